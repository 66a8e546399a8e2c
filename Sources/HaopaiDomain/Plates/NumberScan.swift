/// Goes through a text from number to number, whatever stands between them.
struct NumberScan {
  /// Whether a backslash was passed.
  private(set) var hasEscapes = false
  private let bytes: UnsafeRawBufferPointer
  /// What cannot overlap with them, as its province or authority tells, may be left out.
  private let others: [NumberRegion]?
  /// The province of the others, where they have one in common.
  private let head: Head?
  private var offset = 0
  /// The number before, and where it ended.
  private var last: (region: NumberRegion, end: Int)?

  /// - Parameters:
  ///   - bytes: stay where they are as long as the scan is used.
  ///   - others: nil for a scan that finds all numbers.
  init(_ bytes: UnsafeRawBufferPointer, of others: [NumberRegion]? = nil) {
    self.bytes = bytes
    self.others = others
    let provinces = Set((others ?? []).map(\.province))
    head = provinces.count == 1 ? provinces.first.map(Head.init) : nil
  }

  /// The next number, or the range that ends with it; nil at the end.
  mutating func next() -> NumberRegion? {
    while skip() {
      let start = offset
      offset = start + 1
      guard let province = ideograph(at: start),
        others?.contains(where: { $0.province == province }) ?? (Province(province) != nil)
      else { continue }
      offset = start + 3
      // Most numbers are another authority's: they need not be read.
      if let others, let authority = plainLetter(),
        !others.contains(where: { $0.authority == authority && $0.province == province })
      {
        continue
      }
      guard let region = region(of: province) else { continue }
      defer { last = (region, offset) }
      if let last, last.region.isLike(region), isJoined(last.end..<start) {
        return last.region.union(region)
      }
      return region
    }
    return nil
  }

  // MARK: - Skipping

  private mutating func skip() -> Bool {
    guard let head else { return skipPlain() }
    return skip(to: head)
  }

  /// The three bytes of a province, each in all places of a word.
  private struct Head {
    let first: UInt64
    let second: UInt64
    let third: UInt64

    init(_ province: Unicode.Scalar) {
      var bytes = UTF8.encode(province)?.makeIterator()
      func next() -> UInt64 { NumberScan.ones &* UInt64(bytes?.next() ?? 0) }
      first = next()
      second = next()
      third = next()
    }
  }

  @inline(__always)
  private static var ones: UInt64 { 0x0101_0101_0101_0101 }
  @inline(__always)
  private static var backslashes: UInt64 { 0x5C5C_5C5C_5C5C_5C5C }

  /// The high bit of the first zero byte, and perhaps of bytes behind it.
  @inline(__always)
  private static func zeros(in word: UInt64) -> UInt64 { (word &- ones) & ~word & (ones << 7) }

  /// Goes on to a byte that may begin a province: all are ideographs of three bytes.
  private mutating func skipPlain() -> Bool {
    while offset < bytes.count {
      if offset + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if word & (Self.ones << 7) == 0, Self.zeros(in: word ^ Self.backslashes) == 0 {
          offset += 8
          continue
        }
      }
      let byte = bytes[offset]
      if byte >= 0xE4, byte <= 0xE9 { return true }
      if byte == UInt8(ascii: "\\") { hasEscapes = true }
      offset += 1
    }
    return false
  }

  /// Goes on to a byte that may begin a province.
  private mutating func skip(to head: Head) -> Bool {
    var offset = offset
    // Two bytes more, so that a province that begins in the word is seen whole.
    while offset + 10 <= bytes.count {
      let first = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let second = bytes.loadUnaligned(fromByteOffset: offset + 1, as: UInt64.self)
      let third = bytes.loadUnaligned(fromByteOffset: offset + 2, as: UInt64.self)
      if Self.zeros(in: first ^ Self.backslashes) != 0 { hasEscapes = true }
      let found = Self.zeros(
        in: (first ^ head.first) | (second ^ head.second) | (third ^ head.third))
      guard found == 0 else {
        self.offset = offset + found.littleEndian.trailingZeroBitCount / 8
        return true
      }
      offset += 8
    }
    self.offset = offset
    return skipPlain()
  }

  private func ideograph(at offset: Int) -> Unicode.Scalar? {
    guard offset + 2 < bytes.count else { return nil }
    return Unicode.Scalar(
      UInt32(bytes[offset] & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6
        | UInt32(bytes[offset + 2] & 0x3F))
  }

  private func plainLetter() -> Unicode.Scalar? {
    guard offset < bytes.count, ("A"..."Z").contains(Unicode.Scalar(bytes[offset])) else {
      return nil
    }
    return Unicode.Scalar(bytes[offset])
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
