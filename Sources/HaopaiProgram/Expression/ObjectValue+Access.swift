/// The compiler knows each object's type; a slot that was never filled reads as empty.
extension ObjectValue {
  package var text: String {
    if case .text(let text) = self { text } else { "" }
  }

  package var elementWords: [Int64] {
    if case .words(let words) = self { words } else { [] }
  }

  package var elementObjects: [ObjectValue] {
    if case .list(let objects) = self { objects } else { [] }
  }

  package var count: Int {
    switch self {
    case .text: 0
    case .words(let words): words.count
    case .list(let objects): objects.count
    }
  }

  /// Equality as expressions see it: texts byte by byte, where `==` on `String` would take
  /// canonically equivalent texts for equal; all empty lists are equal.
  package func isSame(as other: ObjectValue) -> Bool {
    switch (self, other) {
    case (.text(let left), .text(let right)): return TextBytes.areSame(left, right)
    case (.words(let left), .words(let right)): return left == right
    case (.list(let left), .list(let right)):
      guard left.count == right.count else { return false }
      for index in left.indices where !left[index].isSame(as: right[index]) { return false }
      return true
    default: return count == 0 && other.count == 0
    }
  }

  func joined(with other: ObjectValue) -> ObjectValue {
    switch (self, other) {
    case (.words(let left), .words(let right)): .words(left + right)
    case (.list(let left), .list(let right)): .list(left + right)
    default: count == 0 ? other : self
    }
  }

  mutating func append(_ word: Int64) {
    var words = elementWords
    // The list's only other owner goes away, so that it grows in place.
    self = .empty
    words.append(word)
    self = .words(words)
  }

  mutating func append(_ object: ObjectValue) {
    var objects = elementObjects
    self = .empty
    objects.append(object)
    self = .list(objects)
  }
}
