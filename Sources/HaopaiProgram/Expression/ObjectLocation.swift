/// Where a text or a list lies: a number, so that reading and handing on one counts no reference.
package struct ObjectLocation: Hashable, Sendable {
  /// Of a text the first unit above and the count of its bytes below; of a list its index above and
  /// a mark below. All zeros are the empty text.
  let bits: UInt64

  @inline(__always)
  package static var empty: ObjectLocation { ObjectLocation(bits: 0) }
  private static let listMark: UInt32 = 1 << 31

  @inline(__always)
  init(bits: UInt64) { self.bits = bits }

  init(textAt start: Int, count: Int) {
    precondition(count < Int(Self.listMark), "a text has less than 2 GiB")
    bits = count == 0 ? 0 : UInt64(UInt32(start)) << 32 | UInt64(count)
  }

  init(listAt index: Int) { bits = UInt64(UInt32(index)) << 32 | UInt64(Self.listMark) }

  /// The first unit of a text, or the index of a list.
  @inline(__always)
  var start: Int { Int(bits >> 32) }

  /// The bytes of a text; 0 for a list.
  @inline(__always)
  var count: Int { Int(bits & 0x7FFF_FFFF) }

  @inline(__always)
  var unitCount: Int { (count &+ 7) &>> 3 }

  @inline(__always)
  var isList: Bool { UInt32(truncatingIfNeeded: bits) & Self.listMark != 0 }

  /// How much further on all units and all lists lie elsewhere.
  struct Distance {
    fileprivate let units: UInt64
    fileprivate let lists: UInt64

    init(units: Int, lists: Int) {
      self.units = UInt64(UInt32(units)) << 32
      self.lists = UInt64(UInt32(lists)) << 32
    }
  }

  @inline(__always)
  func moved(by distance: Distance) -> ObjectLocation {
    if bits == 0 { return self }
    return ObjectLocation(bits: bits &+ (isList ? distance.lists : distance.units))
  }

  /// One of `Order`'s outcomes for the texts in two slots, each of its own units, byte by byte.
  // Not inlined, for the loop that tests has better use for the registers.
  @inline(never)
  static func textOrder(
    at slot: Int, in units: [UInt64], and otherSlot: Int, in others: [UInt64]
  ) -> UInt8 {
    let (units, others) = (units.span, others.span)
    let (left, right) = (ObjectLocation(bits: units[slot]), ObjectLocation(bits: others[otherSlot]))
    var (first, second) = (left.start, right.start)
    if left.count != right.count { return unequalOrder(left, in: units, right, in: others) }
    let end = first &+ left.unitCount
    while first < end {
      if units[first] != others[second] {
        return unequalOrder(left, in: units, right, in: others)
      }
      first &+= 1
      second &+= 1
    }
    return Order.equal
  }

  @inline(never)
  private static func unequalOrder(
    _ left: ObjectLocation, in units: borrowing Span<UInt64>, _ right: ObjectLocation,
    in others: borrowing Span<UInt64>
  ) -> UInt8 {
    for index in 0..<min(left.unitCount, right.unitCount) {
      let first = UInt64(bigEndian: units[left.start + index])
      let second = UInt64(bigEndian: others[right.start + index])
      if first != second { return first < second ? Order.less : Order.greater }
    }
    // The zeros behind a text's end are less than or the same as any byte of a longer one.
    return left.count < right.count ? Order.less : Order.greater
  }
}
