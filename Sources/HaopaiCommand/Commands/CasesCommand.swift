import Haopai
import HaopaiSQLite

extension OptionDescription {
  static let unmasked = OptionDescription(
    name: "--unmasked",
    summary: Message(zh: "显示完整的个人信息", en: "show personal data in full"))
}

extension CommandDescription {
  static let cases = CommandDescription(
    name: "cases",
    summary: Message(
      zh: "列出数据库中的办件，或一个办件的经过", en: "list the cases of a database, or the history of one"),
    operands: [Operand(name: "CASE", isRequired: false)],
    options: [.existingDatabase, .unmasked],
    details: [
      Message(
        zh: """
          办件写作 `城市-编号`，如列表所示。个人信息只显示一部分，除非要求显示全部；
          已删除个人信息的办件只有经过和号码。
          """,
        en: """
          A case is written as the list shows it, `CITY-NUMBER`. Personal data is masked unless it is asked
          for; of an erased case there are its steps and its numbers.
          """)
    ],
    run: cases)

  private static func cases(_ invocation: Invocation, _ context: Context) throws -> ExitStatus {
    let path = try invocation.required(.existingDatabase)
    guard let database = try context.existingDatabase(at: path) else { return .usage }
    let text = CaseText(language: context.language, isMasked: !invocation.has(.unmasked))
    do throws(OfficeFailure) {
      let cities = try database.openCities()
      let offices = try cities.map { city throws(OfficeFailure) in
        try Office(city: city, in: database.archive)
      }
      guard let wanted = invocation.operands.first else {
        for office in offices {
          let list = text.list(of: office)
          // A case that cannot be read is not left out in silence.
          try office.save()
          try? context.print(list)
        }
        return .fine
      }
      let name = CaseName(wanted)
      guard let name, let office = offices.first(where: { $0.city == name.city }),
        let summary = office.summary(of: name.number)
      else {
        for office in offices { try office.save() }
        try? context.complain(RequestFailure.unknownCase(wanted).message)
        return .usage
      }
      let steps = try office.journal().filter { $0.caseNumber == name.number }
      let history = text.history(of: summary, steps, in: office)
      try office.save()
      try? context.print(history)
      return .fine
    } catch {
      throw try context.end(error, path)
    }
  }
}

/// Writes cases for officers.
struct CaseText {
  let language: Language
  let isMasked: Bool

  func list(of office: Office) -> String {
    var table = TextTable([.left, .left, .left, .left, .left])
    var number: UInt64 = 1
    var text = ""
    while number <= office.caseCount {
      if let found = office.summary(of: CaseNumber(number)) {
        table.add([
          CaseName(city: office.city, number: found.number).description, found.openedAt.civil,
          who(found), say(found.business), say(found.state),
        ])
      }
      // Not all at once: there may be a million of them.
      if number % 500 == 0 || number == office.caseCount {
        text += table.text
        table = TextTable(table.columns)
      }
      number += 1
    }
    return text
  }

  func history(of found: CaseSummary, _ steps: [JournalEntry], in office: Office) -> String {
    let name = CaseName(city: office.city, number: found.number).description
    let erased = found.erasedAt.map { " \($0.civil)" } ?? ""
    var lines = ["\(name)  \(say(found.business))  \(who(found))\(erased)", ""]
    var table = TextTable([.left, .left, .left, .left])
    for step in steps {
      let title = step.command.map { office.title(ofCommand: $0, of: found.number).map(say) ?? $0 }
      table.add([
        step.at.civil, step.by.map(who) ?? say(.byItself), title ?? say(.due),
        step.drawn.map(\.description).joined(separator: " "),
      ])
    }
    lines.append(table.text)
    lines.append("  \(say(found.state))")
    guard let view = office.view(found.number) else { return lines.joined(separator: "\n") + "\n" }
    for field in view.fields where field.title != nil {
      let title = field.title.map(say) ?? field.name
      lines.append("  \(title)\(colon)\(isMasked ? say(field.text) : plain(field.value))")
    }
    for set in view.numbers where !set.numbers.isEmpty {
      let numbers = set.numbers.map(\.description).joined(separator: " ")
      let until = set.until.map { " (→ \($0.civil))" } ?? ""
      lines.append("  \(set.title.map(say) ?? set.name)\(colon)\(numbers)\(until)")
    }
    for deadline in view.deadlines {
      lines.append("  \(deadline.title.map(say) ?? deadline.name)\(colon)\(deadline.at.civil)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var colon: String { language == .zh ? "：" : ": " }

  private func masked(_ identity: String) -> String {
    isMasked ? Mask.citizenID(identity) : identity
  }

  private func who(_ found: CaseSummary) -> String {
    found.applicant.map(masked) ?? say(.erased)
  }

  private func who(_ submitter: Submitter) -> String {
    switch submitter {
    case .applicant(let id): id.isEmpty ? say(.applicant) : masked(id)
    case .officer(let id, _): id
    case .host: say(.host)
    }
  }

  private func plain(_ value: PlainValue) -> String {
    switch value {
    case .bool(let bool): bool ? "true" : "false"
    case .integer(let number): String(number)
    case .text(let text): text
    case .list(let items): items.map(plain).joined(separator: ", ")
    }
  }

  private func say(_ text: BilingualText) -> String { language == .zh ? text.zh : text.en }
}

extension BilingualText {
  fileprivate static let byItself = BilingualText(zh: "（系统）", en: "(system)")
  fileprivate static let due = BilingualText(zh: "到期处理", en: "came due")
  fileprivate static let applicant = BilingualText(zh: "（申请人）", en: "(applicant)")
  fileprivate static let erased = BilingualText(zh: "个人信息已删除", en: "erased")
  fileprivate static let host = BilingualText(zh: "（平台）", en: "(host)")
}
