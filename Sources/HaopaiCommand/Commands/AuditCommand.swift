import Haopai
import HaopaiSQLite

extension CommandDescription {
  static let audit = CommandDescription(
    name: "audit",
    summary: Message(
      zh: "重放日志，与数据库比较", en: "replay the journal and compare it with the database"),
    options: [.existingDatabase],
    details: [
      Message(
        zh: """
          按每一步当时的规则重放日志，比较办件、次数、名单和号码。全部一致时以 0 退出；
          不一致时给出第一处不同和日志中的位置，以 1 退出。已删除个人信息的办件不能重放，
          以其留下的结果参加比较。别的进程可以同时写这个数据库。
          """,
        en: """
          Takes every step of the journal again under the rules of its time, and compares cases, counters,
          registers and numbers. Ends with 0 where all agree; else with 1 and the first difference with its
          place in the journal. The steps of erased cases cannot be taken again: what is left of them
          stands for them. Another process may write to the database meanwhile.
          """)
    ],
    run: audit)

  private static func audit(_ invocation: Invocation, _ context: Context) throws -> ExitStatus {
    let path = try invocation.required(.existingDatabase)
    guard let database = try context.existingDatabase(at: path) else { return .usage }
    var status = ExitStatus.fine
    do throws(OfficeFailure) {
      for city in try database.openCities() {
        let office = try Office(city: city, in: database.archive)
        do throws(OfficeFailure) {
          let found = try office.audit()
          try? context.print(.audited(city, found))
        } catch {
          guard error.code == .auditFailed else { throw error }
          try? context.print(.differs(city, error))
          status = .findings
        }
      }
    } catch {
      throw try context.end(error, path)
    }
    return status
  }
}

extension SQLiteDatabase {
  /// The cities that have cases or published rules here.
  func openCities() throws(OfficeFailure) -> [String] {
    do throws(SQLiteFailure) { return try cities() } catch {
      throw OfficeFailure(error.storeFailure)
    }
  }
}

extension Message {
  fileprivate static func audited(_ city: String, _ found: AuditSummary) -> Message {
    let erased = found.erasedCases
    return Message(
      zh: "\(city)：\(found.steps) 步，一致" + (erased > 0 ? "；已删除个人信息的办件 \(erased) 个" : ""),
      en: "\(city): \(found.steps) step\(found.steps == 1 ? "" : "s"), all agree"
        + (erased > 0 ? "; erased cases: \(erased)" : ""))
  }

  fileprivate static func differs(_ city: String, _ failure: OfficeFailure) -> Message {
    Message(
      zh: "\(city)：\(failure.text.zh)：\(failure.detail)",
      en: "\(city): \(failure.text.en): \(failure.detail)")
  }
}
