/// Reads plain and quoted scalars: folded lines, doubled quotes, escapes.
struct FlowScalarDecoder {
  let bytes: [UInt8]
  let style: YAMLScalar.Style

  /// The text of the bytes between the quotes; `nil` where an escape is unknown.
  func decode(_ range: Range<Int>) -> PlacedText? {
    var text = PlacedText()
    var offset = range.lowerBound
    while offset < range.upperBound {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset = blanks(at: offset, in: range, into: &text)
      case 0x27 where style == .singleQuoted:
        text.replace(offset..<(offset + 2), with: [0x27])
        offset += 2
      case 0x5C where style == .doubleQuoted:
        guard let next = escape(at: offset, in: range, into: &text) else { return nil }
        offset = next
      default: offset = words(at: offset, in: range, into: &text)
      }
    }
    return text
  }

  /// Copies up to the next byte that means something.
  private func words(at start: Int, in range: Range<Int>, into text: inout PlacedText) -> Int {
    var end = start + 1
    while end < range.upperBound {
      switch bytes[end] {
      case 0x20, 0x09, 0x0A, 0x0D: break
      case 0x27 where style == .singleQuoted: break
      case 0x5C where style == .doubleQuoted: break
      default:
        end += 1
        continue
      }
      break
    }
    text.copy(start..<end, of: bytes)
    return end
  }

  /// Blanks stay within a line; around a break they go, one break becomes a space, more keep all
  /// but the first.
  private func blanks(
    at start: Int, in range: Range<Int>, into text: inout PlacedText, afterEscape: Bool = false
  ) -> Int {
    var end = start
    var breaks = 0
    while end < range.upperBound {
      switch bytes[end] {
      case 0x0A: breaks += 1
      case 0x20, 0x09, 0x0D: break
      default:
        fold(start..<end, breaks: breaks, afterEscape: afterEscape, into: &text)
        return end
      }
      end += 1
    }
    fold(start..<end, breaks: breaks, afterEscape: afterEscape, into: &text)
    return end
  }

  private func fold(
    _ range: Range<Int>, breaks: Int, afterEscape: Bool, into text: inout PlacedText
  ) {
    if afterEscape {
      text.replace(range, with: repeatElement(0x0A, count: breaks))
    } else if breaks == 0 {
      text.copy(range, of: bytes)
    } else if breaks == 1 {
      text.replace(range, with: [0x20])
    } else {
      text.replace(range, with: repeatElement(0x0A, count: breaks - 1))
    }
  }

  private func escape(
    at start: Int, in range: Range<Int>, into text: inout PlacedText
  ) -> Int? {
    guard start + 1 < range.upperBound else { return nil }
    let letter = bytes[start + 1]
    if letter == 0x0A || letter == 0x0D {
      let next = start + (letter == 0x0D ? 3 : 2)
      return blanks(at: min(next, range.upperBound), in: range, into: &text, afterEscape: true)
    }
    if let digits = Self.digits(of: letter) {
      let end = start + 2 + digits
      guard end <= range.upperBound, let scalar = scalar(in: (start + 2)..<end) else { return nil }
      text.replace(start..<end, with: Array(String(Character(scalar)).utf8))
      return end
    }
    guard let scalar = Self.meaning(of: letter) else { return nil }
    text.replace(start..<(start + 2), with: Array(String(Character(scalar)).utf8))
    return start + 2
  }

  private func scalar(in range: Range<Int>) -> Unicode.Scalar? {
    var value: UInt32 = 0
    for byte in bytes[range] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return Unicode.Scalar(value)
  }

  private static func digits(of letter: UInt8) -> Int? {
    switch letter {
    case 0x78: 2  // x
    case 0x75: 4  // u
    case 0x55: 8  // U
    default: nil
    }
  }

  /// YAML 1.1, section 5.6, as far as libyaml knows it.
  private static func meaning(of letter: UInt8) -> Unicode.Scalar? {
    switch Unicode.Scalar(letter) {
    case "0": "\0"
    case "a": "\u{07}"
    case "b": "\u{08}"
    case "t", "\t": "\t"
    case "n": "\n"
    case "v": "\u{0B}"
    case "f": "\u{0C}"
    case "r": "\r"
    case "e": "\u{1B}"
    case " ": " "
    case "\"": "\""
    case "/": "/"
    case "\\": "\\"
    case "N": "\u{85}"
    case "_": "\u{A0}"
    case "L": "\u{2028}"
    case "P": "\u{2029}"
    default: nil
    }
  }
}
