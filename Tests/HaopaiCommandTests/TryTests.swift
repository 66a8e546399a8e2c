import Foundation
import Haopai
import Testing

@testable import HaopaiCommand

@Suite("haopai try")
struct TryTests {
  private static let beginning = ["--at", "2026-03-02 09:00", "--seed", "7"]

  private func play(_ lines: [String], _ more: [String] = []) -> ToolRun {
    ToolRun(
      ["try", "yantai", "new-car"] + Self.beginning + more,
      input: Array(lines.joined(separator: "\n").utf8))
  }

  @Test("the shipped selection plays to its end in both languages", arguments: ["zh", "en"])
  func script(language: String) {
    let script = ToolRun.repository + "/cities/yantai.try.txt"
    let run = play([], ["--script", script, "--language", language])
    #expect(run.status == .fine, "\(run.output)")
    #expect(run.output.contains("(registered)"))
    #expect(run.output.contains(language == "zh" ? "还有 180 秒" : "180 s left"))
    #expect(run.output.contains(language == "zh" ? "预选号凭证" : "selection voucher"))
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test("a seed fixes the codes too, another seed gives others")
  func seededCodes() throws {
    let steps = ["agree", "submit vin=1M8GDM9AXKP042788 evidence=HGZ123", "send_code"]
    let first = play(steps)
    let code = try #require(first.output.firstMatch(of: /\b[0-9]{6}\b/)?.output)
    #expect(play(steps).output == first.output)
    #expect(!play(steps, ["--seed", "8"]).output.contains(code))
  }

  @Test("a script with a step that fails says so by its status")
  func failingScript() throws {
    let rules = try TemporaryRules(["s.txt": "agree\nagree\n"])
    #expect(play([], ["--script", rules.root + "/s.txt"]).status == .findings)
    #expect(play([], ["--script", rules.root + "/none.txt"]).status == .usage)
  }

  @Test(
    "who cannot apply, or a script that is not there, is refused before anything is printed",
    arguments: [
      (
        ["--applicant", "individual:123"],
        "`123` is no valid identity number or credit code of the kind `individual`"
      ),
      (
        ["--applicant", "unit:11010519491231002X"],
        "`11010519491231002X` is no valid identity number or credit code of the kind `unit`"
      ),
      (["--applicant", "alien:1"], "individual:ID"), (["--applicant", "x"], "individual:ID"),
      (["--script", "/nope"], "`/nope` cannot be read"),
    ])
  func badArguments(arguments: [String], complaint: String) {
    let run = play(["agree"], arguments)
    #expect(run.status == .usage)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(complaint), "\(run.errors)")
  }

  @Test(
    "a time that cannot be is refused with one that can",
    arguments: ["2026-03-02", "2300-01-01 00:00"])
  func badStart(time: String) {
    let run = ToolRun(["try", "yantai", "new-car", "--at", time])
    #expect(run.status == .usage)
    #expect(
      run.errors.hasPrefix(
        "haopai: option `--at` cannot be `\(time)`, it is a time such as 2026-03-02 09:00 "
          + "between the midnights of 1992-01-01 and 2200-01-01\n"))
    let chinese = ToolRun(["try", "yantai", "new-car", "--at", time, "--language", "zh"])
    #expect(
      chinese.errors.hasPrefix(
        "haopai: 选项 `--at` 不能是 `\(time)`，应为 1992-01-01 和 2200-01-01 的零时之间的时间，如 2026-03-02 09:00\n"))
  }

  @Test("lists are shown as they are typed, and types have Chinese names")
  func lists() {
    let steps = [
      "agree", "submit vin=1M8GDM9AXKP042788 evidence=HGZ123", "send_code", "prove code=1",
      "wait 60 s", "start", "send_code", "wait 5 s", "prove code=1", "compose numbers=x",
    ]
    let english = play(steps).output
    #expect(english.contains("numbers=number,number,…"), "\(english)")
    #expect(english.contains("values are separated by commas: numbers=number,number,…"))
    let chinese = play(steps, ["--language", "zh"]).output
    #expect(chinese.contains("numbers=号牌号码,号牌号码,…"))
    #expect(chinese.contains("`input.numbers[0]` 应为号牌号码，例如"))
    #expect(chinese.contains("多个值以逗号分隔：numbers=号牌号码,号牌号码,…"))
    // Before it is open the answer is that, whatever was typed.
    #expect(play(["compose numbers=x"]).output.contains("[command-not-open]"))
  }

  @Test("a pipe ends with 0, whatever was refused")
  func pipe() {
    let run = play([
      "agree", "nonsense", "9", "submit vin", "\"", "wait 5", "print x", "quit", "agree",
    ])
    #expect(run.status == .fine)
    #expect(run.output.contains("the business has no such command"))
    #expect(run.output.contains("there is no step 9"))
    #expect(run.output.contains("`vin` should be name=value"))
    #expect(run.output.components(separatedBy: "(details)").count == 2)
  }

  /// At a terminal, where what is missing is asked for.
  private func converse(_ lines: [String]) -> ToolRun {
    ToolRun(
      ["try", "yantai", "new-car"] + Self.beginning,
      input: Array(lines.map { $0 + "\n" }.joined().utf8), environment: ["NO_COLOR": "1"],
      isTerminal: true)
  }

  @Test("what is missing is asked for, and what is answered with nothing is left out")
  func questions() {
    let run = converse(["agree", "submit", "1M8GDM9AXKP042788", "HGZ123", "submit vin=1", ""])
    #expect(run.status == .fine)
    #expect(run.output.contains("    VIN vin (vin): "))
    #expect(run.output.contains("(proving)"))
    #expect(
      converse(["agree", "submit", "1M8GDM9AXKP042788", ""]).output.contains(
        "`input.evidence` is missing"))
  }

  @Test("the end of the input at a question cancels the command and ends the session")
  func endAtAQuestion() {
    for answers in [[], ["1M8GDM9AXKP042788"]] {
      let run = converse(["agree", "submit"] + answers)
      #expect(run.status == .fine)
      #expect(run.output.hasSuffix(": \n"), "\(run.output.suffix(200))")
      #expect(!run.output.contains("is missing"))
      #expect(!run.output.contains("(proving)"))
    }
  }

  @Test("a question that is answered with too much cancels the command only")
  func tooLongAnAnswer() {
    let run = converse(["agree", "submit", String(repeating: "1", count: 1 << 17), "show"])
    #expect(run.status == .fine)
    #expect(run.output.contains("this line is too long"))
    #expect(!run.output.contains("is missing"))
    #expect(run.output.components(separatedBy: "(details)").count == 3)
  }

  @Test("a value that is given twice is refused, whichever was meant")
  func repeatedInputs() {
    let steps = ["agree", "submit vin=1M8GDM9AXKP042788 evidence=A evidence=B", "show"]
    let english = play(steps).output
    #expect(english.contains("`evidence` is given more than once"))
    #expect(!english.contains("(proving)"))
    #expect(play(steps, ["--language", "zh"]).output.contains("`evidence` 写了不止一次"))
    let references = play(["agree", "submit vin=1 vin=2 evidence=A"]).output
    #expect(references.contains("`vin` is given more than once"))
  }

  @Test("a step can be chosen by its number")
  func byNumber() {
    #expect(play(["1"]).output.contains("(details)"))
  }

  @Test(
    "without --at it begins when the service opens",
    arguments: [
      ("2026-03-02T03:00:00Z", "2026-03-02 11:00"), ("2026-03-02T16:00:00Z", "2026-03-03 08:00"),
    ])
  func opening(now: String, start: String) throws {
    let clock = try #require(Instant(rfc3339: now)).milliseconds
    let run = ToolRun(["try", "yantai", "new-car"], clock: clock)
    #expect(run.output.contains("\n\(start)  "))
  }

  @Test(
    "a wrong name gets a suggestion",
    arguments: [
      (["yantia", "new-car"], "did you mean `yantai`"),
      (["yantai", "newcar"], "did you mean `new-car`"),
    ])
  func suggestions(operands: [String], hint: String) {
    let run = ToolRun(["try"] + operands)
    #expect(run.status == .usage)
    #expect(run.errors.contains(hint))
  }

  @Test("lines are cut into words and values")
  func lines() {
    #expect(TryLine("  ") == .blank)
    #expect(TryLine("# 你好 | hello") == .remark(BilingualText(zh: "你好", en: "hello")))
    #expect(
      TryLine("submit\u{3000}a=\"b c\" d=e=f")
        == .submit(
          "submit", inputs: [.init(name: "a", value: "b c"), .init(name: "d", value: "e=f")]))
    #expect(TryLine("wait 30 s") == .waitFor(TimeSpan(milliseconds: 30_000)))
    #expect(TryLine("wait") == .waitForEvent)
    #expect(TryLine("wait until x") == .wrong(.instant("x")))
    #expect(TryLine("draw =x") == .wrong(.input("=x")))
  }

  @Test("a reference to what is not there is refused, not sent")
  func references() {
    let inputs = TypedInputs(
      view: nil, applicant: ApplicantDescription(kind: "individual", id: "X"))
    let types = ["n": "list of number", "b": "bool", "c": "count", "i": "identity"]
    func values(_ name: String, _ value: String) -> [String: PlainValue]? {
      try? inputs.values([.init(name: name, value: value)], types: types)
    }
    #expect(values("n", "batch[0]") == nil)
    #expect(values("n", "a，b、c") == ["n": .list([.text("a"), .text("b"), .text("c")])])
    #expect(values("b", "是") == ["b": .bool(true)])
    #expect(values("c", "99999999999999999999") == ["c": .text("99999999999999999999")])
    #expect(values("i", "applicant.id") == ["i": .text("X")])
    #expect(values("i", "case.none") == nil)
  }

  @Test("what an officer opens, and what is opened with inputs, can be tried as well")
  func otherOpenings() {
    let place = ["try", "shijiazhuang", "medical-check", "--at", "2026-03-02 09:00"]
    let run = ToolRun(place, lines: ["open purpose=renewal", "pass"])
    #expect(run.status == .fine)
    #expect(run.lines.contains("begin with: open purpose=…"), "\(run.output)")
    #expect(run.output.contains("certified  (certified)"), "\(run.output)")
  }

  @Test("the applicant's account is part of who applies")
  func accounts() {
    let place = ["try", "shijiazhuang", "licence-photo", "--at", "2026-03-02 09:00"]
    let who = "individual:11010519491231002X"
    #expect(ToolRun(place, lines: []).output.contains("[account-not-admitted]"))
    let run = ToolRun(place + ["--applicant", who + ":window"], lines: [])
    #expect(run.output.contains("the photograph  (submitting)"), "\(run.output)")
    let wrong = ToolRun(place + ["--applicant", who + ":phone"], lines: [])
    #expect(wrong.status == .usage)
    #expect(wrong.errors.contains("individual:ID:internet or individual:ID:window"))
  }
}
