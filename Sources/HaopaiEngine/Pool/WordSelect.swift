extension UInt64 {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The place of the set bit that has `rank` set bits before it; `rank` must be below the word's
  /// number of set bits.
  ///
  /// Sums the bits of bytes 0…n into byte n, finds the byte in which the sum passes the rank by
  /// comparing all eight at once, and walks the bits of that byte only.
  func place(ofSetBit rank: Int) -> Int {
    var sums = self - ((self >> 1) & 0x5555_5555_5555_5555)
    sums = (sums & 0x3333_3333_3333_3333) + ((sums >> 2) & 0x3333_3333_3333_3333)
    sums = ((sums + (sums >> 4)) & 0x0F0F_0F0F_0F0F_0F0F) &* UInt64.ones
    let ranks = UInt64(truncatingIfNeeded: rank) &* UInt64.ones
    // A byte's high bit stays set where its sum is at most the rank.
    let passed = ((ranks | UInt64.highs) &- sums) & UInt64.highs
    let start = 8 * ((passed >> 7 &* UInt64.ones) >> 56).asInt
    let before = start == 0 ? 0 : ((sums >> UInt64(start - 8)) & 0xFF).asInt
    var byte = (self >> UInt64(start)) & 0xFF
    for _ in before..<rank { byte &= byte &- 1 }
    return start + byte.trailingZeroBitCount
  }

  private var asInt: Int { Int(truncatingIfNeeded: self) }
}
