import Haopai
import HaopaiProgram

extension OptionDescription {
  fileprivate static let start = OptionDescription(
    name: "--at", value: "TIME",
    summary: Message(
      zh: "从何时开始，如 \"2026-03-02 09:00\"；默认为下一次开放时间",
      en: "when to begin, such as \"2026-03-02 09:00\"; by default at the next opening of service"))
  fileprivate static let applicant = OptionDescription(
    name: "--applicant", value: "KIND:ID[:ACCOUNT]",
    summary: Message(
      zh: "申请人的类型、证件号码，及其用户类型",
      en: "the applicant's kind and identity number, and the account"))
  fileprivate static let script = OptionDescription(
    name: "--script", value: "FILE",
    summary: Message(
      zh: "演示文件中的步骤，有一步不成功则以 1 退出",
      en: "play the steps of a file; a step that fails makes the exit status 1"))
}

extension CommandDescription {
  static let tryOut = CommandDescription(
    name: "try",
    summary: Message(
      zh: "模拟选号：真实引擎，什么也不保存", en: "mock selection on the real engine, nothing is kept"),
    operands: [Operand(name: "CITY"), Operand(name: "BUSINESS")],
    options: [.start, .applicant, .script, .seed],
    details: [
      Message(
        zh: "在终端中逐步询问；从管道读入时每行一步，到末尾即以 0 退出：",
        en:
          "A terminal asks step by step; from a pipe every line is a step and the end exits with 0:"
      ),
      TryTexts.help,
    ],
    run: tryOut)

  private static func tryOut(_ invocation: Invocation, _ context: Context) throws -> ExitStatus {
    let session = TrySession(invocation: invocation, context: context)
    return try session.run()
  }
}

/// Feeds a mock selection from a terminal, a pipe or a script.
struct TrySession {
  let invocation: Invocation
  let context: Context

  /// The example of GB 11643, so that a trial needs no real person.
  private static let exampleIdentity = "11010519491231002X"

  func run() throws -> ExitStatus {
    let seed = try context.seed(of: invocation)
    let script = try invocation[.script].map(readScript)
    let book = try context.loadCheckedRules()
    let (compiled, workflow) = try place(in: book)
    let options = Office.Options(seed: seed, isMock: true)
    let start = try start(in: compiled)
    guard let office = Office(city: compiled.city, of: book, at: start, options: options) else {
      return .usage
    }
    let applicant = try applicant(of: compiled.applicant)
    let display = CaseDisplay(language: context.language, isColoured: context.isColoured)
    var selection = MockSelection(
      office: office, business: workflow.name, applicant: applicant,
      opening: workflow.commands[workflow.open.index], display: display)
    let welcome = TryTexts.welcome(
      city: compiled.title.text(in: context.language),
      business: workflow.title.text(in: context.language))
    try context.print(welcome)
    try context.print(selection.begin())
    if let script { return try play(script, on: &selection, display) }
    return try converse(with: &selection, display)
  }

  // MARK: - Where lines come from

  private func converse(
    with selection: inout MockSelection, _ display: CaseDisplay
  ) throws -> ExitStatus {
    let lines = LineReader(context.surroundings.input, limit: 1 << 16)
    let isConversation =
      context.surroundings.input.isTerminal && context.surroundings.output.isTerminal
    if isConversation {
      selection.ask = { input in
        let title = input.title?.text(in: context.language) ?? input.name
        try context.print("    \(title) \(input.name) (\(display.form(of: input))): ")
        switch try lines.next() {
        case .bytes(let bytes)?: return .text(String(decoding: bytes, as: UTF8.self))
        case .tooLong?: return .tooLong
        case nil:
          try context.print("\n")
          return .end
        }
      }
    }
    while true {
      if isConversation { try context.print("> ") }
      guard let line = try lines.next() else {
        if isConversation { try context.print("\n") }
        break
      }
      guard let shown = try answer(line, selection: &selection) else { break }
      try context.print(shown)
    }
    return .fine
  }

  private func answer(
    _ line: LineReader.Line, selection: inout MockSelection
  ) throws -> String? {
    guard case .bytes(let bytes) = line else {
      return selection.display.show(mistake: TryTexts.lineTooLong)
    }
    return try selection.take(TryLine(String(decoding: bytes, as: UTF8.self)))
  }

  private func readScript(_ path: String) throws -> TextFile {
    guard let script = TextFile(path: path) else {
      try context.complain(.unreadableScript(path))
      throw CommandEnd(status: .usage)
    }
    return script
  }

  private func play(
    _ script: TextFile, on selection: inout MockSelection, _ display: CaseDisplay
  ) throws -> ExitStatus {
    for text in script.lines {
      let line = TryLine(text)
      if line == .blank { continue }
      if case .remark = line {} else { try context.print(display.echo(text)) }
      guard let shown = try selection.take(line) else { break }
      try context.print(shown)
    }
    return selection.failures == 0 ? .fine : .findings
  }

  // MARK: - What the arguments say

  private func place(in book: RuleBook) throws -> (CompiledBook, Workflow) {
    let city = invocation.operands[0]
    guard let compiled = book.compiled(city: city) else {
      try context.complain(
        .unknownCity(city, nearest: Suggestion.nearest(to: city, among: book.cities)))
      throw CommandEnd(status: .usage)
    }
    let business = invocation.operands[1]
    guard let index = compiled.workflow(named: business) else {
      let known = compiled.programs.map(\.workflow.name)
      try context.complain(
        .unknownBusiness(business, nearest: Suggestion.nearest(to: business, among: known)))
      throw CommandEnd(status: .usage)
    }
    return (compiled, compiled.programs[index].workflow)
  }

  private func applicant(of declared: ApplicantDeclaration) throws -> ApplicantDescription {
    // The usual one first.
    let kinds = declared.kinds.cases
    guard let text = invocation[.applicant] else {
      return ApplicantDescription(kind: kinds.first ?? "", id: Self.exampleIdentity)
    }
    let parts = text.split(separator: ":", maxSplits: 2).map(String.init)
    guard parts.count >= 2, kinds.contains(parts[0]) else {
      throw ArgumentParser.Failure.badValue(
        option: OptionDescription.applicant.name, value: text,
        choices: kinds.map { "\($0):ID" })
    }
    let account = parts.count > 2 ? parts[2] : nil
    let accounts = declared.accounts.cases
    if let account, !accounts.contains(account) {
      throw ArgumentParser.Failure.badValue(
        option: OptionDescription.applicant.name, value: text,
        choices: accounts.map { "\(parts[0]):ID:\($0)" })
    }
    let applicant = ApplicantDescription(kind: parts[0], id: parts[1], account: account)
    guard applicant.fits(declared) else {
      try context.complain(.invalidIdentity(parts[1], kind: parts[0]))
      throw CommandEnd(status: .usage)
    }
    return applicant
  }

  private func start(in book: CompiledBook) throws -> Instant {
    guard let text = invocation[.start] else { return nextOpening(in: book) }
    guard let instant = Instant(typed: text) else {
      throw ArgumentParser.Failure.badInstant(option: OptionDescription.start.name, value: text)
    }
    return instant
  }

  /// The next instant at which every window of the city is open; the present where there is none.
  private func nextOpening(in book: CompiledBook) -> Instant {
    let milliseconds = context.now.milliseconds
    let now = Instant(milliseconds: milliseconds - milliseconds % 1_000)
    var candidate = now
    for _ in 0..<book.windows.count + 1 {
      let next = book.windows.reduce(candidate) { instant, windows in
        windows.opens(after: instant, calendar: book.calendar) ?? instant
      }
      if next == candidate { return candidate }
      candidate = next
    }
    return now
  }
}

extension Message {
  fileprivate static func invalidIdentity(_ id: String, kind: String) -> Message {
    Message(
      zh: "`\(id)` 不是 `\(kind)` 的有效证件号码",
      en: "`\(id)` is no valid identity number or credit code of the kind `\(kind)`")
  }

  fileprivate static func unreadableScript(_ path: String) -> Message {
    Message(zh: "无法读取 `\(path)`", en: "`\(path)` cannot be read")
  }
}
