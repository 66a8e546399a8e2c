import HaopaiCommand
import HaopaiDiagnostics
import Testing

@Suite("haopai explain-code")
struct ExplainCodeTests {
  @Test("a page says what is wrong, why, and how it is right")
  func page() {
    let run = ToolRun(["explain-code", "bad-unit"], root: nil)
    #expect(run.status == .fine)
    #expect(
      run.output == """
        bad-unit
        a value lacks its unit, or has one that cannot be used here

        Seconds, days, working days and months are never converted into each other, so the unit must be
        given: `180 s` or `30 min` for a duration, `3 working days` or `6 months` for a term.

        wrong, in cities/qingxi.yaml:
          | hold: 180
        right:
          | hold: 180 s

        """)
    #expect(
      ToolRun(["explain-code", "bad-unit", "--language", "zh"], root: nil).output == """
        bad-unit
        取值缺少单位，或单位不能用在这里

        秒、天、工作日和月从不互相换算，所以单位必须写明。时长用 `180 s`、`30 min`，期限用
        `3 working days`、`6 months`。

        错误，cities/qingxi.yaml：
          | hold: 180
        正确：
          | hold: 180 s

        """)
  }

  @Test("without a code every code stands in a line", arguments: ["zh", "en"])
  func list(language: String) throws {
    let run = ToolRun(["explain-code", "--language", language], root: nil)
    #expect(run.status == .fine)
    #expect(run.lines.count == CodePage.all.count)
    for (line, page) in zip(run.lines, CodePage.all) {
      let what = language == "zh" ? page.what.zh : page.what.en
      #expect(line.hasPrefix(page.code + " ") && line.hasSuffix("  " + what), "\(line)")
    }
  }

  @Test("an unknown code is wrong usage, with the nearest")
  func unknown() {
    let near = ToolRun(["explain-code", "bad-datte"], root: nil)
    #expect(near.status == .usage && near.output.isEmpty)
    #expect(near.errors == "haopai: there is no code `bad-datte`, did you mean `bad-date`\n")
    let chinese = ToolRun(["explain-code", "bad-datte", "--language", "zh"], root: nil)
    #expect(chinese.errors == "haopai: 没有代码 `bad-datte`，是否想写 `bad-date`\n")
    let far = ToolRun(["explain-code", "烟台"], root: nil)
    #expect(far.status == .usage)
    #expect(
      far.errors == "haopai: there is no code `烟台`, `haopai explain-code` lists them all\n")
    #expect(ToolRun(["explain-code", "bad-date", "bad-unit"], root: nil).status == .usage)
  }

  @Test("nothing on a page is invisible, and a pipe gets plain text", arguments: CodePage.all)
  func plain(page: CodePage) {
    for language in ["zh", "en"] {
      let run = ToolRun(["explain-code", page.code, "--language", language], root: nil)
      let odd = run.output.unicodeScalars.filter { scalar in
        guard scalar != "\n", scalar != " " else { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: return true
        default: return false
        }
      }
      #expect(odd.isEmpty, "\(page.code): \(odd.map(\.value))")
      #expect(run.output.count < 3000, "\(page.code)")
    }
  }

  @Test("what cannot be seen is shown by its number")
  func invisible() {
    func wrong(_ code: String) -> String {
      let lines = ToolRun(["explain-code", code], root: nil).lines
      return lines.drop { !$0.hasPrefix("wrong") }.dropFirst().first ?? ""
    }
    #expect(wrong("zero-width-character") == "  | slo\\u{200B}ts: 3")
    #expect(wrong("unusual-space") == "  | \\u{3000}\\u{3000}\\u{3000}hold: 180 s")
    #expect(wrong("tab-indentation") == "  | ␉␉␉hold: 180 s")
    #expect(wrong("too-many-nodes") == "  | closed_days: [1, …(×100001)1]")
    #expect(wrong("not-utf-8").contains("zh: \\x{C8}\\x{AB}\\x{B9}\\x{FA}, en"))
  }

  @Test("a terminal shows the code and the halves of the example in bold")
  func terminal() {
    let run = ToolRun(["explain-code", "bad-unit"], root: nil, isTerminal: true)
    #expect(run.output.hasPrefix("\u{1B}[1mbad-unit\u{1B}[0m\n"))
    #expect(run.output.contains("\u{1B}[1mright:\u{1B}[0m\n"))
    let plain = ToolRun(
      ["explain-code", "bad-unit"], root: nil, environment: ["NO_COLOR": "1"], isTerminal: true)
    #expect(!plain.output.contains("\u{1B}"))
  }
}
