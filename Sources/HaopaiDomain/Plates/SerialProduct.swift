/// Serials of one length as a product: at each position any character of that position's set.
struct SerialProduct: Hashable, Sendable {
  /// How long the serials are: one of `PlateNumber.serialLengths`.
  let length: Int
  // Without memory of their own: a city has thousands of products. Empty behind the last position.
  private let sets: InlineArray<6, UInt64>

  private init?(length: Int, _ sets: InlineArray<6, UInt64>) {
    // Most intersections end at their first positions.
    for position in 0..<length where sets[position] == 0 { return nil }
    self.length = length
    self.sets = sets
  }

  /// - Returns: nil when nothing is left.
  init?(_ positions: some Collection<CharacterClassSet>) {
    guard PlateNumber.serialLengths.contains(positions.count) else { return nil }
    var sets = InlineArray<6, UInt64>(repeating: 0)
    for (position, set) in positions.enumerated() { sets[position] = set.bits }
    self.init(length: positions.count, sets)
  }

  /// All serials of one length that run at each position from one's character to the other's.
  init?(from first: PlateNumber.Serial, through last: PlateNumber.Serial) {
    let length = first.count
    guard length == last.count else { return nil }
    var sets = InlineArray<6, UInt64>(repeating: 0)
    for position in 0..<length {
      sets[position] = CharacterClassSet(from: first[position], through: last[position]).bits
    }
    self.init(length: length, sets)
  }

  static func == (left: SerialProduct, right: SerialProduct) -> Bool {
    left.length == right.length && left.positions.elementsEqual(right.positions)
  }

  func hash(into hasher: inout Hasher) {
    for set in positions { hasher.combine(set) }
  }

  var positions: some RandomAccessCollection<CharacterClassSet> {
    (0..<length).lazy.map { CharacterClassSet(slots: self.sets[$0]) }
  }

  /// How many serials there are.
  var count: Int { positions.reduce(1) { $0 * $1.count } }

  func contains(_ serial: PlateNumber.Serial) -> Bool {
    serial.count == length
      && zip(serial, positions).allSatisfy { byte, set in set.contains(byte) }
  }

  func overlaps(_ other: SerialProduct) -> Bool {
    intersection(other) != nil
  }

  func intersection(_ other: SerialProduct) -> SerialProduct? {
    guard length == other.length else { return nil }
    var common = sets
    for position in 0..<length { common[position] &= other.sets[position] }
    return SerialProduct(length: length, common)
  }

  /// Without the serials that hold any of the characters; nil when nothing is left.
  func without(_ characters: CharacterClassSet) -> SerialProduct? {
    SerialProduct(positions.map { $0.subtracting(characters) })
  }

  /// What is left without `other`, as disjoint products: at most one a position.
  ///
  /// The n-th of them agrees with `other` before position n, differs from it at n, and is free
  /// after n.
  func subtracting(_ other: SerialProduct) -> [SerialProduct] {
    guard let common = intersection(other) else { return [self] }
    return (0..<length).compactMap { position in
      var sets = common.sets
      sets[position] = self.sets[position] & ~common.sets[position]
      for free in (position + 1)..<max(position + 1, length) { sets[free] = self.sets[free] }
      return SerialProduct(length: length, sets)
    }
  }
}
