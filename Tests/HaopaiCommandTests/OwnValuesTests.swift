import HaopaiCommand
import Testing

/// Values that a scenario lays over its city's.
@Suite("values of a scenario's own")
struct OwnValuesTests {
  private static func run(_ values: String, mode: String = "done") throws -> (ToolRun, DeskRules) {
    let rules = try DeskRules(
      scenarios: DeskRules.scenario(
        "#️⃣values: \(values)", steps: "- open: { cash: 9 }", "- call: {}\n  by: officer",
        "- finish: {}\n  by: officer\n  expect: { state: \(mode) }"))
    return (ToolRun(["test"], root: rules.root), rules)
  }

  @Test(
    "they count for that scenario alone",
    arguments: [
      ("{ desk.mode: thorough }", "checking"), ("{ desk.mode: fast }", "done"),
      ("{ desk.mode: { 2026-03-01: thorough } }", "checking"),
      ("{ desk.mode: { 2026-03-03: thorough } }", "done"),
      ("{ desk.mode: thorough, queue.patience: 2 min }", "checking"),
    ])
  func counts(values: String, state: String) throws {
    let rules = try DeskRules(
      scenarios: DeskRules.scenario(
        "values: \(values)", steps: "- open: { cash: 9 }", "- call: {}\n  by: officer",
        "- finish: {}\n  by: officer\n  expect: { state: \(state) }"),
      DeskRules.scenario(
        steps: "- open: { cash: 9 }", "- call: {}\n  by: officer",
        "- finish: {}\n  by: officer\n  expect: { state: done }"))
    let run = ToolRun(["test"], root: rules.root)
    #expect(run.status == .fine, "\(run.output)")
  }

  @Test("each scenario has its own")
  func apart() throws {
    let scenarios = ["2 min", "3 min"].map { patience in
      DeskRules.scenario(
        "values: { queue.patience: \(patience) }", steps: DeskRules.open,
        "- wait: 2 min\n  expect: { state: \(patience == "2 min" ? "left" : "queueing.waiting") }")
    }
    let rules = try DeskRules(scenarios: scenarios[0], scenarios[1])
    #expect(ToolRun(["test"], root: rules.root).status == .fine)
  }

  @Test(
    "they are held against what a city's are held against, at their places",
    arguments: [
      ("{ desk.mode: #️⃣slow }", "unknown-word"), ("{ desk.fee: #️⃣101 }", "out-of-range"),
      ("{ desk.fee: #️⃣five }", "bad-value"), ("{ queue.patience: #️⃣10 }", "bad-unit"),
      ("{ queue.patience: #️⃣2 h }", "out-of-range"), ("{ desk.fee: #️⃣none }", "cannot-unset"),
      ("{ #️⃣desk.mod: fast }", "unknown-parameter"), ("{ #️⃣desk: fast }", "unknown-parameter"),
      ("{ #️⃣queu.patience: 2 min }", "unknown-parameter"),
      ("{ #️⃣line.patience: 2 min }", "unknown-parameter"),
      ("{ desk.mode: #️⃣thorough, desk.fee: 4 }", "demand-not-met"),
      ("{ desk.fee: { 2026-03-01: 4, #️⃣2026-02-01: 5 } }", "dates-out-of-order"),
      ("#️⃣[desk.mode]", "wrong-shape"),
    ])
  func wrong(values: String, code: String) throws {
    let rules = try DeskRules(
      scenarios: DeskRules.scenario("values: \(values)", steps: DeskRules.open))
    let run = ToolRun(["test"], root: rules.root)
    let findings = run.lines.filter { $0.contains(": error[") || $0.contains(": warning[") }
    #expect(run.status == .findings)
    #expect(findings.count == 1, "\(run.output)")
    let start = "\(try rules.place("#️⃣")): error[\(code)]: "
    #expect(findings.first?.hasPrefix(start) == true, "\(run.output)")
    #expect(run.lines.last == "scenarios: 0 passed, 0 failed, 1 not run, 0 steps")
    let chinese = ToolRun(["test", "--language", "zh"], root: rules.root)
    #expect(chinese.output.contains("错误[\(code)]"))
  }

  @Test("the nearest name is a whole path")
  func nearest() throws {
    let (run, _) = try Self.run("{ desk.mod: fast }")
    #expect(run.output.contains("= fix: write `desk.mode`"), "\(run.output)")
    let (other, _) = try Self.run("{ xyz.abc: 1 }")
    #expect(
      other.output.contains("`desk.fee`") && other.output.contains("`queue.patience`"),
      "\(other.output)")
  }

  /// A parameter in a group, which a city need not offer.
  private static let grouped = [
    "rules/parts/queue.yaml": """
    haopai: 1
    part: queue
    title: { zh: 排队, en: queue }
    exits: [called, gone]
    parameters:
      recall:
        optional: true
        title: { zh: 重叫, en: recall }
        group:
          after: { type: duration, range: 1 min..1 h, title: { zh: 间隔, en: interval } }
          times: { type: count, range: 1..9, title: { zh: 次数, en: times } }
    initial: waiting
    states:
      waiting:
        title: { zh: 等候, en: waiting }
        timers:
          late:
            title: { zh: 久候, en: late }
            when: has(param.recall) && param.recall.times > 1
            after: "has(param.recall) ? param.recall.after : duration('5m')"
            to: gone
        accepts:
          call: { by: officer, title: { zh: 叫号, en: call }, to: called }
    """,
    "cities/qingxi.yaml": """
    haopai: 1
    city: qingxi
    name: { zh: 清溪市, en: Qingxi }
    extends: lakeside
    plates: { province: 鲁, authorities: [F, Y] }
    businesses:
      desk: { mode: fast, fee: 5, note: 7 }
    assumed: { desk: 虚构 (made up) }
    """,
  ]

  @Test("a scenario can offer what its city does not, as a whole")
  func groups() throws {
    let offered = DeskRules.scenario(
      "values: { queue.recall: { after: 2 min, times: 2 } }", steps: DeskRules.open,
      "- wait: 2 min\n  expect: { state: left }")
    let without = DeskRules.scenario(
      steps: DeskRules.open, "- wait: 2 min\n  expect: { state: queueing.waiting }")
    let rules = try DeskRules(scenarios: offered, without, files: Self.grouped)
    let run = ToolRun(["test"], root: rules.root)
    #expect(run.status == .fine, "\(run.output)")
    #expect(!run.output.contains("parameter recall"))
  }

  @Test(
    "what is missing then, and what is set twice, is found",
    arguments: [
      ("#️⃣values: { queue.recall.after: 2 min }", "missing-parameter"),
      ("values: { queue.recall: none, #️⃣queue.recall.after: 2 min }", "duplicate-key"),
      ("values: { queue.recall.after: 2 min, #️⃣queue.recall: none }", "duplicate-key"),
    ])
  func incomplete(values: String, code: String) throws {
    let rules = try DeskRules(
      scenarios: DeskRules.scenario(values, steps: DeskRules.open), files: Self.grouped)
    let run = ToolRun(["test"], root: rules.root)
    let findings = run.lines.filter { $0.contains(": error[") }
    #expect(findings.count == 1, "\(run.output)")
    #expect(findings.first?.hasPrefix("\(try rules.place("#️⃣")): error[\(code)]") == true)
  }

  @Test("what is set twice is told in both languages")
  func twice() throws {
    let rules = try DeskRules(
      scenarios: DeskRules.scenario(
        "values: { queue.recall: none, queue.recall.after: 2 min }", steps: DeskRules.open),
      files: Self.grouped)
    let said = [
      "en": "`queue.recall.after` sets what `queue.recall` sets, too",
      "zh": "`queue.recall.after` 与 `queue.recall` 设定了同一参数",
    ]
    for (language, sentence) in said {
      let run = ToolRun(["test", "--language", language], root: rules.root)
      #expect(run.output.contains(sentence), "\(run.output)")
    }
  }

  @Test("validate looks at them, too")
  func validated() throws {
    let rules = try DeskRules(
      scenarios: DeskRules.scenario("values: { desk.mode: slow }", steps: DeskRules.open))
    let run = ToolRun(["validate"], root: rules.root)
    #expect(run.status == .findings)
    #expect(run.output.contains("error[unknown-word]"))
  }

  @Test("a command may bring a time that has passed, and no other")
  func earlierTime() throws {
    let step = { (at: String) in
      DeskRules.scenario(
        steps: DeskRules.open,
        "- call: {}\n  by: officer\n  at: \(at)\n  refused: [clock-backwards]")
    }
    let early = try DeskRules(scenarios: step("2026-03-02 08:59"))
    #expect(ToolRun(["test"], root: early.root).status == .fine)
    for at in ["#️⃣2026-03-02 09:00", "#️⃣2026-03-02 09:01"] {
      let rules = try DeskRules(scenarios: step(at))
      let place = try rules.place("#️⃣")
      let run = ToolRun(["test"], root: rules.root)
      #expect(
        run.output.contains(
          "\(place): error[clock-stands]: the time of a command must be earlier than "
            + "`2026-03-02 09:00`"), "\(run.output)")
      let chinese = ToolRun(["test", "--language", "zh"], root: rules.root)
      #expect(chinese.output.contains("操作自带的时间应早于 `2026-03-02 09:00`"))
    }
  }
}
