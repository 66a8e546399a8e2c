extension UInt64 {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The place of the set bit that has `rank` set bits before it; `rank` must be below the word's
  /// number of set bits.
  ///
  /// Sums the bits of bytes 0…n into byte n and finds the byte in which the sum passes the rank by
  /// comparing all eight at once; then does the same with the eight bits of that byte. No branches:
  /// where the bit lies is chance, so every branch on it would be predicted wrongly.
  func place(ofSetBit rank: Int) -> Int {
    var sums = self &- ((self >> 1) & 0x5555_5555_5555_5555)
    sums = (sums & 0x3333_3333_3333_3333) &+ ((sums >> 2) & 0x3333_3333_3333_3333)
    sums = ((sums &+ (sums >> 4)) & 0x0F0F_0F0F_0F0F_0F0F) &* UInt64.ones
    let wanted = UInt64(truncatingIfNeeded: rank)
    let start = 8 &* sums.bytes(upTo: wanted)
    let before = ((sums << 8) &>> start) & 0xFF
    // Bit n of the byte, alone in byte n.
    let spread = (((self &>> start) & 0xFF) &* UInt64.ones) & 0x8040_2010_0804_0201
    let bits = ((spread &+ 0x7F7F_7F7F_7F7F_7F7F) >> 7) & UInt64.ones
    return Int(truncatingIfNeeded: start &+ (bits &* UInt64.ones).bytes(upTo: wanted &- before))
  }

  /// How many of the eight bytes, each at most 127, are at most `limit`.
  private func bytes(upTo limit: UInt64) -> UInt64 {
    let passed = (((limit &* UInt64.ones) | UInt64.highs) &- self) & UInt64.highs
    return ((passed >> 7) &* UInt64.ones) >> 56
  }
}
