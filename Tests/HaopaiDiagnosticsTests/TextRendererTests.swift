import HaopaiDiagnostics
import Testing

struct TextRendererTests {
  private func render(_ text: String, _ part: String, _ language: Language = .en) -> [String] {
    let source = SourceText(text)
    let output = TextRenderer().render(
      [.sample(at: source.span(of: part))], in: [source], language: language)
    return output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The excerpt's two lines.
  private func excerpt(_ text: String, _ part: String) -> [String] {
    Array(render(text, part).dropFirst(2).prefix(2))
  }

  @Test func `the whole of it`() {
    let source = SourceText("name: 烟台\nkinds: x\nname: 青岛\n")
    let first = source.span(of: "name")
    let second = SourceSpan(file: source.id, start: 22, end: 26)
    let finding = Finding(
      FindingCode("duplicate-key"), Message(zh: "键 `name` 重复", en: "key `name` is given twice"),
      at: second, help: Message(zh: "留一个", en: "keep one"),
      related: [.init(span: first, message: Message(zh: "第一次", en: "first here"))],
      fixes: [.init(span: second, replacement: "city", message: Message(zh: "改名", en: "rename"))])
    let english = """
      cities/yantai.yaml:3:1: error[duplicate-key]: key `name` is given twice
        |
      3 | name: 青岛
        | ^^^^
        = help: keep one
        = see cities/yantai.yaml:1:1: first here
        = fix: rename: `city`

      """
    let chinese = """
      cities/yantai.yaml:3:1: 错误[duplicate-key]: 键 `name` 重复
        |
      3 | name: 青岛
        | ^^^^
        = 提示: 留一个
        = 另见 cities/yantai.yaml:1:1: 第一次
        = 改法: 改名: `city`

      """
    #expect(TextRenderer().render([finding], in: [source], language: .en) == english)
    #expect(TextRenderer().render([finding], in: [source], language: .zh) == chinese)
  }

  @Test(arguments: [
    (Language.zh, "改法: 写成 `180 s`"), (Language.en, "fix: write `180 s`"),
  ])
  func `help and fix that say the same are one line`(_ language: Language, _ line: String) {
    let source = SourceText("time: 180")
    let advice = Message(zh: "写成 `180 s`", en: "write `180 s`")
    let span = source.span(of: "180")
    let finding = Finding(
      FindingCode("missing-unit"), Message(zh: "缺少单位", en: "no unit"), at: span, help: advice,
      fixes: [.init(span: span, replacement: "180 s", message: advice)])
    let output = TextRenderer().render([finding], in: [source], language: language)
    #expect(output.split(separator: "\n").dropFirst(4) == ["  = \(line)"])
  }

  @Test func `carets stand under wide characters`() {
    #expect(excerpt("名称: 北京 x", "北京") == ["1 | 名称: 北京 x", "  |       ^^^^"])
    #expect(excerpt("😀 x", "x") == ["1 | 😀 x", "  |    ^"])
    #expect(excerpt("e\u{301}x", "x") == ["1 | e\u{301}x", "  |  ^"])
    #expect(excerpt("ａ，b", "b") == ["1 | ａ，b", "  |     ^"])
  }

  @Test func `tabs are expanded`() {
    #expect(excerpt("\ta\tb", "b") == ["1 |     a   b", "  |         ^"])
  }

  @Test func `nothing in a file reaches the terminal as a command`() {
    #expect(excerpt("a\u{1B}[31mx", "x") == ["1 | a␛[31mx", "  |       ^"])
    #expect(excerpt("a\u{202E}x", "x") == ["1 | a\\u{202E}x", "  |          ^"])
    #expect(excerpt("a\u{200B}x", "\u{200B}") == ["1 | a\\u{200B}x", "  |  ^^^^^^^^"])
    let source = SourceText("x", path: "a\u{1B}]0;evil\u{7}.yaml")
    let message = Message(zh: "`\u{1B}[2J`", en: "`\u{1B}[2J\u{2066}`")
    let finding = Finding(FindingCode("x"), message, at: source.span(of: "x"))
    let output = TextRenderer().render([finding], in: [source], language: .en)
    #expect(output.hasPrefix("a␛]0;evil␇.yaml:1:1: error[x]: `␛[2J\\u{2066}`\n"))
  }

  @Test func `bytes that are not utf-8 are shown`() {
    let source = SourceText(id: .init(0), path: "a", bytes: [0x61, 0xC3, 0x62])
    let finding = Finding.sample(at: SourceSpan(file: source.id, start: 2, end: 3))
    let output = TextRenderer().render([finding], in: [source], language: .en)
    #expect(output.contains("1 | a\\x{C3}b\n  |        ^\n"))
  }

  @Test func `a long line is cut around the span`() throws {
    let text = String(repeating: "甲", count: 100) + "HERE" + String(repeating: "乙", count: 100)
    let lines = excerpt(text, "HERE")
    let shown = lines[0].dropFirst(4)
    #expect(shown.hasPrefix("…甲") && shown.hasSuffix("乙…"))
    #expect(shown.contains("HERE"))
    // 1 for the ellipsis, then 20 wide characters.
    #expect(lines[1] == "  | " + String(repeating: " ", count: 41) + "^^^^")
    #expect(excerpt(String(repeating: "a", count: 100), "a")[0].count == 104)
    #expect(excerpt(String(repeating: "a", count: 101), "a")[0].hasSuffix("…"))
  }

  @Test func `a span ends with its line`() {
    #expect(excerpt("a: \"x\ny\"", "\"x\ny\"") == ["1 | a: \"x", "  |    ^^"])
    #expect(excerpt("ab\r\ncd", "b\r\nc") == ["1 | ab", "  |  ^"])
  }

  @Test func `an empty place has one caret`() {
    #expect(excerpt("", "") == ["1 |", "  | ^"])
    #expect(excerpt("abc", "missing") == ["1 | abc", "  |    ^"])
    #expect(excerpt("a\n", "missing") == ["2 |", "  | ^"])
  }

  @Test func `colour is switched by the caller`() {
    let source = SourceText("x")
    let findings = [Finding.sample(at: source.span(of: "x"), severity: .warning)]
    let plain = TextRenderer().render(findings, in: [source], language: .en)
    let coloured = TextRenderer(colour: true).render(findings, in: [source], language: .en)
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}[1;33mwarning[sample-code]\u{1B}[0m"))
  }

  @Test func `a finding of an unknown file has no place`() {
    let finding = Finding.sample(at: SourceSpan(file: .init(7), start: 0, end: 1))
    #expect(
      TextRenderer().render([finding], in: [], language: .en)
        == "error[sample-code]: this is wrong\n")
  }
}
