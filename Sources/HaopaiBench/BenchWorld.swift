import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

/// A city in which applicants of the new-car business come one after another.
struct BenchWorld {
  /// A command as a step takes it, and when.
  struct TypedCommand {
    var number: Int
    var command: PreparedCommand
    var at: Instant
    /// Confirms what the case has drawn, which is not known before.
    var confirms = false
  }

  private static let identity = "11010519491231002X"
  private static let applicant = Applicant(id: identity, kind: 0, account: 0)

  /// The business among the book's.
  private let business: Int
  let program: WorkflowProgram
  let admission: Admission
  var engine: CityEngine<MemoryLedger>
  var now: Instant
  /// Every command that was taken, for another world to take it again.
  private(set) var taken: [TypedCommand] = []

  private var workflow: Workflow { _read { yield program.workflow } }

  /// - Parameter business: its index in the book.
  init(_ book: CompiledBook, _ business: Int, at start: Instant) {
    self.business = business
    program = book.programs[business]
    admission = Admission(program)
    engine = CityEngine(
      book: book, ledger: MemoryLedger(book: book, at: start),
      chance: Office.Options.Chance.secure.source)
    now = start
  }

  // MARK: - Plain values

  mutating func open(_ number: Int) {
    let command = workflow.commands[workflow.open.index]
    let submission = Submission(
      command: command.name, by: .applicant(Self.identity), facts: facts(for: command))
    guard let admitted = try? admission.admitOpening(submission) else {
      preconditionFailure("the opening is not admitted")
    }
    take(TypedCommand(number: number, command: admitted.command, at: now))
  }

  mutating func submit(
    _ name: String, _ inputs: [String: PlainValue], _ number: Int, by submitter: Submitter? = nil
  ) {
    let command = admitted(name, inputs, number, by: submitter)
    take(TypedCommand(number: number, command: command, at: now, confirms: name == "confirm"))
  }

  func admitted(
    _ name: String, _ inputs: [String: PlainValue], _ number: Int, by submitter: Submitter? = nil
  ) -> PreparedCommand {
    let command = workflow.commands.first { $0.name == name }
    let submission = Submission(
      command: name, by: submitter ?? .applicant(Self.identity), inputs: inputs,
      facts: command.map(facts(for:)) ?? [:])
    guard var admitted = try? admission.admit(submission, for: state(of: number)) else {
      preconditionFailure("\(name) is not admitted")
    }
    if admitted.secret != nil { admitted.command.codeMatches = true }
    return admitted.command
  }

  private func facts(for command: Command) -> [String: [String: PlainValue]] {
    var facts: [String: [String: PlainValue]] = [:]
    for request in command.facts {
      let fact = workflow.facts[request.fact.index]
      for field in fact.fields { facts[fact.name, default: [:]][field.name] = field.mock }
    }
    return facts
  }

  func state(of number: Int) -> CaseState {
    guard let state = engine.ledger.caseState(CaseNumber(UInt64(number))) else {
      preconditionFailure("case \(number) is missing")
    }
    return state
  }

  // MARK: - Typed commands

  /// - Parameter remembers: whether the command joins `taken`.
  mutating func take(_ typed: TypedCommand, remembers: Bool = true) {
    if typed.confirms, let drawn = drawn(of: typed.number) {
      var command = typed.command
      command.inputs[0] = .word(drawn)
      submit(command, to: typed.number, at: typed.at)
    } else {
      submit(typed.command, to: typed.number, at: typed.at)
    }
    if remembers { taken.append(typed) }
  }

  mutating func submit(_ command: PreparedCommand, to number: Int, at instant: Instant) {
    let answer =
      command.command == workflow.open
      ? engine.open(workflow: business, applicant: Self.applicant, command, at: instant)
      : engine.submit(command, to: CaseNumber(UInt64(number)), at: instant)
    guard case .accepted = answer else {
      preconditionFailure("\(workflow.commands[command.command.index].name): \(answer)")
    }
  }

  func drawn(of number: Int) -> Int64? { state(of: number).sets.lazy.flatMap(\.numbers).first }
}

extension BenchWorld {
  mutating func choosing(_ number: Int) {
    open(number)
    submit("agree", [:], number)
    submit("submit", ["vin": .text(vin(number)), "evidence": .text("HGZ\(number)")], number)
    submit("send_code", [:], number)
    submit("prove", ["code": .text("000000")], number)
    submit("start", [:], number)
    submit("send_code", [:], number)
    now = now.adding(TimeSpan(milliseconds: 6_000))
    submit("prove", ["code": .text("000000")], number)
  }

  /// From the notice to the plates.
  mutating func happyPath(_ number: Int) {
    choosing(number)
    submit("draw", ["exclude_4": .bool(true)], number)
    guard let plate = drawn(of: number).flatMap(PlateNumber.init(word:)) else {
      preconditionFailure("nothing was drawn")
    }
    submit("confirm", ["number": .text(plate.description)], number)
    submit(
      "register",
      [
        "vin": .text(vin(number)), "owner_name": .text("张三"),
        "id_document": .text("居民身份证"), "owner_id": .text(Self.identity),
        "mobile": .text("13800000000"),
      ], number, by: .officer("office"))
  }

  private func vin(_ number: Int) -> String {
    "1M8GDM9AXKP" + String(String(1_000_000 + number).suffix(6))
  }
}
