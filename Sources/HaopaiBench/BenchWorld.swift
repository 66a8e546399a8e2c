import Foundation
import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

/// A city in which applicants of the new-car business come one after another.
struct BenchWorld {
  /// A command as a step takes it, and when.
  struct TypedCommand {
    var number: Int
    var person: Int
    var command: PreparedCommand
    var at: Instant
    /// Confirms what the case has drawn, which is not known before.
    var confirms = false
  }

  /// The business among the book's.
  private let business: Int
  let program: WorkflowProgram
  let admission: Admission
  var engine: CityEngine<MemoryLedger>
  var now: Instant
  /// Every command that was taken, for another world to take it again.
  private(set) var taken: [TypedCommand] = []
  /// Of the next commands: who applies, with a car of their own.
  var person = 0

  private var workflow: Workflow { _read { yield program.workflow } }

  /// - Parameter ledger: nil for an empty one in memory.
  init(_ bench: BenchBusiness, on ledger: MemoryLedger? = nil) {
    business = bench.index
    program = bench.book.programs[business]
    admission = Admission(program)
    engine = CityEngine(
      book: bench.book, ledger: ledger ?? MemoryLedger(book: bench.book, at: bench.start),
      chance: Office.Options.Chance.secure.source)
    now = bench.start
  }

  // MARK: - Plain values

  mutating func open(_ number: Int) {
    let command = workflow.commands[workflow.open.index]
    let submission = Submission(
      command: command.name, by: .applicant(identity), facts: facts(for: command))
    guard let admitted = try? admission.admitOpening(submission) else {
      preconditionFailure("the opening is not admitted")
    }
    take(TypedCommand(number: number, person: person, command: admitted.command, at: now))
  }

  mutating func submit(
    _ name: String, _ inputs: [String: PlainValue], _ number: Int, by submitter: Submitter? = nil
  ) {
    let command = admitted(name, inputs, number, by: submitter)
    take(
      TypedCommand(
        number: number, person: person, command: command, at: now, confirms: name == "confirm"))
  }

  func admitted(
    _ name: String, _ inputs: [String: PlainValue], _ number: Int, by submitter: Submitter? = nil
  ) -> PreparedCommand {
    let command = workflow.commands.first { $0.name == name }
    let submission = Submission(
      command: name, by: submitter ?? .applicant(identity), inputs: inputs,
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

  /// Takes a command that is accepted, and remembers it.
  mutating func take(_ typed: TypedCommand) {
    let answer = answer(typed)
    guard case .accepted = answer else {
      preconditionFailure("\(workflow.commands[typed.command.command.index].name): \(answer)")
    }
    taken.append(typed)
  }

  /// Takes a command as another world has taken it.
  /// - Returns: whether it is accepted.
  mutating func replay(_ typed: TypedCommand) -> Bool {
    var typed = typed
    if typed.confirms, let drawn = drawn(of: typed.number) {
      typed.command.inputs[0] = .word(drawn)
    }
    guard case .accepted = answer(typed) else { return false }
    return true
  }

  private mutating func answer(_ typed: TypedCommand) -> CityEngine<MemoryLedger>.Answer {
    let command = typed.command
    guard command.command == workflow.open else {
      return engine.submit(command, to: CaseNumber(UInt64(typed.number)), at: typed.at)
    }
    let applicant = Applicant(id: Self.identity(of: typed.person), kind: 0, account: 0)
    return engine.open(workflow: business, applicant: applicant, command, at: typed.at)
  }

  func drawn(of number: Int) -> Int64? { state(of: number).sets.lazy.flatMap(\.numbers).first }
}

extension BenchWorld {
  mutating func choosing(_ number: Int) {
    open(number)
    submit("agree", [:], number)
    submit("submit", ["vin": .text(vin), "evidence": .text("HGZ\(person)")], number)
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
        "vin": .text(vin), "owner_name": .text("张三"),
        "id_document": .text("居民身份证"), "owner_id": .text(identity),
        "mobile": .text("13800000000"),
      ], number, by: .officer("office"))
  }

  private var vin: String { "1M8GDM9AXKP" + String(String(1_000_000 + person).suffix(6)) }

  private var identity: String { Self.identity(of: person) }

  /// The number of a citizen (GB 11643-1999): each has one's own birthday, or one's own place on it.
  private static func identity(of person: Int) -> String {
    let (day, order) = (person % 10_000, person / 10_000)
    let born = CivilDate(saturating: -7_305 - day)  // before 1950
    let digits = String(
      format: "110105%04d%02d%02d%03d", born.year, born.month, born.day, order)
    let sum = digits.utf8.reduce(0) { ($0 + Int($1 - 0x30)) * 2 % 11 }
    return digits + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum]
  }

  /// The commands of persons from the notice to the plates.
  static func happyPaths(of persons: [Int], in business: BenchBusiness) -> [[TypedCommand]] {
    /// As many come on a day, while the service is open.
    let daily = 5_000
    var world = BenchWorld(business)
    return persons.enumerated().map { index, person in
      if index % daily == 0 {
        let days = Int64(index / daily)
        world.now = business.start.adding(TimeSpan(milliseconds: days * 86_400_000))
      }
      world.taken = []
      world.person = person
      world.happyPath(index + 1)
      return world.taken
    }
  }
}
