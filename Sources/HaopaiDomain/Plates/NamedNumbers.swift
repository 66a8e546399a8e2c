/// The numbers and ranges that a text may name, found without reading it as what it is: nothing that
/// `PlateNumber(_:)` and `NumberRange(_:)` would read lies outside. There may be more, for any text
/// will do.
package struct NamedNumbers: Sendable {
  /// Whether the text has a backslash, behind which anything may be written.
  package let hasEscapes: Bool
  private let regions: [NumberRegion]
  /// One region that holds all others of its head and length.
  private let bounds: [NumberRegion]

  /// - Parameters:
  ///   - bytes: UTF-8; what is none is passed over.
  ///   - others: provinces that they do not name are left out.
  package init(in bytes: [UInt8], near others: NamedNumbers? = nil) {
    let provinces = others.map { Array(Set($0.bounds.map(\.province))) }
    var regions: [NumberRegion] = []
    var bounds: [NumberRegion] = []
    var last: NumberRegion?
    hasEscapes = Self.scan(bytes, for: provinces) { number in
      regions.append(number)
      // Two in a row may be the ends of a range.
      if let last, last.isLike(number) { regions.append(last.union(number)) }
      last = number
      if let index = bounds.firstIndex(where: number.isLike) {
        bounds[index] = bounds[index].union(number)
      } else {
        bounds.append(number)
      }
    }
    self.regions = regions
    self.bounds = bounds
  }

  package func overlap(_ other: NamedNumbers) -> Bool {
    let near = regions.filter { other.bounds.contains(where: $0.overlaps) }
    guard !near.isEmpty else { return false }
    let others = other.regions.filter { bounds.contains(where: $0.overlaps) }
    return near.contains { others.contains(where: $0.overlaps) }
  }
}

/// Of each position of a serial the least and the greatest byte.
private struct NumberRegion {
  let province: Unicode.Scalar
  let authority: Unicode.Scalar
  /// Of the serial; nil where it could not be told, so that any number of the authority may be meant.
  let length: Int?
  var low: SIMD8<UInt8>
  var high: SIMD8<UInt8>

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
      && all(pointwiseMax(low, other.low) .<= pointwiseMin(high, other.high))
  }

  func union(_ other: NumberRegion) -> NumberRegion {
    var union = self
    union.low = pointwiseMin(low, other.low)
    union.high = pointwiseMax(high, other.high)
    return union
  }
}

extension NamedNumbers {
  /// Takes number after number; answers whether there is a backslash.
  private static func scan(
    _ bytes: [UInt8], for provinces: [Unicode.Scalar]?, _ take: (NumberRegion) -> Void
  ) -> Bool {
    let span = bytes.span
    var hasEscapes = false
    var offset = 0
    while offset < span.count {
      let first = span[offset]
      offset += 1
      if first < 0x80 {
        if first == UInt8(ascii: "\\") { hasEscapes = true }
        continue
      }
      // Every province is an ideograph of three bytes.
      guard first >= 0xE4, first <= 0xE9, offset + 1 < span.count else { continue }
      let scalar = Unicode.Scalar(
        UInt32(first & 0x0F) << 12 | UInt32(span[offset] & 0x3F) << 6
          | UInt32(span[offset + 1] & 0x3F))
      guard let scalar, provinces?.contains(scalar) ?? (Province(scalar) != nil) else { continue }
      offset += 2
      if let region = region(of: scalar, in: bytes[offset...]) { take(region) }
    }
    return hasEscapes
  }

  private static func region(
    of province: Unicode.Scalar, in bytes: ArraySlice<UInt8>
  ) -> NumberRegion? {
    var rest = bytes.makeIterator()
    var decoder = UTF8()
    var authority: Unicode.Scalar?
    var serial = SIMD8<UInt8>.zero
    var length = 0
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      let plain = PlateAlphabet.normalized(scalar)
      // Lines fold into one.
      if PlateAlphabet.isBlank(plain) || plain == "\n" || plain == "\r" { continue }
      if length == 0, PlateAlphabet.isSeparator(plain) { continue }
      guard let known = authority else {
        guard ("A"..."Z").contains(plain) else { return nil }
        authority = plain
        continue
      }
      guard ("A"..."Z").contains(plain) || ("0"..."9").contains(plain) else { break }
      guard length < 6 else { return NumberRegion(province, known) }
      serial[length] = UInt8(truncatingIfNeeded: plain.value)
      length += 1
    }
    return authority.map {
      length > 0
        ? NumberRegion(province, $0, serial, length: length) : NumberRegion(province, $0)
    }
  }
}
