/// Looks once, quickly, whether a file is what nearly all files are: UTF-8 without a mark at its
/// beginning, of printable ASCII, line feeds, tabs, ideographs and the punctuation that goes with them.
///
/// What is ordinary needs no other check of its bytes; what is not may still be well, and is looked at
/// byte by byte.
struct OrdinaryText {
  /// Whether there are tabs in it.
  let hasTabs: Bool

  private typealias Block = SIMD16<UInt8>

  /// Nil where there is anything else.
  init?(_ bytes: [UInt8]) {
    let result: (isOrdinary: Bool, hasTabs: Bool) = bytes.withUnsafeBytes { bytes in
      var hasTabs = false
      var offset = 0
      while offset < bytes.count {
        if offset + 16 <= bytes.count {
          let ordinary = Self.printableBytes(
            of: bytes.loadUnaligned(fromByteOffset: offset, as: Block.self))
          offset += ordinary
          if ordinary == 16 { continue }
        }
        // What stopped the walk, and what follows of its kind.
        repeat {
          let byte = bytes[offset]
          if byte < 0x80 {
            guard Self.isOrdinary(byte, behind: offset > 0 ? bytes[offset - 1] : 0x0A) else {
              return (false, false)
            }
            if byte == 0x09 { hasTabs = true }
            offset += 1
          } else {
            let length = Self.length(of: bytes, at: offset)
            guard length > 0 else { return (false, false) }
            offset += length
          }
        } while offset < bytes.count && bytes[offset] >= 0x80
      }
      return (true, hasTabs)
    }
    guard result.isOrdinary else { return nil }
    hasTabs = result.hasTabs
  }

  /// How many bytes come before the first that is neither printable ASCII nor a line feed, or that may
  /// begin a directive.
  @inline(__always)
  private static func printableBytes(of block: Block) -> Int {
    let isOther =
      ((block .< Block(repeating: 0x20)) .& (block .!= Block(repeating: 0x0A)))
      .| (block .>= Block(repeating: 0x7F)) .| (block .== Block(repeating: 0x25))
    // Lanes of a mask have all bits or none.
    let halves = unsafeBitCast(isOther, to: SIMD2<UInt64>.self)
    if halves[0] != 0 { return halves[0].littleEndian.trailingZeroBitCount / 8 }
    return 8 + halves[1].littleEndian.trailingZeroBitCount / 8
  }

  /// Of an ASCII character; `%` at the beginning of a line is a directive.
  @inline(__always)
  private static func isOrdinary(_ byte: UInt8, behind last: UInt8) -> Bool {
    switch byte {
    case 0x25: last != 0x0A
    case 0x20...0x7E, 0x0A, 0x09: true
    default: false
    }
  }

  /// How many bytes a character has that is not ASCII; 0 where it is not ordinary.
  @inline(__always)
  private static func length(of bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
    let lead = bytes[offset]
    guard offset + 1 < bytes.count, bytes[offset + 1] & 0xC0 == 0x80 else { return 0 }
    // U+00A0 to U+00FF: `·`, `×`, `°`.
    if lead == 0xC2, bytes[offset + 1] >= 0xA0 { return 2 }
    // U+00C0 to U+02FF: letters with accents.
    if lead >= 0xC3, lead <= 0xCB { return 2 }
    guard offset + 2 < bytes.count, bytes[offset + 2] & 0xC0 == 0x80 else { return 0 }
    switch lead {
    // U+4000 to U+9FFF are ideographs.
    case 0xE4...0xE9: return 3
    // U+3000 to U+3FFF: `、`, `。`, brackets, kana, older ideographs.
    case 0xE3: return 3
    // Full-width forms, U+FF00 to U+FFBF.
    case 0xEF: return (0xBC...0xBE).contains(bytes[offset + 1]) ? 3 : 0
    // U+2010 to U+2027 are dashes, quotes, dots, U+2080 to U+2FFF arrows, numbers, radicals; what turns
    // text or ends lines stands between them.
    case 0xE2:
      let isPunctuation = bytes[offset + 1] == 0x80 && (0x90...0xA7).contains(bytes[offset + 2])
      return isPunctuation || bytes[offset + 1] >= 0x82 ? 3 : 0
    default: return 0
    }
  }
}
