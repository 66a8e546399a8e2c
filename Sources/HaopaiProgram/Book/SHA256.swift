/// The Secure Hash Algorithm with 256 bits (FIPS 180-4), fed piece by piece.
package struct SHA256: Sendable {
  /// Bytes that are digested at once.
  static let blockSize = 64

  private var state = SIMD8<UInt32>(
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)
  /// The words of the block that is being filled.
  private var block = InlineArray<16, UInt32>(repeating: 0)
  /// How many bytes it has; always fewer than 64.
  private var filled = 0
  private var length: UInt64 = 0

  package init() {}

  package mutating func update(_ bytes: some Collection<UInt8>) {
    // One piece of code for all that lies in a row: a collection asked for its bytes one by one takes
    // longer than the digest.
    if bytes.withContiguousStorageIfAvailable({ update($0.span) }) == nil {
      update(Array(bytes).span)
    }
  }

  private mutating func update(_ bytes: borrowing Span<UInt8>) {
    length &+= UInt64(bytes.count)
    for index in bytes.indices { append(bytes[index]) }
  }

  /// The digest of everything fed so far: 32 bytes.
  package consuming func finish() -> [UInt8] {
    let bits = length &* 8
    append(0x80)
    while filled != Self.blockSize - 8 { append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    let state = state
    return [UInt8](unsafeUninitializedCapacity: 32) { bytes, count in
      for index in 0..<32 {
        let shift = UInt32(24 - index % 4 * 8)
        bytes.initializeElement(
          at: index, to: UInt8(truncatingIfNeeded: state[index / 4] >> shift))
      }
      count = 32
    }
  }

  package static func digest(of bytes: some Collection<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8) {
    block[filled / 4] = block[filled / 4] << 8 | UInt32(byte)
    filled += 1
    if filled == Self.blockSize { compress() }
  }

  private mutating func compress() {
    // The last sixteen of the 64 words over which the block is spread.
    var words = block
    let constants = roundConstants.span
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for round in 0..<64 {
      if round >= 16 {
        let early = words[(round + 1) & 15]
        let late = words[(round + 14) & 15]
        let sigma0 = early.rotated(7) ^ early.rotated(18) ^ (early >> 3)
        let sigma1 = late.rotated(17) ^ late.rotated(19) ^ (late >> 10)
        words[round & 15] &+= sigma0 &+ words[(round + 9) & 15] &+ sigma1
      }
      let sum1 = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
      let choice = (e & f) ^ (~e & g)
      let step1 = h &+ sum1 &+ choice &+ constants[round] &+ words[round & 15]
      let sum0 = a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      (h, g, f, e) = (g, f, e, d &+ step1)
      (d, c, b, a) = (c, b, a, step1 &+ sum0 &+ majority)
    }
    state &+= SIMD8(a, b, c, d, e, f, g, h)
    filled = 0
  }
}

/// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
private let roundConstants: [UInt32] = [
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
  0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
  0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
  0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
  0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
  0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
  0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
  0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
  0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
  0xc671_78f2,
]

extension UInt32 {
  fileprivate func rotated(_ count: UInt32) -> UInt32 { self >> count | self << (32 - count) }
}
