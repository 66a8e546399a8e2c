/// Of each position of a serial the least and the greatest byte.
struct NumberRegion {
  let province: Unicode.Scalar
  let authority: Unicode.Scalar
  /// Of the serial; nil where it could not be told, so that any number of the authority may be meant.
  let length: Int?
  private(set) var low: SIMD8<UInt8>
  private(set) var high: SIMD8<UInt8>

  /// A single number, its bytes behind one another.
  init(
    _ province: Unicode.Scalar, _ authority: Unicode.Scalar, _ serial: SIMD8<UInt8>, length: Int
  ) {
    self.province = province
    self.authority = authority
    self.length = length
    low = serial
    high = serial
  }

  /// All numbers of an authority.
  init(_ province: Unicode.Scalar, _ authority: Unicode.Scalar) {
    self.province = province
    self.authority = authority
    length = nil
    low = .zero
    high = SIMD8(repeating: .max)
  }

  func isLike(_ other: NumberRegion) -> Bool {
    authority == other.authority && length == other.length && province == other.province
  }

  func overlaps(_ other: NumberRegion) -> Bool {
    guard authority == other.authority, province == other.province else { return false }
    guard let length, let otherLength = other.length else { return true }
    return length == otherLength
      && Self.isNone((low .> other.high) .| (other.low .> high))
  }

  func union(_ other: NumberRegion) -> NumberRegion {
    var union = self
    union.low.replace(with: other.low, where: other.low .< low)
    union.high.replace(with: other.high, where: other.high .> high)
    return union
  }

  /// Lanes of a mask have all bits or none.
  private static func isNone(_ mask: SIMDMask<SIMD8<Int8>>) -> Bool {
    unsafeBitCast(mask, to: UInt64.self) == 0
  }
}
