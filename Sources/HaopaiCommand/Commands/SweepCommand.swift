import Haopai
import HaopaiSQLite

extension OptionDescription {
  fileprivate static let until = OptionDescription(
    name: "--at", value: "TIME",
    summary: Message(
      zh: "到何时为止，如 \"2026-03-02 09:00\"；默认为现在",
      en: "up to when, such as \"2026-03-02 09:00\"; by default now"))
}

extension CommandDescription {
  static let sweep = CommandDescription(
    name: "sweep",
    summary: Message(
      zh: "让到期的事发生", en: "let everything that is due happen"),
    options: [.existingDatabase, .until],
    details: [
      Message(
        zh: "`run` 会自己处理到期的事；没有请求时可以定时运行这个命令。产生的消息由下一次 `run` 告知。",
        en: """
          `run` does so by itself; this is for times without requests. What it sends is told by the next
          `run`.
          """)
    ],
    run: sweep)

  private static func sweep(_ invocation: Invocation, _ context: Context) throws -> ExitStatus {
    let path = try invocation.required(.existingDatabase)
    var instant = context.now
    if let text = invocation[.until] {
      guard let given = Instant(typed: text) else {
        throw ArgumentParser.Failure.badInstant(option: OptionDescription.until.name, value: text)
      }
      instant = given
    }
    guard let database = try context.existingDatabase(writing: path) else { return .usage }
    do throws(OfficeFailure) {
      for city in try database.openCities() {
        let office = try Office(city: city, in: database.archive)
        let before = office.steps
        // What is due at once is done in pieces, each saved by itself.
        while office.clock < instant {
          office.sweep(to: instant)
          try office.save()
        }
        try? context.print(.swept(city, steps: office.steps - before, to: office.clock))
      }
    } catch {
      throw try context.end(error, path)
    }
    return .fine
  }
}

extension Message {
  fileprivate static func swept(_ city: String, steps: UInt64, to clock: Instant) -> Message {
    Message(
      zh: "\(city)：\(clock.civil) 为止，\(steps) 步", en: "\(city): \(steps) steps up to \(clock.civil)"
    )
  }
}
