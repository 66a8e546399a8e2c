import HaopaiProgram

/// The journal's encoding: whole numbers as LEB128, signed ones zigzagged, texts and lists behind
/// their length.
///
/// Written into room that was made before, so that no byte asks whether there is some.
extension OutputSpan<UInt8> {
  @inline(__always)
  mutating func write(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  @inline(__always)
  mutating func write(_ value: Int) { write(UInt64(value)) }

  @inline(__always)
  mutating func write(_ value: Int64) {
    write(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  @inline(__always)
  mutating func write(_ value: Bool) { append(value ? 1 : 0) }

  mutating func write(_ text: String) {
    let bytes = text.utf8Span.span
    write(bytes.count)
    append(copying: bytes)
  }

  mutating func write(_ hash: ContentHash) {
    for index in 0..<ContentHash.wordCount { write(whole: hash.word(index).byteSwapped) }
  }

  mutating func write(_ object: ObjectValue) {
    switch object {
    case .text(let text):
      append(0)
      write(text)
    case .words(let words):
      append(1)
      write(words.count)
      for word in words { write(word) }
    case .list(let items):
      append(2)
      write(items.count)
      for item in items { write(item) }
    }
  }

  mutating func write(_ value: PreparedValue) {
    switch value {
    case .absent: append(0)
    case .word(let word):
      append(1)
      write(word)
    case .object(let object):
      append(2)
      write(object)
    }
  }

  /// Words that have no short form, as numbers of plates have none: eight bytes each, the least
  /// significant first, behind their count.
  mutating func write(wholeWords words: [Int64]) {
    write(words.count)
    for word in words { write(whole: UInt64(bitPattern: word)) }
  }

  private mutating func write(whole word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { append(copying: $0.bindMemory(to: UInt8.self).span) }
  }
}

/// At most how many bytes a value takes in the journal's encoding.
enum EncodedLength {
  /// A number behind its tag; a tag alone; a count.
  static var number: Int { 11 }

  static func most(_ text: String) -> Int { number + text.utf8.count }

  static func most(_ object: ObjectValue) -> Int {
    switch object {
    case .text(let text): number + most(text)
    case .words(let words): number * (2 + words.count)
    case .list(let items): items.reduce(2 * number) { $0 + most($1) }
    }
  }

  static func most(_ values: [PreparedValue]) -> Int {
    var length = number
    for value in values {
      length += number
      if case .object(let object) = value { length += most(object) }
    }
    return length
  }
}
