/// The serials of a product by their index, the last position turning fastest.
///
/// Neighbouring positions stand together in groups whose every choice of characters is listed, so
/// that a serial costs a division and a look-up a group instead of a position.
struct SerialTable: ~Copyable, Sendable {
  private struct Group {
    let radix: UInt32
    /// 2^64 / `radix`, rounded up. The high half of a product with it is the quotient, exactly so
    /// for every index, at a fraction of a division's time. Of no use to a radix of 1, which only
    /// the foremost group can have: it is not divided.
    let reciprocal: UInt64
    /// Where a number's word holds the group's last byte.
    let shift: UInt64
    /// Where `choices` holds the group's.
    let start: Int
  }

  /// A group lists at most two positions of all digits and letters.
  private static let mostChoices = 36 * 36
  /// Nor more than one in so many of the numbers, or a small block's lists would outgrow its bits in
  /// a pool.
  private static let numbersPerChoice = 64

  /// The last positions' first.
  private let groups: [Group]
  /// Bytes right-aligned.
  private let choices: [UInt64]

  init(_ product: SerialProduct) {
    let positions = Array(product.positions)
    let numbers = product.count
    // At least a position of all characters, so that no group ends with a radix of 1 before another.
    let limit = max(36, min(SerialTable.mostChoices, numbers / SerialTable.numbersPerChoice))
    var groups: [Group] = []
    var choices: [UInt64] = []
    var listed: [[CharacterClassSet]: Int] = [:]
    var end = positions.count
    while end > 0 {
      var start = end
      var radix = 1
      while start > 0, radix * positions[start - 1].count <= limit {
        start -= 1
        radix *= positions[start].count
      }
      let sets = Array(positions[start..<end])
      groups.append(
        Group(
          radix: UInt32(radix), reciprocal: UInt64.max / UInt64(radix) &+ 1,
          shift: UInt64(PlateNumber.shift(end - 1)), start: listed[sets] ?? choices.count))
      if listed[sets] == nil {
        // Groups with the same characters share their list.
        listed[sets] = choices.count
        choices += SerialTable.choices(of: sets)
      }
      end = start
    }
    self.groups = groups
    self.choices = choices
  }

  private static func choices(of sets: [CharacterClassSet]) -> [UInt64] {
    sets.reduce([0]) { choices, set in
      choices.flatMap { choice in set.map { choice << 8 | UInt64($0) } }
    }
  }

  /// The bytes of the serial with an index below the product's count, as a number's word holds them.
  @inline(__always)
  func serial(at index: UInt32) -> UInt64 {
    let groups = groups.span
    let choices = choices.span
    var rest = index
    var serial: UInt64 = 0
    let foremost = groups.count &- 1
    for position in 0..<foremost {
      let group = groups[position]
      let quotient = UInt32(
        truncatingIfNeeded: UInt64(rest).multipliedFullWidth(by: group.reciprocal).high)
      let choice = Int(truncatingIfNeeded: rest &- quotient &* group.radix)
      serial |= choices[group.start &+ choice] &<< group.shift
      rest = quotient
    }
    let group = groups[foremost]
    return serial | choices[group.start &+ Int(rest)] &<< group.shift
  }
}
