import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

/// Commands of the new-car business through the engine, on the memory ledger and with secure
/// chance.
struct StepBench {
  private static let cases = 1_000
  private static let identity = "11010519491231002X"
  private let book: CompiledBook
  private let workflow: Workflow
  private let start: Instant

  init?(book: RuleBook, city: String) {
    guard let compiled = book.compiled(city: city), let program = compiled.programs.first,
      let start = Instant(civil: "2026-03-02 09:00")
    else { return nil }
    self.book = compiled
    workflow = program.workflow
    self.start = start
  }

  func measurements() -> [Measurement] {
    let draw = Measurement(
      "a draw of ten without 4, through the step", limit: 5_000, dividedBy: Self.cases,
      prepare: { choosing() }, work: { drawAll(in: &$0) })
    let redraw = Measurement(
      "a redraw of ten without 4, through the step", limit: 5_000, dividedBy: Self.cases,
      prepare: {
        var world = choosing()
        drawAll(in: &world)
        return world
      }, work: { drawAll(in: &$0) })
    let path = Measurement(
      "a whole happy path of nine commands, plain values read", limit: 30_000,
      dividedBy: Self.cases,
      prepare: { World(engine: engine(), now: start) },
      work: { world in
        for number in 1...Self.cases { happyPath(of: number, in: &world) }
      })
    return [draw, redraw, path]
  }

  /// Commands as a step takes them; reading plain values against declarations comes before.
  private func drawAll(in world: inout World) {
    guard let draw = world.prepared(self, "draw", ["exclude_4": .bool(true)], 1) else { return }
    for number in 1...Self.cases {
      let answer = world.engine.submit(draw, to: CaseNumber(UInt64(number)), at: world.now)
      guard case .accepted = answer else { preconditionFailure("\(answer)") }
    }
  }

  struct World {
    var engine: CityEngine<MemoryLedger>
    var now: Instant

    func prepared(
      _ bench: StepBench, _ command: String, _ inputs: [String: PlainValue], _ number: Int
    ) -> PreparedCommand? {
      let submission = Submission(
        command: command, by: .applicant(StepBench.identity), inputs: inputs)
      guard let state = engine.ledger.caseState(CaseNumber(UInt64(number))) else { return nil }
      return try? Admission(bench.book.programs[0]).admit(submission, for: state).command
    }

    mutating func submit(
      _ bench: StepBench, _ command: String, _ inputs: [String: PlainValue], _ number: Int,
      by submitter: Submitter? = nil
    ) {
      guard let state = engine.ledger.caseState(CaseNumber(UInt64(number))) else {
        preconditionFailure("case \(number) is missing")
      }
      let submission = Submission(
        command: command, by: submitter ?? .applicant(StepBench.identity), inputs: inputs,
        facts: bench.facts(of: command))
      guard var admitted = try? Admission(bench.book.programs[0]).admit(submission, for: state)
      else {
        preconditionFailure("\(command) is not admitted")
      }
      if admitted.secret != nil { admitted.command.codeMatches = true }
      let answer = engine.submit(admitted.command, to: state.number, at: now)
      guard case .accepted = answer else { preconditionFailure("\(command): \(answer)") }
    }
  }

  private func engine() -> CityEngine<MemoryLedger> {
    CityEngine(
      book: book, ledger: MemoryLedger(book: book, at: start),
      chance: Office.Options.Chance.secure.source)
  }

  private func open(_ number: Int, in world: inout World) {
    let submission = Submission(
      command: workflow.commands[workflow.open.index].name, by: .applicant(Self.identity),
      facts: facts(for: workflow.commands[workflow.open.index]))
    guard let admitted = try? Admission(book.programs[0]).admitOpening(submission) else {
      preconditionFailure("the opening is not admitted")
    }
    _ = world.engine.open(
      workflow: 0, applicant: Applicant(id: Self.identity, kind: 0, account: 0),
      admitted.command, at: world.now)
  }

  private func choosing() -> World {
    var world = World(engine: engine(), now: start)
    for number in 1...Self.cases {
      open(number, in: &world)
      world.submit(self, "agree", [:], number)
      world.submit(
        self, "submit", ["vin": .text(vin(number)), "evidence": .text("HGZ\(number)")], number)
      world.submit(self, "prove", ["code": .text("000000")], number)
      world.submit(self, "start", [:], number)
    }
    world.now = world.now.adding(TimeSpan(milliseconds: 60_000))
    for number in 1...Self.cases { world.submit(self, "prove", ["code": .text("000000")], number) }
    return world
  }

  private func happyPath(of number: Int, in world: inout World) {
    open(number, in: &world)
    world.submit(self, "agree", [:], number)
    world.submit(
      self, "submit", ["vin": .text(vin(number)), "evidence": .text("HGZ\(number)")], number)
    world.submit(self, "prove", ["code": .text("000000")], number)
    world.submit(self, "start", [:], number)
    world.now = world.now.adding(TimeSpan(milliseconds: 6_000))
    world.submit(self, "prove", ["code": .text("000000")], number)
    world.submit(self, "draw", ["exclude_4": .bool(true)], number)
    guard let state = world.engine.ledger.caseState(CaseNumber(UInt64(number))),
      let plate = state.sets.flatMap(\.numbers).first.flatMap({ PlateNumber(word: $0) })
    else { preconditionFailure("nothing was drawn") }
    world.submit(self, "confirm", ["number": .text(plate.description)], number)
    world.submit(
      self, "register",
      [
        "vin": .text(vin(number)), "owner_name": .text("张三"),
        "id_document": .text("居民身份证"), "owner_id": .text(Self.identity),
        "mobile": .text("13800000000"),
      ], number, by: .officer("office"))
  }

  private func vin(_ number: Int) -> String {
    "1M8GDM9AXKP" + String(String(1_000_000 + number).suffix(6))
  }

  fileprivate func facts(of command: String) -> [String: [String: PlainValue]] {
    workflow.commands.first { $0.name == command }.map(facts(for:)) ?? [:]
  }

  private func facts(for command: Command) -> [String: [String: PlainValue]] {
    var facts: [String: [String: PlainValue]] = [:]
    for request in command.facts {
      let fact = workflow.facts[request.fact.index]
      for field in fact.fields { facts[fact.name, default: [:]][field.name] = field.mock }
    }
    return facts
  }
}
