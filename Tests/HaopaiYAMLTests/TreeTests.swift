import HaopaiDiagnostics
import HaopaiYAML
import Testing

struct TreeTests {
  @Test func `scalars stay text and order stays`() throws {
    let reading = Reading("b: no\na: 08:00\nlist: [0123, 1e3]\nempty:\nnested:\n  - x: y\n")
    #expect(reading.findings.isEmpty)
    #expect(
      try #require(reading.tree).outline
        == "{b: `no`, a: `08:00`, list: [`0123`, `1e3`], empty: ``, nested: [{x: `y`}]}")
  }

  @Test func `spans are bytes and end with the last child`() throws {
    let text = "名称: 北京\ndraw:\n  size: 10\n\n  # a comment\nkinds: [甲, 乙]  # more\n"
    let reading = Reading(text)
    let texts = try #require(reading.tree).all.map { reading.text(at: $0.span) }
    #expect(
      texts == [
        "名称: 北京\ndraw:\n  size: 10\n\n  # a comment\nkinds: [甲, 乙]", "北京", "size: 10", "10",
        "[甲, 乙]", "甲", "乙",
      ])
  }

  @Test func `spans stay true under carriage returns`() throws {
    let reading = Reading("a: |\r\n  字\r\n  b\r\n\r\nc: \"x\r\n  y\"\r\n字: 尾\r\n")
    #expect(reading.findings.isEmpty)
    let texts = try #require(reading.tree).all.dropFirst().map { reading.text(at: $0.span) }
    #expect(texts == ["|\r\n  字\r\n  b", "\"x\r\n  y\"", "尾"])
  }

  @Test(arguments: [
    ("a: hello world", "world", "world"),
    ("a: 'it''s'", "'", "''"),
    ("a: 'it''s'", "s", "s"),
    (#"a: "x\u5b57y""#, "字", #"\u5b57"#),
    (#"a: "x\ty""#, "y", "y"),
    ("a: one\n  two", " ", "\n  "),
    ("a: one\n  two", "two", "two"),
    ("a: |\n  first\n  second\n", "second", "second"),
    ("a: |\n  first\n  second\n", "first\nsecond", "first\n  second"),
    ("a: >\n  first\n  second\n", " ", "\n"),
    ("a: >-\n  甲\n\n  乙\n", "乙", "乙"),
    ("a: |2\n    x\n   y\n", "y", "y"),
    ("a: \"one\\\n   two\"", "two", "two"),
  ])
  func `a range of the text is found in the file`(text: String, part: String, raw: String) throws {
    let reading = Reading(text)
    guard case .mapping(let entries) = try #require(reading.tree).content,
      case .scalar(let scalar) = entries[0].value.content
    else {
      Issue.record("not a scalar")
      return
    }
    let whole = Array(scalar.text.utf8)
    let wanted = Array(part.utf8)
    let start = try #require(
      whole.indices.first { whole[$0...].starts(with: wanted) }, "\(scalar.text)")
    #expect(!scalar.places.isCoarse)
    #expect(reading.text(at: scalar.places.span(of: start..<(start + wanted.count))) == raw)
  }

  @Test func `an empty text has a place`() throws {
    let reading = Reading("a: ''\nb:\nc: \"\"")
    let nodes = try #require(reading.tree).all.dropFirst()
    let starts = nodes.map { node -> Int32 in
      guard case .scalar(let scalar) = node.content else { return -1 }
      return scalar.places.span(of: 0..<0).start
    }
    #expect(starts == [4, 8, 13])
  }
}
