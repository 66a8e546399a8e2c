import Testing

@testable import HaopaiCommand

@Suite("cutting input into lines")
struct LineReaderTests {
  private func lines(
    _ text: String, limit: Int, portion: Int
  ) throws -> [LineReader.Line] {
    let reader = LineReader(MemorySource(Array(text.utf8), portion: portion), limit: limit)
    var lines: [LineReader.Line] = []
    while let line = try reader.next() { lines.append(line) }
    return lines
  }

  @Test("in whatever pieces it arrives", arguments: [1, 2, 3, 7, 1_000])
  func pieces(portion: Int) throws {
    let found = try lines("ab\n\ncde\r\nf", limit: 4, portion: portion)
    #expect(
      found == ["ab", "", "cde\r", "f"].map { LineReader.Line.bytes(Array($0.utf8)) })
    #expect(try lines("", limit: 4, portion: portion).isEmpty)
    #expect(try lines("\n", limit: 4, portion: portion) == [.bytes([])])
  }

  @Test("a line too long is one line, and the next one is whole", arguments: [1, 3, 5, 1_000])
  func tooLong(portion: Int) throws {
    let found = try lines("abcd\nabcde\nabcdefghijklmnop\nxy\nlonglong", limit: 4, portion: portion)
    #expect(
      found == [
        .bytes(Array("abcd".utf8)), .tooLong, .tooLong, .bytes(Array("xy".utf8)), .tooLong,
      ])
  }
}
