/// Compares one word with many others. A file of nothing but unknown words has millions of pairs, so
/// most are told apart by their lengths and kinds of letters, and none takes memory of its own.
struct WordComparison {
  /// How many letters of a word may ever differ.
  static let most = 3
  /// Longer words are never compared; nobody mistypes them by chance.
  private static let longestWord = 64

  private let word: Letters
  private var other = Letters()
  private var rows = DistanceRows(columns: longestWord)

  /// Nil for a word that is near to none.
  init?(_ text: String) {
    var word = Letters()
    word.read(text)
    guard !word.scalars.isEmpty, word.scalars.count <= Self.longestWord else { return nil }
    self.word = word
  }

  /// How many letters differ; nil where it is more than `limit` or than such words may.
  mutating func distance(to text: String, limit: Int) -> Int? {
    // A scalar has one to four bytes.
    let (bytes, count) = (text.utf8.count, word.scalars.count)
    guard bytes + limit >= count, bytes <= 4 * (count + limit) else { return nil }
    other.read(text)
    guard other.scalars.count <= Self.longestWord else { return nil }
    let limit = min(limit, Self.limit(count, other.scalars.count))
    // A change takes a kind of letter away and brings another.
    guard (word.kinds ^ other.kinds).nonzeroBitCount <= 2 * limit else { return nil }
    return distance(word.scalars[...], other.scalars[...], limit: limit)
  }

  /// Whether no word of one name is another word than the one in its place in the other name; names of
  /// different numbers of words are compared as wholes alone. About the text compared last.
  mutating func areWordsNear() -> Bool {
    let (left, right) = (word.scalars, other.scalars)
    guard left.count(where: Letters.separates) == right.count(where: Letters.separates) else {
      return true
    }
    var (lefts, rights) = (left[...], right[...])
    while true {
      let ends = (
        lefts.firstIndex(where: Letters.separates) ?? lefts.endIndex,
        rights.firstIndex(where: Letters.separates) ?? rights.endIndex
      )
      let pair = (lefts[..<ends.0], rights[..<ends.1])
      let limit = Self.limit(pair.0.count, pair.1.count)
      guard pair.0 == pair.1 || distance(pair.0, pair.1, limit: limit) != nil else { return false }
      guard ends.0 < lefts.endIndex else { return true }
      (lefts, rights) = (lefts[(ends.0 + 1)...], rights[(ends.1 + 1)...])
    }
  }

  /// How many letters of words of these lengths may differ.
  private static func limit(_ left: Int, _ right: Int) -> Int {
    min(most, max(1, max(left, right) / 3))
  }

  private mutating func distance(
    _ left: ArraySlice<UInt32>, _ right: ArraySlice<UInt32>, limit: Int
  ) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    // A word of one or two letters has nothing in common with one that differs in all of them.
    if min(left.count, right.count) <= 1, left != right { return nil }
    return rows.distance(left, right, limit: limit)
  }
}

/// A word as the eye takes it.
private struct Letters {
  private(set) var scalars: [UInt32] = []
  /// A bit for each kind of letter; some share one.
  private(set) var kinds: UInt64 = 0

  static func separates(_ scalar: UInt32) -> Bool { scalar == 0x5F || scalar == 0x2E }

  mutating func read(_ text: String) {
    scalars.removeAll(keepingCapacity: true)
    kinds = 0
    for byte in text.utf8 {
      guard byte < 0x80 else {
        readSlowly(text)
        return
      }
      append(UInt32(Self.plain(byte)))
    }
  }

  private mutating func readSlowly(_ text: String) {
    scalars.removeAll(keepingCapacity: true)
    kinds = 0
    for scalar in Confusables.skeleton(text) { append(scalar.value) }
  }

  private mutating func append(_ scalar: UInt32) {
    scalars.append(scalar)
    kinds |= 1 << UInt64(scalar & 63)
  }

  /// What `Confusables.skeleton` makes of an ASCII letter.
  private static func plain(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 0x20
    case UInt8(ascii: "-"): UInt8(ascii: "_")
    default: byte
    }
  }
}

/// Three rows of the table of distances, of which only the cells near the diagonal are filled.
private struct DistanceRows {
  private var older: [Int]
  private var previous: [Int]
  private var current: [Int]

  init(columns: Int) {
    older = Array(repeating: 0, count: columns + 2)
    previous = older
    current = older
  }

  /// Optimal string alignment distance; `nil` where it exceeds `limit`.
  mutating func distance(
    _ left: ArraySlice<UInt32>, _ right: ArraySlice<UInt32>, limit: Int
  ) -> Int? {
    var (left, right) = (left, right)
    while let first = left.first, first == right.first {
      left.removeFirst()
      right.removeFirst()
    }
    while let last = left.last, last == right.last {
      left.removeLast()
      right.removeLast()
    }
    let columns = right.count
    for column in 0...columns { previous[column] = column }
    for row in 0..<left.count {
      guard fill(row, left, right, limit: limit) <= limit else { return nil }
      swap(&older, &previous)
      swap(&previous, &current)
    }
    return previous[columns] <= limit ? previous[columns] : nil
  }

  /// Fills the cells of a row that can be within `limit`; answers the least.
  private mutating func fill(
    _ row: Int, _ left: ArraySlice<UInt32>, _ right: ArraySlice<UInt32>, limit: Int
  ) -> Int {
    let far = limit + 1
    let from = max(0, row - limit)
    let end = min(right.count, row + limit + 1)
    let letter = left[left.startIndex + row]
    current[from] = from == 0 ? row + 1 : far
    var least = current[from]
    for column in from..<max(from, end) {
      let other = right[right.startIndex + column]
      var cost = min(previous[column + 1], current[column]) + 1
      cost = min(cost, previous[column] + (letter == other ? 0 : 1))
      if row > 0, column > 0, letter == right[right.startIndex + column - 1],
        left[left.startIndex + row - 1] == other
      {
        cost = min(cost, older[column - 1] + 1)
      }
      current[column + 1] = cost
      least = min(least, cost)
    }
    current[end + 1] = far
    return least
  }
}
