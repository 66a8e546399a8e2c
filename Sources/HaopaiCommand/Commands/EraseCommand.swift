import Haopai
import HaopaiSQLite

extension OptionDescription {
  fileprivate static let before = OptionDescription(
    name: "--before", value: "DATE",
    summary: Message(
      zh: "代替办件编号：在这一天之前办结的所有办件，如 2024-01-01",
      en: "instead of cases: all that were over before that day, such as 2024-01-01"))
}

extension CommandDescription {
  static let erase = CommandDescription(
    name: "erase",
    summary: Message(
      zh: "删除已办结办件的个人信息", en: "erase the personal data of cases that are over"),
    operands: [Operand(name: "CASE", isRequired: false, isRepeated: true)],
    options: [.existingDatabase, .before],
    details: [
      Message(
        zh: """
          删除的有：申请人、提交和核查的内容、办件的各项信息、消息和幂等键，以及它们在数据库
          各文件中的残留；不能恢复。留下的有：经过和时间、经办人、号码及其归属，次数和名单照常
          计算，其中的人只以摘要出现；掌握数据库的人可以逐一试出摘要是谁。备份不受影响。
          没有办结的办件不能删除；一个不能删除，就都不删除。
          """,
        en: """
          Gone is who applied, what was submitted and looked up, what the case knew, its messages and its
          keys, and what was left of them in the database's files; nothing brings it back. What stays is
          that it happened and when, which officer acted, and the numbers with their owner. Counters and
          registers go on to count, and name people by digests: whoever has the database can find out by
          trying whose they are. Backups keep what they have. A case that is not over is refused, and then
          none is erased.
          """),
      Message(
        zh: "整个日志先重放一遍，与数据库一致才删除；文件重写一遍，需要同样大的空闲空间两份。",
        en: """
          The journal is replayed first, and nothing is erased where it does not give what is kept. The
          file is written anew, which takes free room of twice its size.
          """),
    ],
    run: erase)

  private static func erase(_ invocation: Invocation, _ context: Context) throws -> ExitStatus {
    let path = try invocation.required(.existingDatabase)
    let choice = try invocation.choice()
    guard let database = try context.existingDatabase(writing: path) else { return .usage }
    do throws(OfficeFailure) {
      let offices = try database.openCities().map { city throws(OfficeFailure) in
        try Office(city: city, in: database.archive)
      }
      guard let chosen = try choice.cases(of: offices, context) else { return .usage }
      var status = ExitStatus.fine
      for (office, numbers) in chosen {
        guard case .erased(let count, let isScrubbed) = try office.erase(numbers, at: context.now)
        else { continue }
        try? context.print(.erased(office.city, count))
        if !isScrubbed {
          try? context.complain(.notScrubbed(path))
          status = .usage
        }
      }
      return status
    } catch {
      throw try context.end(error, path)
    }
  }
}

/// Which cases somebody wants to erase.
private enum Choice {
  case named([String])
  case over(before: Instant)

  /// By office; nil after a complaint about one that cannot be erased.
  func cases(
    of offices: [Office], _ context: Context
  ) throws(OfficeFailure) -> [(Office, [CaseNumber])]? {
    switch self {
    case .over(let instant):
      return try offices.map { office throws(OfficeFailure) in
        (office, try office.casesOver(before: instant))
      }
    case .named(let texts):
      var isWhole = true
      var numbers: [String: [CaseNumber]] = [:]
      for text in texts {
        guard let name = CaseName(text), let office = offices.first(where: { $0.city == name.city })
        else {
          isWhole = false
          try? context.complain(RequestFailure.unknownCase(text).message)
          continue
        }
        if let refusal = try office.refusals(toErase: [name.number]).first {
          isWhole = false
          try? context.complain(.notErased(text, refusal))
        } else {
          numbers[name.city, default: []].append(name.number)
        }
      }
      guard isWhole else { return nil }
      return offices.compactMap { office in numbers[office.city].map { (office, $0) } }
    }
  }
}

extension Invocation {
  fileprivate func choice() throws(ArgumentParser.Failure) -> Choice {
    guard let text = self[.before] else {
      guard !operands.isEmpty else { throw .missingOperand("CASE") }
      return .named(operands)
    }
    guard operands.isEmpty else {
      throw .notTogether("CASE", OptionDescription.before.name)
    }
    guard let day = CivilDate(text) else {
      throw .badDate(option: OptionDescription.before.name, value: text)
    }
    return .over(before: Instant(day, .midnight))
  }
}

extension Message {
  fileprivate static func erased(_ city: String, _ count: Int) -> Message {
    Message(
      zh: "\(city)：删除了 \(count) 个办件的个人信息", en: "\(city): \(count) cases erased")
  }

  fileprivate static func notErased(_ name: String, _ refusal: ErasureRefusal) -> Message {
    Message(zh: "\(name)：\(refusal.text.zh)", en: "\(name): \(refusal.text.en)")
  }

  fileprivate static func notScrubbed(_ path: String) -> Message {
    Message(
      zh: "\(path)：另一个进程正在读这个数据库，文件中还有残留；等它结束后再删除一次",
      en:
        "\(path): another process reads the database, and what was erased still lies in its files; "
        + "erase again when it has ended")
  }
}
