import Haopai
import HaopaiSQLite
import HaopaiScenarios

extension OptionDescription {
  fileprivate static let from = OptionDescription(
    name: "--from", value: "TIME",
    summary: Message(
      zh: "从何时起生效，如 2027-01-01 或 \"2026-03-02 09:00\"；默认为立即",
      en: "from when on, such as 2027-01-01 or \"2026-03-02 09:00\"; by default at once"))
  fileprivate static let dryRun = OptionDescription(
    name: "--dry-run", summary: Message(zh: "只说明会改变什么", en: "only say what would change"))
  fileprivate static let format = OptionDescription(
    name: "--format", value: "text|json", choices: ["text", "json"],
    summary: Message(
      zh: "text 供人阅读（默认）；json 每个城市一行", en: "text for people (default), or json, a city a line"))
}

extension CommandDescription {
  static let publish = CommandDescription(
    name: "publish",
    summary: Message(
      zh: "向数据库发布规则，办理不中断", en: "put rules in force in a database that is in use"),
    operands: [Operand(name: "CITY", isRequired: false, isRepeated: true)],
    options: [.database, .from, .dryRun, .format],
    details: [
      Message(
        zh: """
          先检查规则，有错误就不发布。不写城市则为数据库中的全部城市。正在运行的 run 在下一个请求前采用新规则。
          办件仍按受理时的规则；服务时间、号池、限额、名单、假期和 `read: now` 的参数立即按新规则。
          同一时间或更晚、尚未生效的发布由这一次取代；规则相同则什么也不改变。
          """,
        en: """
          Checks the rules first; wrong ones are not published. Without a city, all of the database are meant.
          A `run` that works on it takes them up before its next request. Cases stay with the rules they were
          opened under; hours, pools, limits, registers, holidays and parameters that are `read: now` are new
          at once. What was published for the same time or later, and is not in force yet, gives way. The same
          rules again change nothing.
          """)
    ],
    run: publish)

  private static func publish(
    _ invocation: Invocation, _ context: Context
  ) throws -> ExitStatus {
    let path = try invocation.required(.database)
    let start = try invocation.start()
    let loaded = try context.loadRules()
    let scenarios = ScenarioSuite.load(for: loaded)
    let findings = loaded.findings + (scenarios?.findings ?? [])
    guard !findings.contains(where: { $0.severity == .error }) else {
      try context.print(findings: findings, of: loaded)
      try context.complain(.brokenRules)
      return .findings
    }
    guard let book = loaded.book, !book.cities.isEmpty else {
      try context.complain(.noCities)
      return .usage
    }
    let isDry = invocation.has(.dryRun)
    // What is only misspelt is not made.
    if invocation.operands.isEmpty, try context.existingDatabase(at: path) == nil { return .usage }
    guard let database = try context.database(publishingIn: path, isRead: isDry) else {
      return .usage
    }
    let write =
      invocation[.format] == "json"
      ? EffectJSON(isDry: isDry).text : EffectText(language: context.language, isDry: isDry).text
    do throws(OfficeFailure) {
      let cities = try invocation.operands.isEmpty ? database.openCities() : invocation.operands
      guard try context.canPublish(cities, of: book) else { return .usage }
      let archive = database.archive
      // All are looked at before anything is done.
      let effects = try cities.map { city throws(OfficeFailure) in
        let now = try max(context.now, archive.clock(ofCity: city) ?? context.now)
        return try archive.effect(of: book, onCity: city, from: start ?? now)
      }
      for effect in effects {
        if !isDry {
          try archive.publish(book, forCity: effect.city, from: effect.adoption.from)
        }
        try? context.print(write(effect))
      }
    } catch {
      throw try context.end(error, path)
    }
    return .fine
  }
}

extension Invocation {
  /// The instant of `--from`, a day's first one; nil for at once.
  fileprivate func start() throws(ArgumentParser.Failure) -> Instant? {
    guard let text = self[.from] else { return nil }
    if let day = CivilDate(text) { return Instant(day, .midnight) }
    guard let instant = Instant(typed: text) else {
      throw .badInstant(option: OptionDescription.from.name, value: text)
    }
    return instant
  }
}

extension Context {
  /// The database to publish in, made where there is none, or to look into; nil after a complaint.
  fileprivate func database(
    publishingIn path: String, isRead: Bool
  ) throws -> SQLiteDatabase? {
    guard !isRead else { return try existingDatabase(at: path) }
    do throws(SQLiteFailure) {
      return try SQLiteDatabase(publishingIn: path)
    } catch {
      try complain(.database(path, error))
      return nil
    }
  }

  /// Whether there are cities, and all of them are in the book; complains else.
  fileprivate func canPublish(
    _ cities: [String], of book: RuleBook
  ) throws(OfficeFailure) -> Bool {
    if cities.isEmpty { try? complain(.namedNone) }
    let unknown = cities.first { !book.cities.contains($0) }
    if let unknown {
      try? complain(
        .unknownCity(unknown, nearest: Suggestion.nearest(to: unknown, among: book.cities)))
    }
    return !cities.isEmpty && unknown == nil
  }
}

extension Message {
  fileprivate static let namedNone = Message(
    zh: "数据库中还没有城市，请写出要发布的城市", en: "the database has no city yet, name those to publish")
}
