import Haopai
import HaopaiScenarios

extension OptionDescription {
  fileprivate static let invert = OptionDescription(
    name: "--invert",
    summary: Message(
      zh: "把每一个期望逐个取反，每次都必须失败",
      en: "turn each expectation into its opposite, one at a time: every one must fail"))
}

extension CommandDescription {
  static let test = CommandDescription(
    name: "test",
    summary: Message(zh: "运行场景（*.scenarios.yaml）", en: "run the scenarios (*.scenarios.yaml)"),
    operands: [Operand(name: "PATH", isRequired: false, isRepeated: true)],
    options: [.invert],
    details: [
      Message(
        zh: "给出文件或目录时，只运行其中的场景。有场景未通过则以 1 退出。",
        en: "With files or folders, only the scenarios in them run. A failed one exits with 1.")
    ],
    run: test)

  private static func test(_ invocation: Invocation, _ context: Context) throws -> ExitStatus {
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
    return invocation.has(.invert) ? try invert(suite, of: loaded, context) : .fine
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
