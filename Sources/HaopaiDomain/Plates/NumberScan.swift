/// Goes through a text from number to number, whatever stands between them.
struct NumberScan {
  /// Whether a backslash was passed.
  private(set) var hasEscapes = false
  private let bytes: UnsafeRawBufferPointer
  private let wanted: Wanted
  private var offset = 0
  /// The number before, and where it ended.
  private var last: (region: NumberRegion, end: Int)?

  /// Which numbers are looked for; the same for many texts.
  struct Wanted: Sendable {
    /// What cannot overlap with them, as its province or authority tells, may be left out.
    fileprivate let others: [NumberRegion]?
    /// The province of the others, where they have one in common.
    fileprivate let common: Unicode.Scalar?
    /// Of the letters A to Z those that name an authority of the others, A the lowest bit.
    fileprivate let authorities: UInt32
    fileprivate let search: ProvinceSearch

    /// - Parameter others: nil for all numbers.
    init(near others: [NumberRegion]? = nil) {
      self.others = others
      let provinces = Set((others ?? []).map(\.province))
      common = provinces.count == 1 ? provinces.first : nil
      search = ProvinceSearch(of: common)
      authorities = (others ?? []).reduce(0) { $0 | NumberScan.bit(of: $1.authority.value) }
    }
  }

  /// - Parameter bytes: stay where they are as long as the scan is used.
  init(_ bytes: UnsafeRawBufferPointer, for wanted: Wanted) {
    self.bytes = bytes
    self.wanted = wanted
  }

  /// The next number, or the range that ends with it; nil at the end.
  mutating func next() -> NumberRegion? {
    while let start = wanted.search.first(in: bytes, from: offset, &hasEscapes) {
      offset = start + 1
      guard let province = ideograph(at: start), isWanted(province) else { continue }
      offset = start + 3
      if isForeign() { continue }
      guard let region = usualRegion(of: province) ?? region(of: province) else { continue }
      defer { last = (region, offset) }
      if let last, last.region.isLike(region), isJoined(last.end..<start) {
        return last.region.union(region)
      }
      return region
    }
    return nil
  }

  private func isWanted(_ province: Unicode.Scalar) -> Bool {
    if let common = wanted.common { return province == common }
    return wanted.others?.contains { $0.province == province } ?? (Province(province) != nil)
  }

  /// Whether a number is plainly one of another authority: most are, and they need not be read.
  private func isForeign() -> Bool {
    guard wanted.others != nil, offset < bytes.count, (0x41...0x5A).contains(bytes[offset]) else {
      return false
    }
    return wanted.authorities & Self.bit(of: UInt32(bytes[offset])) == 0
  }

  fileprivate static func bit(of authority: UInt32) -> UInt32 { 1 << (authority &- 0x41) }

  private func ideograph(at offset: Int) -> Unicode.Scalar? {
    guard offset + 2 < bytes.count else { return nil }
    return Unicode.Scalar(
      UInt32(bytes[offset] & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6
        | UInt32(bytes[offset + 2] & 0x3F))
  }

  /// What follows a province, if that is a number as nearly all are written, `F·12345` and an end that
  /// nobody can read on behind; the scan goes on behind it.
  private mutating func usualRegion(of province: Unicode.Scalar) -> NumberRegion? {
    let start = offset + 3
    guard start + 8 <= bytes.count, (0x41...0x5A).contains(bytes[offset]),
      bytes[offset + 1] == 0xC2, bytes[offset + 2] == 0xB7
    else { return nil }
    let written = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
    var length = 0
    while length < 7,
      PlateAlphabet.slot(of: UInt8(truncatingIfNeeded: written >> UInt64(8 * length))) != nil
    {
      length += 1
    }
    guard (1...6).contains(length), isEnd(at: start + length) else { return nil }
    let serial = (written & ((1 << UInt64(8 * length)) &- 1)).littleEndian
    let authority = Unicode.Scalar(bytes[offset])
    offset = start + length
    return NumberRegion(
      province, authority, unsafeBitCast(serial, to: SIMD8<UInt8>.self), length: length)
  }

  /// Whether a number plainly ends here.
  private func isEnd(at offset: Int) -> Bool {
    switch bytes[offset] {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"): true
    case UInt8(ascii: " "): bytes[offset + 1] == UInt8(ascii: "-")
    default: false
    }
  }

  /// What follows a province, if that is a number; the scan goes on behind it.
  private mutating func region(of province: Unicode.Scalar) -> NumberRegion? {
    var authority: Unicode.Scalar?
    var serial = SIMD8<UInt8>.zero
    var length = 0
    reading: while true {
      // Most of a number is digits and capital letters.
      while authority != nil, length < 6, offset < bytes.count,
        PlateAlphabet.slot(of: bytes[offset]) != nil
      {
        serial[length] = bytes[offset]
        length += 1
        offset += 1
      }
      guard let (character, width) = character(at: offset) else { break }
      switch character {
      case .lineEnd:
        // Lines fold into one, but not with one that begins with a key.
        if isKey(at: offset + width) { break reading }
      case .blank: break
      case .separator:
        if length > 0 { break reading }
      case .letter(let byte):
        if authority == nil {
          authority = Unicode.Scalar(byte)
          break
        }
        fallthrough
      case .digit(let byte):
        guard let known = authority else { return nil }
        guard length < 6 else { return NumberRegion(province, known) }
        serial[length] = byte
        length += 1
      case .other: break reading
      }
      offset += width
    }
    return authority.map {
      length > 0
        ? NumberRegion(province, $0, serial, length: length) : NumberRegion(province, $0)
    }
  }

  /// What a character is to a number, in the form that numbers are compared in.
  private enum Character {
    case letter(UInt8)
    case digit(UInt8)
    case blank, separator, lineEnd, other

    @inline(__always)
    init(_ byte: UInt8) {
      switch byte {
      case 0x41...0x5A: self = .letter(byte)
      case 0x30...0x39: self = .digit(byte)
      case 0x61...0x7A: self = .letter(byte - 0x20)
      case 0x0A, 0x0D: self = .lineEnd
      default:
        let scalar = Unicode.Scalar(byte)
        self =
          PlateAlphabet.isBlank(scalar)
          ? .blank : PlateAlphabet.isSeparator(scalar) ? .separator : .other
      }
    }

    init(_ scalar: Unicode.Scalar) {
      let plain = PlateAlphabet.normalized(scalar)
      if plain.isASCII {
        self.init(UInt8(truncatingIfNeeded: plain.value))
      } else {
        self =
          PlateAlphabet.isBlank(plain)
          ? .blank : PlateAlphabet.isSeparator(plain) ? .separator : .other
      }
    }
  }

  /// Nil at the end, and where there is no text.
  @inline(__always)
  private func character(at offset: Int) -> (Character, width: Int)? {
    guard offset < bytes.count else { return nil }
    let byte = bytes[offset]
    if byte < 0x80 { return (Character(byte), 1) }
    // `·`
    if byte == 0xC2, offset + 1 < bytes.count, bytes[offset + 1] == 0xB7 { return (.separator, 2) }
    return scalar(at: offset).map { (Character($0), $1) }
  }

  /// Nil at the end, and where there is no text.
  private func scalar(at offset: Int) -> (Unicode.Scalar, width: Int)? {
    guard offset < bytes.count else { return nil }
    if bytes[offset] < 0x80 { return (Unicode.Scalar(bytes[offset]), 1) }
    var rest = bytes[offset...].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
    return (scalar, UTF8.width(scalar))
  }

  /// Whether the line's first word is followed by a colon, which no number holds.
  private func isKey(at start: Int) -> Bool {
    var offset = start
    while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
    while offset < bytes.count, Self.isWord(bytes[offset]) { offset += 1 }
    return offset < bytes.count && bytes[offset] == UInt8(ascii: ":")
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    let scalar = PlateAlphabet.normalized(Unicode.Scalar(byte))
    return ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "_"
  }

  /// Whether two numbers may be the ends of a range, as what stands between them tells.
  private func isJoined(_ gap: Range<Int>) -> Bool {
    var offset = gap.lowerBound
    while offset < gap.upperBound {
      if bytes[offset] == UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: "-") {
        offset += 1
        continue
      }
      guard let (scalar, width) = scalar(at: offset) else { return false }
      let plain = PlateAlphabet.normalized(scalar)
      guard
        NumberRange.joins(scalar) || PlateAlphabet.isBlank(plain) || plain == "\n" || plain == "\r"
      else { return false }
      offset += width
    }
    return true
  }
}
