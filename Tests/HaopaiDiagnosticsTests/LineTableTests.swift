import HaopaiDiagnostics
import Testing

struct LineTableTests {
  private func places(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    let table = LineTable(bytes)
    return (0...bytes.count).map { offset in
      let position = table.position(of: offset)
      return "\(position.line):\(position.column):\(position.utf16Column)"
    }
  }

  @Test func `every kind of line break ends a line`() {
    #expect(
      places("a\nb\r\nc\rd")
        == ["1:1:1", "1:2:2", "2:1:1", "2:2:2", "2:3:3", "3:1:1", "3:2:2", "4:1:1", "4:2:2"])
    #expect(LineTable([]).position(of: 0).line == 1)
    #expect(LineTable(Array("a\n".utf8)).position(of: 2).line == 2)
  }

  @Test func `columns count scalars and utf-16 units`() {
    let table = LineTable(Array("号😀x".utf8))
    #expect(table.position(of: 3).column == 2)
    #expect(table.position(of: 7).column == 3)
    #expect(table.position(of: 7).utf16Column == 4)
  }

  @Test func `bad bytes count as one column each`() {
    #expect(LineTable([0xC3, 0xFB, 0x61]).position(of: 2).column == 3)
  }

  @Test func `offsets outside the file are drawn in`() {
    let table = LineTable(Array("ab".utf8))
    #expect(table.position(of: -5).column == 1)
    #expect(table.position(of: 99).column == 3)
    #expect(table.content(ofLine: 0).isEmpty)
    #expect(table.content(ofLine: 9).isEmpty)
  }

  @Test func `a line's content has no break`() {
    let table = LineTable(Array("a\r\nbc\rd".utf8))
    #expect((1...3).map { table.content(ofLine: $0) } == [0..<1, 3..<5, 6..<7])
  }

  @Test func `long lines agree with a plain count`() {
    let text = String(repeating: "号a😀", count: 700)
    let table = LineTable(Array(text.utf8))
    var offset = 0
    for (index, scalar) in text.unicodeScalars.enumerated() {
      #expect(table.position(of: offset).column == index + 1)
      offset += String(Character(scalar)).utf8.count
    }
  }
}
