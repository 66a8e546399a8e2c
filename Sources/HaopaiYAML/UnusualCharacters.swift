/// What a text holds that `SuspiciousText` must look at: one walk over its bytes, which spares it
/// nearly every sentence.
struct UnusualCharacters: OptionSet {
  let rawValue: UInt8

  /// Invisible characters, Greek and Cyrillic.
  static let words = UnusualCharacters(rawValue: 1)
  static let spaces = UnusualCharacters(rawValue: 2)
  /// `：`
  static let colons = UnusualCharacters(rawValue: 4)
  /// `，`
  static let commas = UnusualCharacters(rawValue: 8)
  /// Full-width letters, digits and opening brackets.
  static let wide = UnusualCharacters(rawValue: 16)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(of text: String) {
    if let found = text.utf8.withContiguousStorageIfAvailable(UnusualCharacters.init(of:)) {
      self = found
    } else {
      var text = text
      self = text.withUTF8(UnusualCharacters.init(of:))
    }
  }

  /// The bytes must be UTF-8.
  private init(of bytes: UnsafeBufferPointer<UInt8>) {
    self = []
    var offset = 0
    while offset < bytes.count {
      let first = bytes[offset]
      switch first {
      case ..<0x80: offset += Self.plainBytes(of: bytes, at: offset)
      case ..<0xE0:
        formUnion(Self.pair(first, bytes[offset + 1]))
        offset += 2
      case ..<0xF0:
        formUnion(Self.triple(first, bytes[offset + 1], bytes[offset + 2]))
        offset += 3
      default:
        // U+E0000 and its neighbours hold what only changes the character before it.
        if first == 0xF3 { formUnion(.words) }
        offset += 4
      }
    }
  }

  /// How many of the bytes from an ASCII one on are passed over at once.
  private static func plainBytes(of bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    guard offset + 8 <= bytes.count else { return 1 }
    let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    return word & 0x8080_8080_8080_8080 == 0 ? 8 : 1
  }

  private static func pair(_ first: UInt8, _ second: UInt8) -> UnusualCharacters {
    switch (first, second) {
    case (0xC2, 0xA0): .spaces
    case (0xC2, 0xAD): .words
    case (0xCD...0xD4, _): .words
    default: []
    }
  }

  private static func triple(
    _ first: UInt8, _ second: UInt8, _ third: UInt8
  ) -> UnusualCharacters {
    switch (first, second, third) {
    case (0xE4...0xEE, _, _): []
    case (0xE1, _, _), (0xE2, 0x80, 0x80...0x8F): [.words, .spaces]
    case (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): .spaces
    case (0xE2, 0x81, 0xA0...), (0xE3, 0x85, 0xA4): .words
    case (0xEF, 0xB8, 0x80...0x8F), (0xEF, 0xBB, 0xBF), (0xEF, 0xBE, 0xA0): .words
    case (0xEF, 0xBC, 0x8C): .commas
    case (0xEF, 0xBC, 0x9A): .colons
    case (0xEF, 0xBC, 0x90...0x99), (0xEF, 0xBC, 0xA1...0xBB): .wide
    case (0xEF, 0xBD, 0x81...0x9B): .wide
    default: []
    }
  }
}
