import Haopai
import HaopaiScenarios

extension OptionDescription {
  fileprivate static let invert = OptionDescription(
    name: "--invert",
    summary: Message(
      zh: "把每一个期望逐个取反，每次都必须失败",
      en: "turn each expectation into its opposite, one at a time: every one must fail"))
}

extension OptionDescription {
  fileprivate static let failUnder = OptionDescription(
    name: "--fail-under", value: "N",
    summary: Message(
      zh: "转移、拒绝代码或定时的覆盖率低于百分之 N 时以 1 退出",
      en: "exit with 1 where scenarios cover less than N percent of transitions, refusals or timers"
    ))
}

extension CommandDescription {
  static let test = CommandDescription(
    name: "test",
    summary: Message(zh: "运行场景（*.scenarios.yaml）", en: "run the scenarios (*.scenarios.yaml)"),
    operands: [Operand(name: "PATH", isRequired: false, isRepeated: true)],
    options: [.invert, .failUnder],
    details: [
      Message(
        zh: "给出文件或目录时，只运行其中的场景。有场景未通过则以 1 退出。",
        en: "With files or folders, only the scenarios in them run. A failed one exits with 1."),
      Message(
        zh: """
          全部通过后显示覆盖率，并列出规则中场景从未走到之处。给出文件或目录时，只计其中场景的城市和业务。
          多个城市或业务共用之处只计一次。
          """,
        en: """
          Once all have passed, coverage follows, and every place of the rules that no scenario came by. With
          files or folders, only the cities and businesses of their scenarios count. A place counts once,
          however many cities and businesses share it.
          """),
    ],
    run: test)

  private static func test(_ invocation: Invocation, _ context: Context) throws -> ExitStatus {
    let percent = try invocation.percent()
    let loaded = try context.loadRules()
    guard loaded.isClean else {
      try context.print(findings: loaded.findings, of: loaded)
      try context.complain(.brokenRules)
      return .findings
    }
    guard let all = ScenarioSuite.load(for: loaded), !all.book.cities.isEmpty else {
      try context.complain(.noCities)
      return .usage
    }
    let chosen = try context.chosen(invocation.operands, among: loaded.sources.map(\.path))
    let suite = all.selecting(chosen).suite
    guard !suite.files.isEmpty else {
      try context.complain(.noScenarios)
      return .usage
    }
    let report = suite.run()
    try context.print(findings: suite.findings + report.findings, of: loaded)
    try context.print(.scenarios(report))
    guard suite.findings.isEmpty, report.failed == 0 else { return .findings }
    guard !invocation.has(.invert) else { return try invert(suite, of: loaded, context) }
    let coverage = suite.coverage(by: report, isWhole: invocation.operands.isEmpty)
    let text = CoverageText(language: context.language)
    try context.print(text.table(of: coverage) + text.missed(of: coverage, in: loaded))
    guard let percent, let shortfall = text.shortfall(of: coverage, below: percent) else {
      return .fine
    }
    try context.print(shortfall)
    return .findings
  }

  private static func invert(
    _ suite: ScenarioSuite, of loaded: LoadedRules, _ context: Context
  ) throws -> ExitStatus {
    let report = suite.invert()
    try context.print(findings: report.findings, of: loaded)
    try context.print(.inversions(report.inversions, passed: report.findings.count))
    return report.findings.isEmpty ? .fine : .findings
  }
}

extension Invocation {
  /// Of `--fail-under`; nil without it.
  fileprivate func percent() throws(ArgumentParser.Failure) -> Int? {
    let option = OptionDescription.failUnder
    guard let text = self[option] else { return nil }
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let percent = Int(text),
      percent <= 100
    else { throw .badPercent(option: option.name, value: text) }
    if has(.invert) { throw .notTogether(option.name, OptionDescription.invert.name) }
    return percent
  }
}

extension Message {
  fileprivate static let noScenarios = Message(zh: "没有场景", en: "there are no scenarios here")

  fileprivate static func scenarios(_ report: ScenarioReport) -> Message {
    let (passed, failed, steps) = (report.passed, report.failed, report.steps)
    return Message(
      zh: "场景：\(passed) 个通过，\(failed) 个未通过，\(report.broken) 个有错未运行，共 \(steps) 步",
      en: "scenarios: \(passed) passed, \(failed) failed, \(report.broken) not run, \(steps) steps")
  }

  fileprivate static func inversions(_ count: Int, passed: Int) -> Message {
    Message(
      zh: "取反：共 \(count) 个期望，\(passed) 个取反后仍通过",
      en: "opposites: \(count) expectations, \(passed) pass either way")
  }
}
