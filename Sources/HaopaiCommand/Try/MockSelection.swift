import Haopai
import HaopaiProgram

/// One mock selection (模拟选号): the real engine on virtual time, with nothing kept.
struct MockSelection {
  let office: Office
  let business: String
  let applicant: ApplicantDescription
  /// The word of the rule files for the type of each input of the opening.
  let openingTypes: [String: String]
  let openingName: String
  /// The inputs without which nothing can be opened.
  private let neededToOpen: [String]
  private let openedBy: Submitter
  let display: CaseDisplay
  /// Asks a person for a value; nil where nobody can be asked.
  var ask: ((CaseView.OpenCommand.Input) throws -> Reply)?

  /// What a person says who is asked for a value.
  enum Reply: Equatable {
    /// Empty: the input is left out.
    case text(String)
    case tooLong
    /// There is nobody any more: the command is not wanted either.
    case end
  }

  private(set) var caseNumber: CaseNumber?
  /// Lines that did not lead to anything accepted.
  private(set) var failures = 0

  private var view: CaseView? { caseNumber.flatMap(office.view) }

  init(
    office: Office, business: String, applicant: ApplicantDescription, opening: Command,
    display: CaseDisplay
  ) {
    self.office = office
    self.business = business
    self.applicant = applicant
    openingName = opening.name
    openedBy =
      switch opening.author {
      case .applicant: .applicant(applicant.id)
      case .officer(let role): .officer("mock", roles: Set([role].compactMap { $0 }))
      case .host: .host
      }
    neededToOpen = opening.inputs.filter { !$0.isOptional && $0.fallback == nil }.map(\.name)
    openingTypes = Dictionary(
      opening.inputs.map { ($0.name, $0.type.word) }, uniquingKeysWith: { first, _ in first })
    self.display = display
  }

  /// What to show for a line; nil at the end.
  mutating func take(_ line: TryLine) throws -> String? {
    switch line {
    case .blank: return ""
    case .remark(let text): return display.show(remark: text)
    case .quit: return nil
    case .help: return TryTexts.help.text(in: display.language) + "\n"
    case .wrong(let mistake): return fail(mistake.message)
    case .show: return view.map { display.show($0, withFields: true) } ?? fail(TryTexts.noSuchCase)
    case .printDocument(let name): return document(name)
    case .waitFor(let span): return pass(to: office.clock.adding(span))
    case .waitUntil(let instant):
      guard instant >= office.clock else {
        return fail(TryTexts.clockBackwards(display.time(office.clock)))
      }
      return pass(to: instant)
    case .waitForEvent:
      guard let next = caseNumber.flatMap(office.nextEvent) else {
        return fail(TryTexts.nothingHappens)
      }
      return pass(to: next)
    case .submit(let name, let inputs): return try submit(name, inputs)
    }
  }

  /// Opens a case, where nothing has to be said for it.
  mutating func begin() -> String {
    guard neededToOpen.isEmpty else {
      let inputs = neededToOpen.map { "\($0)=…" }
      return TryTexts.opensWith(([openingName] + inputs).joined(separator: " "))
        .text(in: display.language) + "\n"
    }
    return open()
  }

  /// Opens a case.
  mutating func open(_ inputs: [TryLine.Input] = []) -> String {
    do throws(TypedInputs.UnknownReference) {
      let values = try TypedInputs(view: view, applicant: applicant)
        .values(inputs, types: openingTypes)
      let answer = office.open(
        business: business, applicant: applicant, by: openedBy, inputs: values,
        at: office.clock)
      if case .accepted(let accepted) = answer { caseNumber = accepted.view.number }
      return show(answer)
    } catch {
      return fail(TryTexts.unknownReference(error.text))
    }
  }

  // MARK: - Steps

  private mutating func submit(_ word: String, _ given: [TryLine.Input]) throws -> String? {
    guard let view, let caseNumber else {
      return word == openingName ? open(given) : fail(TryTexts.noSuchCase)
    }
    var name = word
    if let number = Int(word) {
      guard number >= 1, number <= view.open.count else {
        return fail(TryTexts.noSuchChoice(number))
      }
      name = view.open[number - 1].name
    }
    let command = view.open.first { $0.name == name }
    if command == nil, name == openingName { return open(given) }
    let inputs: [TryLine.Input]
    switch try completed(given, for: command) {
    case .inputs(let all): inputs = all
    case .tooLong: return fail(TryTexts.lineTooLong)
    case .end: return nil
    }
    let types = Dictionary(
      command?.inputs.map { ($0.name, $0.type) } ?? [], uniquingKeysWith: { first, _ in first })
    do {
      let values = try TypedInputs(view: view, applicant: applicant).values(inputs, types: types)
      return show(
        office.submit(
          name, to: caseNumber, by: submitter(of: command), inputs: values, at: office.clock))
    } catch {
      return fail(TryTexts.unknownReference(error.text))
    }
  }

  /// Asks for what is missing, where there is somebody to ask.
  private func completed(
    _ given: [TryLine.Input], for command: CaseView.OpenCommand?
  ) throws -> Completion {
    guard let command, let ask else { return .inputs(given) }
    var inputs = given
    for input in command.inputs where !given.contains(where: { $0.name == input.name }) {
      switch try ask(input) {
      case .text(let text):
        if !text.isEmpty { inputs.append(TryLine.Input(name: input.name, value: text)) }
      case .tooLong: return .tooLong
      case .end: return .end
      }
    }
    return .inputs(inputs)
  }

  private enum Completion {
    case inputs([TryLine.Input])
    case tooLong
    case end
  }

  /// In a mock selection one person plays everybody.
  private func submitter(of command: CaseView.OpenCommand?) -> Submitter {
    switch command?.by {
    case .applicant?, nil: .applicant(applicant.id)
    case .officer(let role)?: .officer("mock", roles: Set([role].compactMap { $0 }))
    case .host?: .host
    }
  }

  private mutating func pass(to instant: Instant) -> String {
    var deliveries = office.advance(to: instant)
    while office.clock < instant { deliveries += office.advance(to: instant) }
    return deliveries.map(display.show).joined()
      + (view.map { display.show($0) } ?? display.time(office.clock) + "\n")
  }

  private mutating func document(_ name: String) -> String {
    guard let found = caseNumber.flatMap({ office.document(name, of: $0) }) else {
      return fail(TryTexts.noSuchDocument(name))
    }
    return display.show(found)
  }

  // MARK: - Answers

  private mutating func show(_ answer: Answer) -> String {
    switch answer {
    case .accepted(let accepted):
      return (accepted.said.map { display.show($0) } ?? "")
        + accepted.outbox.map(display.show).joined() + display.show(accepted.view)
    case .refused(let refusals, let from):
      failures += 1
      return display.show(refusals, from: from)
    case .needsFacts(let questions): return fail(TryTexts.needsFacts(questions.map(\.fact)))
    case .failed(let failure):
      return fail(Message(zh: failure.text.zh, en: failure.text.en))
        + (listForm(of: failure.path).map { display.show(mistake: $0) } ?? "")
    }
  }

  /// How a list is typed, where an input of that type was wrong.
  private func listForm(of path: String) -> Message? {
    let prefix = "input."
    guard path.hasPrefix(prefix) else { return nil }
    let name = path.dropFirst(prefix.count).prefix { $0 != "[" }
    let inputs = view?.open.flatMap(\.inputs) ?? []
    guard let input = inputs.first(where: { $0.name == name }),
      TypeName(input.type).element != nil
    else { return nil }
    return TryTexts.list("\(input.name)=\(display.form(of: input))")
  }

  private mutating func fail(_ message: Message) -> String {
    failures += 1
    return display.show(mistake: message)
  }
}
