/// Reads one JSON text (RFC 8259), strictly and within bounds: no value is guessed or rounded, a
/// key stands once in an object, and depth is limited before the stack is.
///
///     let value = try JSONReader.read(bytes)
struct JSONReader {
  /// Lists and objects within each other; a request needs five.
  static let maximumDepth = 32

  /// Why bytes are not such a text, and where.
  struct Failure: Error, Equatable {
    enum Reason: Equatable {
      case invalidUTF8
      /// Not JSON's grammar.
      case malformed
      case tooDeep
      case duplicateKey(String)
    }

    let reason: Reason
    /// In bytes from the start of the text.
    let offset: Int
    /// What the member `id` of the outermost object says, where all of it was read.
    var id: JSONValue?
  }

  private let bytes: [UInt8]
  private var offset = 0
  private var duplicate: (key: String, offset: Int)?

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func read(_ bytes: [UInt8]) throws(Failure) -> JSONValue {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw Failure(reason: .invalidUTF8, offset: error.byteOffsets.lowerBound)
    }
    var reader = JSONReader(bytes)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.offset == bytes.count else { throw reader.malformed }
    if let duplicate = reader.duplicate { throw repeated(duplicate, in: value) }
    return value
  }

  private static func repeated(
    _ duplicate: (key: String, offset: Int), in value: JSONValue
  ) -> Failure {
    var failure = Failure(reason: .duplicateKey(duplicate.key), offset: duplicate.offset)
    if case .object(let object) = value, object.members.filter({ $0.key == "id" }).count == 1 {
      failure.id = object["id"]
    }
    return failure
  }

  // MARK: - Values

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
    case UInt8(ascii: "["): return .list(try list(depth: depth + 1))
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(Failure) -> JSONObject {
    try enter(depth)
    var object = JSONObject()
    var seen: Set<String> = []
    guard !takeAfterSpace("}") else { return object }
    repeat {
      skipSpace()
      let start = offset
      guard next == UInt8(ascii: "\"") else { throw malformed }
      let key = try text()
      guard takeAfterSpace(":") else { throw malformed }
      if !seen.insert(key).inserted, duplicate == nil { duplicate = (key, start) }
      object.members.append(JSONObject.Member(key: key, value: try value(depth: depth)))
    } while takeAfterSpace(",")
    guard takeAfterSpace("}") else { throw malformed }
    return object
  }

  private mutating func list(depth: Int) throws(Failure) -> [JSONValue] {
    try enter(depth)
    var items: [JSONValue] = []
    guard !takeAfterSpace("]") else { return items }
    repeat { items.append(try value(depth: depth)) } while takeAfterSpace(",")
    guard takeAfterSpace("]") else { throw malformed }
    return items
  }

  /// Steps over the opening bracket.
  private mutating func enter(_ depth: Int) throws(Failure) {
    guard depth <= Self.maximumDepth else { throw Failure(reason: .tooDeep, offset: offset) }
    offset += 1
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(Failure) -> JSONValue {
    let length = word.utf8CodeUnitCount
    let isThere = word.withUTF8Buffer { expected in
      offset + length <= bytes.count
        && bytes[offset..<(offset + length)].elementsEqual(expected)
    }
    guard isThere else { throw malformed }
    offset += length
    return value
  }

  private mutating func number() throws(Failure) -> JSONValue {
    let start = offset
    _ = take("-")
    let digits = offset
    guard skipDigits() > 0, offset == digits + 1 || bytes[digits] != UInt8(ascii: "0") else {
      throw malformed
    }
    var isWhole = true
    if take(".") {
      isWhole = false
      guard skipDigits() > 0 else { throw malformed }
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      guard skipDigits() > 0 else { throw malformed }
    }
    let literal = String(decoding: bytes[start..<offset], as: UTF8.self)
    // Minus zero is not the integer 0 as it was written.
    if isWhole, literal != "-0", let integer = Int64(literal) { return .integer(integer) }
    return .number(literal)
  }

  // MARK: - Bytes

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private var malformed: Failure { Failure(reason: .malformed, offset: offset) }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      offset += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func takeAfterSpace(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    return take(character)
  }

  private mutating func skipDigits() -> Int {
    let start = offset
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    return offset - start
  }
}

// MARK: - Texts

extension JSONReader {
  private mutating func text() throws(Failure) -> String {
    offset += 1
    let start = offset
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      offset += 1
    }
    if next == UInt8(ascii: "\"") {
      defer { offset += 1 }
      return String(decoding: bytes[start..<offset], as: UTF8.self)
    }
    var content = Array(bytes[start..<offset])
    try appendEscaped(to: &content)
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func appendEscaped(to content: inout [UInt8]) throws(Failure) {
    while let byte = next, byte >= 0x20 {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return
      case UInt8(ascii: "\\"): content.append(contentsOf: String(try escape()).utf8)
      default: content.append(byte)
      }
    }
    throw malformed
  }

  private mutating func escape() throws(Failure) -> Character {
    let letter = next
    offset += 1
    switch letter {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return Character(try codePoint())
    default:
      offset -= 1
      throw malformed
    }
  }

  /// A surrogate must stand in a pair: alone it is no character.
  private mutating func codePoint() throws(Failure) -> Unicode.Scalar {
    let first = try unit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard (0xD800...0xDBFF).contains(first), take("\\"), take("u") else { throw malformed }
    let second = try unit()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw malformed }
    return scalar
  }

  private mutating func unit() throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw malformed
      }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }
}
