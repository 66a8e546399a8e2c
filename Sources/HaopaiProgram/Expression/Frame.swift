/// Where a value stands in a frame.
package enum Slot: Hashable, Sendable {
  case word(Int)
  case object(Int)
}

/// A value's slot and, for one that may be absent, the word that is 1 while it is there.
package struct Place: Hashable, Sendable {
  package let slot: Slot
  package let presence: Int?

  package init(slot: Slot, presence: Int? = nil) {
    self.slot = slot
    self.presence = presence
  }
}

/// Everything that an expression can read without asking: parameters, fields, inputs, facts.
///
/// Laid out once for each workflow; the layout decides each value's slot when the rule book is
/// compiled, so reading is an index.
///
/// There is one of it for each step; it is lent to every evaluation and never copied.
package struct Frame: ~Copyable, Sendable {
  /// Slots that every frame has.
  package enum Word {
    /// The step's instant.
    @inlinable package static var now: Int { 0 }
    /// The civil day of `now`.
    @inlinable package static var today: Int { 1 }
    /// The instant at which the state that owns the expression was entered.
    @inlinable package static var entered: Int { 2 }
    /// The outcome of the command's code check.
    @inlinable package static var check: Int { 3 }
    /// The fewest and the most elements of the list whose count was wrong, for the sentence that
    /// says so.
    @inlinable package static var fewest: Int { 4 }
    @inlinable package static var most: Int { 5 }
    @inlinable package static var count: Int { 6 }
  }

  package var words: [Int64]
  /// All objects but those that are lent.
  package var objects: [ObjectValue]
  /// Objects that somebody else has laid out, such as the fields of a case: to lend them counts one
  /// reference, where a copy would count one for each.
  package private(set) var lent: [ObjectValue] = []
  /// The slot of the first object that is lent.
  private var firstLent = 0

  package init(words: Int, objects: Int) {
    self.words = Array(repeating: 0, count: words)
    self.objects = Array(repeating: .empty, count: objects)
  }

  /// Takes the place of the objects from a slot on.
  package mutating func lend(_ objects: [ObjectValue], from slot: Int) {
    lent = objects
    firstLent = slot
  }

  package func object(at slot: Int) -> ObjectValue {
    let index = slot &- firstLent
    return lent.indices.contains(index) ? lent[index] : objects[slot]
  }

  package mutating func setObject(_ object: ObjectValue, at slot: Int) {
    let index = slot &- firstLent
    if lent.indices.contains(index) { lent[index] = object } else { objects[slot] = object }
  }

  /// One of `Order`'s outcomes for the texts at two slots.
  func textOrder(_ left: Int, _ right: Int) -> UInt8 {
    // Spans lend what arrays would hand out with one more reference.
    let (objects, lent) = (objects.span, lent.span)
    let (leftLent, rightLent) = (left &- firstLent, right &- firstLent)
    return TextBytes.order(
      lent.indices.contains(leftLent) ? lent[leftLent].text : objects[left].text,
      lent.indices.contains(rightLent) ? lent[rightLent].text : objects[right].text)
  }

  /// One of `Order`'s outcomes for the text at a slot and another.
  func textOrder(_ slot: Int, _ other: borrowing ObjectValue) -> UInt8 {
    let (objects, lent) = (objects.span, lent.span)
    let index = slot &- firstLent
    return TextBytes.order(
      lent.indices.contains(index) ? lent[index].text : objects[slot].text, other.text)
  }
}
