import Haopai
import HaopaiScenarios

extension OptionDescription {
  fileprivate static let format = OptionDescription(
    name: "--format", value: "text|json", choices: ["text", "json"],
    summary: Message(
      zh: "text 供人阅读（默认）；json 每行一个对象",
      en: "text for people (default), or json, one object a line"))
  fileprivate static let strict = OptionDescription(
    name: "--strict", summary: Message(zh: "警告也算不通过", en: "warnings fail too"))
}

extension CommandDescription {
  static let validate = CommandDescription(
    name: "validate",
    summary: Message(zh: "检查规则", en: "check the rules"),
    operands: [Operand(name: "PATH", isRequired: false, isRepeated: true)],
    options: [.format, .strict],
    details: [
      Message(
        zh: """
          给出文件或目录时，只报告其中的问题；若都是城市文件，则只读入与之有关的文件。行、列从 1 起，列按 Unicode 字符计，终点不含在内。
          json 的字段：file line column endLine endColumn severity code message help fixes。
          """,
        en: """
          With files or folders, only what is wrong in them is shown; where they are all cities', only
          what has a say in them is read.
          Lines and columns start at 1, columns count Unicode scalars, ends are exclusive.
          json has the keys file line column endLine endColumn severity code message help fixes.
          """)
    ],
    run: validate)

  private static func validate(
    _ invocation: Invocation, _ context: Context
  ) throws -> ExitStatus {
    let files = try context.ruleFiles()
    let chosen = try Set(
      context.chosen(invocation.operands, among: files.paths + RuleFileList.folders))
    let isAll = invocation.operands.isEmpty
    let loaded = isAll ? files.load() : files.load(for: Array(chosen))
    context.surroundings.remains.keep(loaded)
    let sources = loaded.sources.filter { isAll || chosen.contains($0.path) }
    let ids = Set(sources.map(\.id))
    let scenarios = ScenarioSuite.load(for: loaded) { ids.contains($0.id) }
    let findings = (loaded.findings + (scenarios?.findings ?? []))
      .filter { ids.contains($0.span.file) }.sorted { $0.span.file < $1.span.file }
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count - errors
    if invocation[.format] == "json" {
      try context.print(
        JSONRenderer().render(findings, in: loaded.sources, language: context.language))
    } else {
      try context.print(findings: findings, of: loaded)
      try context.print(
        .summary(
          files: sources.count { !loaded.folders.contains($0.id) },
          cities: isAll && loaded.isClean ? loaded.book?.cities.count : nil,
          errors: errors, warnings: warnings))
      let hidden = loaded.cutShort.intersection(ids).count
      if hidden > 0 { try context.print(.hidden(files: hidden)) }
    }
    return errors > 0 || invocation.has(.strict) && warnings > 0 ? .findings : .fine
  }
}

extension Message {
  /// - Parameter cities: that can be used; nil where that is not told.
  fileprivate static func summary(
    files: Int, cities: Int?, errors: Int, warnings: Int
  ) -> Message {
    let isClean = errors + warnings == 0
    let verdict =
      isClean
      ? "no findings" : "\(plural(errors, "error")), \(plural(warnings, "warning"))"
    return Message(
      zh: "\(files) 个文件" + (cities.map { "，可用城市 \($0) 个" } ?? "") + "："
        + (isClean ? "没有问题" : "\(errors) 个错误，\(warnings) 个警告"),
      en: plural(files, "file")
        + (cities.map { ", " + plural($0, "usable city", "usable cities") } ?? "")
        + ": " + verdict)
  }

  fileprivate static func hidden(files: Int) -> Message {
    Message(
      zh: "有 \(files) 个文件未能读完，改正后才能看到其中的其他问题",
      en: files == 1
        ? "1 file could not be read to its end: mend it to see what else is wrong"
        : "\(files) files could not be read to their ends: mend them to see what else is wrong")
  }

  private static func plural(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
  }
}
