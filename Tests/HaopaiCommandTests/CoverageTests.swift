import HaopaiCommand
import Testing

@Suite("coverage")
struct CoverageTests {
  private static let opened = DeskRules.scenario(steps: DeskRules.open)
  private static let served = DeskRules.scenario(
    steps: DeskRules.open, "- wait: 1 min",
    "- call: {}\n  by: officer\n  expect: { state: serving, documents: [slip] }",
    "- finish: {}\n  by: officer\n  expect: { state: done }")
  private static let late = DeskRules.scenario(
    at: "2026-07-01 09:00", steps: DeskRules.open, "- wait: 5 min\n  expect: { state: left }")
  private static let thorough = DeskRules.scenario(
    "values: { desk.mode: thorough }", steps: "- open: { cash: 4 }\n  refused: [too-poor]",
    "- open: { cash: 5 }\n  key: one",
    "- open: { cash: 6 }\n  case: other\n  key: one\n  refused: [key-reused]",
    "- finish: {}\n  by: officer\n  refused: [command-not-open]",
    "- call: {}\n  refused: [not-permitted]",
    "- call: {}\n  by: officer\n  at: 2026-03-02 08:59\n  refused: [clock-backwards]",
    "- call: {}\n  by: officer",
    "- finish: {}\n  by: officer\n  expect: { state: checking, said: look-again }",
    "- approve: {}\n  by: officer\n  expect: { state: done }")

  /// What the markers of `DeskRules` stand at, as it is missed, in the order of the output.
  private static let places: [(marker: Character, what: String)] = [
    ("3️⃣", "state checking"), ("2️⃣", "transition of serving.finish[1]"),
    ("4️⃣", "transition of checking.approve"), ("7️⃣", "transition of waiting.late"),
    ("9️⃣", "transition of waiting.call"), ("5️⃣", "refusal too-poor"),
    ("6️⃣", "timer waiting.late"), ("8️⃣", "timer waiting.bell"), ("1️⃣", "parameter note"),
    ("0️⃣", "dated value patience 2026-07-01"),
  ]

  private static func run(_ rules: DeskRules, _ arguments: String...) -> ToolRun {
    ToolRun(["test"] + arguments, root: rules.root)
  }

  /// A line of the table, without the blanks between its columns.
  private static func count(_ kind: String, _ run: ToolRun) -> String? {
    run.lines.first { $0.hasPrefix("  \(kind) ") }?.dropFirst(kind.count + 2)
      .split(separator: " ").joined(separator: " ")
  }

  /// The markers of what is missed, in the order of the output.
  private static func missed(_ run: ToolRun, _ rules: DeskRules) throws -> [Character] {
    let lines = try places.map { "\(try rules.line($0.marker))  \($0.what)" }
    return run.lines.compactMap { line in lines.firstIndex(of: line).map { places[$0].marker } }
  }

  @Test("what no scenario comes by is told by its line, kind by kind in the order of files")
  func missed() throws {
    let rules = try DeskRules(scenarios: Self.opened)
    let run = Self.run(rules)
    #expect(run.status == .fine)
    #expect(
      run.lines.prefix(7) == [
        "scenarios: 1 passed, 0 failed, 0 not run, 1 steps",
        "  states        2/6  33 %", "  transitions   2/7  28 %", "  refusals      0/5   0 %",
        "  timers        0/2   0 %", "  parameters    2/4  50 %", "  dated values  1/2  50 %",
      ])
    #expect(try Self.missed(run, rules) == Self.places.map(\.marker))
    // 4 states, 5 transitions, 5 refusals, 2 timers, 2 parameters, a date.
    #expect(run.lines.count == 7 + 19)
  }

  @Test(
    "what a scenario comes by is missed no more",
    arguments: [
      (served, "9️⃣8️⃣1️⃣"), (late, "7️⃣6️⃣8️⃣0️⃣"), (thorough, "3️⃣2️⃣4️⃣9️⃣5️⃣"),
    ])
  func covered(scenario: String, markers: String) throws {
    let rules = try DeskRules(scenarios: Self.opened, scenario)
    let run = Self.run(rules)
    #expect(run.status == .fine, "\(run.output)")
    let rest = Self.places.map(\.marker).filter { !markers.contains($0) }
    #expect(try Self.missed(run, rules) == rest, "\(run.output)")
  }

  @Test("where nothing is missed there is one line a kind, in both languages")
  func complete() throws {
    let rules = try DeskRules(scenarios: Self.served, Self.late, Self.thorough)
    #expect(
      Self.run(rules, "--fail-under", "100").lines == [
        "scenarios: 3 passed, 0 failed, 0 not run, 15 steps",
        "  states        6/6  100 %", "  transitions   7/7  100 %",
        "  refusals      5/5  100 %", "  timers        2/2  100 %",
        "  parameters    4/4  100 %", "  dated values  2/2  100 %",
      ])
    #expect(
      Self.run(rules, "--language", "zh").lines.dropFirst() == [
        "  状态      6/6  100 %", "  转移      7/7  100 %", "  拒绝代码  5/5  100 %",
        "  定时      2/2  100 %", "  参数      4/4  100 %", "  分期取值  2/2  100 %",
      ])
  }

  @Test("what is missed is told in Chinese, too")
  func chinese() throws {
    let rules = try DeskRules(scenarios: Self.opened)
    let lines = Self.run(rules, "--language", "zh", "--fail-under", "1").lines
    let told = [
      ("3️⃣", "状态 checking"), ("2️⃣", "serving.finish[1] 的转移"), ("5️⃣", "拒绝代码 too-poor"),
      ("8️⃣", "定时 waiting.bell"), ("1️⃣", "参数 note"),
      ("0️⃣", "分期取值 patience 2026-07-01"),
    ]
    for (marker, what) in told {
      #expect(lines.contains("\(try rules.line(Character(marker)))  \(what)"))
    }
    #expect(lines.last == "覆盖率低于 1 %：拒绝代码 0 %、定时 0 %")
  }

  // MARK: - --fail-under

  @Test(
    "a percentage that is reached is enough, one more is not",
    arguments: [
      // Of 7 transitions 6 are covered, and all refusals and timers.
      ("85", nil), ("86", "coverage below 86 %: transitions 85 %"),
      ("100", "coverage below 100 %: transitions 85 %"), ("0", nil),
    ] as [(String, String?)])
  func enough(percent: String, complaint: String?) throws {
    let rules = try DeskRules(scenarios: Self.late, Self.thorough)
    let run = Self.run(rules, "--fail-under", percent)
    #expect(Self.count("transitions", run) == "6/7 85 %")
    #expect(Self.count("refusals", run) == "5/5 100 %")
    #expect(Self.count("timers", run) == "2/2 100 %")
    #expect(run.status == (complaint == nil ? .fine : .findings))
    #expect(complaint.map { run.lines.last == $0 } ?? !run.output.contains("below"))
  }

  @Test("every kind that has too little is named; states, values and dates are not judged")
  func judged() throws {
    let few = try DeskRules(scenarios: Self.served)
    #expect(
      Self.run(few, "--fail-under", "58").lines.last
        == "coverage below 58 %: transitions 57 %, refusals 0 %, timers 50 %")
    // Nothing says what a document shows, and nothing happens after the second date.
    let unread = DeskRules.scenario(
      steps: DeskRules.open, "- wait: 10 min\n  expect: { state: left }")
    let rules = try DeskRules(
      scenarios: Self.thorough, unread,
      Self.served.replacing(", documents: [slip]", with: ""))
    let run = Self.run(rules, "--fail-under", "100")
    #expect(run.status == .fine, "\(run.output)")
    #expect(Self.count("parameters", run) == "3/4 75 %")
    #expect(Self.count("dated values", run) == "1/2 50 %")
  }

  @Test(
    "only a whole number from 0 to 100 is a percentage",
    arguments: ["-1", "101", "1.5", "all", "+1"])
  func percentage(text: String) throws {
    let rules = try DeskRules(scenarios: Self.opened)
    let run = Self.run(rules, "--fail-under=\(text)")
    #expect(run.status == .usage)
    #expect(run.errors.contains("cannot be `\(text)`, it is a whole number from 0 to 100"))
    let chinese = Self.run(rules, "--fail-under=\(text)", "--language", "zh")
    #expect(chinese.errors.contains("不能是 `\(text)`，应为 0 至 100 的整数"))
  }

  @Test("opposites have no coverage")
  func inverted() throws {
    let rules = try DeskRules(scenarios: Self.opened)
    #expect(Self.run(rules, "--invert").lines.count == 2)
    let both = Self.run(rules, "--invert", "--fail-under", "1")
    #expect(both.status == .usage)
    #expect(both.errors.contains("options `--fail-under` and `--invert` cannot be used together"))
    let chinese = Self.run(rules, "--invert", "--fail-under", "1", "--language", "zh")
    #expect(chinese.errors.contains("选项 `--fail-under` 与 `--invert` 不能同时使用"))
  }

  @Test("a scenario that fails is the only thing to look at")
  func failed() throws {
    let rules = try DeskRules(
      scenarios: Self.opened.replacing("queueing.waiting", with: "left"))
    let run = Self.run(rules, "--fail-under", "0")
    #expect(run.status == .findings)
    #expect(run.lines.last == "scenarios: 0 passed, 1 failed, 0 not run, 0 steps")
  }

  // MARK: - What counts

  /// A second business that mounts the same part, in a city of its own.
  private static let counter = [
    "rules/businesses/counter.yaml": """
    haopai: 1
    workflow: counter
    title: { zh: 柜台, en: counter }
    open: { title: { zh: 开始, en: begin }, to: queueing }
    states:
      queueing: { title: { zh: 排队, en: queueing }, part: queue, exits: { called: done, gone: done } }
      done: { final: true, title: { zh: 办结, en: done } }
    """,
    "cities/linxi.yaml": """
    haopai: 1
    city: linxi
    name: { zh: 邻溪市, en: Linxi }
    extends: lakeside
    plates: { province: 鲁, authorities: [B] }
    businesses:
      counter: { patience: 9 min }
    assumed: { counter: 虚构 (made up) }
    """,
  ]

  @Test("a place in a part counts once, and any business that mounts the part covers it")
  func shared() throws {
    let other = DeskRules.scenario(
      city: "linxi", business: "counter",
      steps: "- open: {}\n  expect: { state: queueing.waiting }", "- wait: 9 min")
    let rules = try DeskRules(scenarios: Self.opened, other, files: Self.counter)
    let run = Self.run(rules)
    #expect(run.status == .fine, "\(run.output)")
    // The second business's own: two states and the way in.
    #expect(Self.count("states", run) == "4/8 50 %")
    #expect(Self.count("transitions", run) == "4/8 50 %")
    #expect(Self.count("timers", run) == "2/2 100 %")
    #expect(Self.count("refusals", run) == "0/5 0 %")
    let missed = try Self.missed(run, rules)
    #expect(!missed.contains("6️⃣") && !missed.contains("7️⃣") && missed.contains("9️⃣"))
  }

  @Test("with files, only what their scenarios are about counts")
  func chosen() throws {
    let rules = try DeskRules(scenarios: Self.opened, files: Self.counter)
    #expect(Self.count("states", Self.run(rules)) == "2/8 25 %")
    #expect(Self.count("states", Self.run(rules, "cities/qingxi.scenarios.yaml")) == "2/6 33 %")
  }

  @Test(
    "a date is covered by what is read on it or later, before the next",
    arguments: [
      ("2026-06-30 23:59", false), ("2026-07-01 00:00", true), ("2026-07-02 00:00", true),
    ])
  func dated(start: String, isCovered: Bool) throws {
    let rules = try DeskRules(
      scenarios: DeskRules.scenario(at: start, steps: DeskRules.open, "- wait: 2 min"))
    let missed = try Self.missed(Self.run(rules), rules)
    #expect(missed.contains("0️⃣") != isCovered)
    #expect(Self.run(rules).output.contains("patience 2026-01-05") == isCovered)
  }

  @Test("a value of the scenario's own covers the parameter, and no date of the city")
  func ownDates() throws {
    let own = DeskRules.scenario("values: { queue.patience: 3 min }", steps: DeskRules.open)
    let run = Self.run(try DeskRules(scenarios: own))
    #expect(Self.count("dated values", run) == "0/2 0 %")
    #expect(!run.output.contains("parameter patience"))
  }

  @Test("what a refused command would have done is not covered")
  func refused() throws {
    let rules = try DeskRules(
      scenarios: DeskRules.scenario(
        steps: DeskRules.open, "- call: {}\n  refused: [not-permitted]"))
    #expect(try Self.missed(Self.run(rules), rules).contains("9️⃣"))
  }
}
