/// Passes over text to where a province may begin.
struct ProvinceSearch {
  /// The province's three bytes, each in all lanes; nil where any will do.
  private let wanted: Lanes?

  private typealias Bytes = SIMD16<UInt8>

  private struct Lanes {
    let first: Bytes
    let second: Bytes
    let third: Bytes
  }

  /// - Parameter province: the only one; nil for any.
  init(of province: Unicode.Scalar?) {
    let bytes = province.flatMap(UTF8.encode).map(Array.init) ?? []
    // All are ideographs of three bytes.
    wanted =
      bytes.count == 3
      ? Lanes(
        first: Bytes(repeating: bytes[0]), second: Bytes(repeating: bytes[1]),
        third: Bytes(repeating: bytes[2]))
      : nil
  }

  /// Where a province may begin; nil where none does.
  /// - Parameter hasEscapes: becomes true where a backslash was passed.
  func first(
    in bytes: UnsafeRawBufferPointer, from start: Int, _ hasEscapes: inout Bool
  ) -> Int? {
    var offset = start
    let escape = Bytes(repeating: UInt8(ascii: "\\"))
    if let wanted {
      // Two bytes more, so that a province that begins in the last lane is seen whole.
      while offset + 18 <= bytes.count {
        let first = bytes.loadUnaligned(fromByteOffset: offset, as: Bytes.self)
        let second = bytes.loadUnaligned(fromByteOffset: offset + 1, as: Bytes.self)
        let third = bytes.loadUnaligned(fromByteOffset: offset + 2, as: Bytes.self)
        if Self.lane(first .== escape) != nil { hasEscapes = true }
        let found = Self.lane(
          (first .== wanted.first) .& (second .== wanted.second) .& (third .== wanted.third))
        if let found { return offset + found }
        offset += 16
      }
    }
    while offset < bytes.count {
      if offset + 16 <= bytes.count {
        let all = bytes.loadUnaligned(fromByteOffset: offset, as: Bytes.self)
        if Self.lane((all .>= Bytes(repeating: 0x80)) .| (all .== escape)) == nil {
          offset += 16
          continue
        }
      }
      let byte = bytes[offset]
      if byte >= 0xE4, byte <= 0xE9 { return offset }
      if byte == UInt8(ascii: "\\") { hasEscapes = true }
      offset += 1
    }
    return nil
  }

  /// The first lane that is set.
  @inline(__always)
  private static func lane(_ mask: SIMDMask<SIMD16<Int8>>) -> Int? {
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    guard halves[0] | halves[1] != 0 else { return nil }
    return halves[0] != 0
      ? halves[0].littleEndian.trailingZeroBitCount / 8
      : 8 + halves[1].littleEndian.trailingZeroBitCount / 8
  }
}
