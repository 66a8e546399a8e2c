import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import HaopaiRandomRules

/// A city with a few applicants and vehicles who do what comes to mind, mostly what is possible.
struct RandomWorld {
  static let start = Instant(civil: "2026-09-28 07:30")!  // a literal instant

  let book: CompiledBook
  var engine: CityEngine<MemoryLedger>
  var dice: Dice
  var now: Instant
  private var latest: CaseNumber?

  private static let applicants = [
    "11010519491231002X", "440524188001010014", "53010219200508011X",
  ]
  private static let vehicles = [
    "1M8GDM9AXKP042788", "LDC613P23A1305189", "LSJA24U62JG269225",
  ]

  init(book: CompiledBook, seed: UInt64, at start: Instant = Self.start) {
    self.book = book
    now = start
    engine = CityEngine(
      book: book, ledger: MemoryLedger(book: book, at: start),
      chance: .seeded(SeededChance(seed: seed ^ 0xC0FFEE)))
    dice = Dice(seed: seed)
  }

  var states: [CaseState] {
    (1..<engine.ledger.nextCaseNumber.value).compactMap { engine.ledger.caseState(CaseNumber($0)) }
  }

  /// Something that somebody submits, with its instant.
  enum Move {
    case open(workflow: Int, Applicant, PreparedCommand, at: Instant)
    case submit(PreparedCommand, CaseNumber, at: Instant)

    var instant: Instant {
      switch self {
      case .open(_, _, _, let at), .submit(_, _, let at): at
      }
    }
  }

  /// What somebody does next, seen from the world as it is.
  mutating func nextMove() -> Move {
    now = now.adding(TimeSpan(milliseconds: pause()))
    _ = engine.sweep(to: now)
    let cases = engine.ledger.nextCaseNumber.value - 1
    if cases == 0 || dice.roll(1, in: 12) { return opening() }
    // Mostly somebody goes on for a while, so that a selection is over before the hours are.
    let chosen = dice.roll(1, in: 6) ? nil : latest
    let number = chosen ?? CaseNumber(UInt64(dice.below(Int(cases))) + 1)
    latest = number
    guard let state = engine.ledger.caseState(number) else { return opening() }
    return .submit(command(for: state), number, at: now)
  }

  private mutating func pause() -> Int64 {
    switch dice.below(20) {
    case 0: Int64(dice.below(4 * 86_400_000))
    case 1, 2: Int64(dice.below(12 * 3_600_000))
    case 3...6: Int64(dice.below(400_000))
    // Right at the ends of clocks, too.
    case 7: [10_000, 60_000, 180_000, 300_000][dice.below(4)]
    default: Int64(dice.below(20_000))
    }
  }

  private mutating func opening() -> Move {
    let id = Self.applicants[dice.below(Self.applicants.count)]
    let index = dice.below(book.programs.count)
    let workflow = book.programs[index].workflow
    let declaration = workflow.commands[workflow.open.index]
    var command = PreparedCommand(command: workflow.open, by: .applicant(id))
    command.inputs = declaration.inputs.map { value(for: $0, nil, workflow) }
    command.facts = facts(for: declaration, of: workflow)
    return .open(
      workflow: index, Applicant(id: id, kind: dice.below(2), account: 0), command, at: now)
  }

  private mutating func command(for state: CaseState) -> PreparedCommand {
    let workflow = book.programs[state.workflow].workflow
    let usual = offered(to: state, workflow)
    let id =
      dice.roll(1, in: 15) || usual.isEmpty
      ? CommandID(dice.below(workflow.commands.count)) : usual[dice.below(usual.count)]
    let declaration = workflow.commands[id.index]
    let submitter: Submitter =
      switch declaration.author {
      case .applicant: dice.roll(1, in: 40) ? .host : .applicant(state.applicant.id)
      case .officer(let role): .officer("officer", roles: role.map { [$0] } ?? [])
      case .host: .host
      }
    var command = PreparedCommand(command: id, by: submitter)
    command.inputs = declaration.inputs.map { value(for: $0, state, workflow) }
    command.facts = facts(for: declaration, of: workflow)
    if declaration.check != nil { command.codeMatches = !dice.roll(1, in: 6) }
    if dice.roll(1, in: 10) { command.key = "key-\(dice.below(4))" }
    return command
  }

  /// Whether somebody can do something, something will happen by itself, or nothing is left to do.
  func canGoOn(_ state: CaseState) -> Bool {
    let workflow = book.programs[state.workflow].workflow
    return workflow.states[state.active.index].isFinal || !offered(to: state, workflow).isEmpty
      || !state.timers.isEmpty
  }

  /// What can be done next.
  private func offered(to state: CaseState, _ workflow: Workflow) -> [CommandID] {
    let view = Engine.view(
      of: state, pinned: engine.book(of: state), current: book, at: engine.ledger.clock,
      view: engine.ledger)
    let names = Set(view.open.map(\.name))
    var walk: StateID? = state.active
    var found: [CommandID] = []
    while let id = walk {
      found += workflow.states[id.index].commands.filter {
        names.contains(workflow.commands[$0.index].name)
      }
      walk = workflow.states[id.index].parent
    }
    return found
  }

  private mutating func value(
    for input: InputDeclaration, _ state: CaseState?, _ workflow: Workflow
  ) -> PreparedValue {
    if (input.isOptional || input.fallback != nil) && dice.roll(1, in: 3) { return .absent }
    switch input.type {
    case .bool: return .word(Int64(dice.below(2)))
    case .int:
      let range = input.range ?? 0...20
      return .word(range.lowerBound + Int64(dice.below(Int(min(20, range.upperBound)) + 1)))
    case .duration: return .word([1, 10_000, 60_000, 180_000][dice.below(4)])
    case .list(.text):
      return .object(.list((0...dice.below(3)).map { .text(Self.applicants[$0]) }))
    case .text(.mobile): return .object(.text("13800000000"))
    case .number: return .word(number(state))
    case .list: return .object(.words((0...dice.below(4)).map { _ in number(state) }))
    case .text(.vin):
      let known = text(for: input, state, workflow)
      let any = Self.vehicles[dice.below(Self.vehicles.count)]
      return .object(.text(known.utf8.count == 17 ? known : any))
    case .text(.secret): return .absent
    case .text: return .object(.text(text(for: input, state, workflow)))
    default: return .word(0)
    }
  }

  /// Mostly what the case's field of that name holds.
  private mutating func text(
    for input: InputDeclaration, _ state: CaseState?, _ workflow: Workflow
  ) -> String {
    guard let state else { return "other" }
    if dice.roll(1, in: 12) { return "other" }
    if input.type == .text(.identity) { return state.applicant.id }
    let start = workflow.layout.fields.objects.lowerBound
    for field in workflow.fields where field.name == input.name {
      guard case .object(let slot) = field.place.slot,
        case .text(let text) = state.objects[slot - start], !text.isEmpty
      else { continue }
      return text
    }
    return "other"
  }

  private mutating func number(_ state: CaseState?) -> Int64 {
    let own = state?.sets.flatMap(\.numbers) ?? []
    if dice.roll(4, in: 5), let number = dice.pick(own) { return number }
    guard case .value(let pool?) = engine.ledger.pool(0) else { return 0 }
    // A few numbers that everybody wants.
    return pool.layout.number(at: dice.below(12))?.word ?? 0
  }

  private mutating func facts(for command: Command, of workflow: Workflow) -> [PreparedFact] {
    command.facts.map { request in
      let fact = workflow.facts[request.fact.index]
      return PreparedFact(
        fact: request.fact,
        values: fact.fields.map { field in
          guard let mock = field.mock,
            let value = try? PlainReader(enumerations: workflow.enumerations)
              .read(mock, as: field.type, at: "mock")
          else { return .absent }
          return value
        })
    }
  }

  @discardableResult
  mutating func make(_ move: Move) -> CityEngine<MemoryLedger>.Answer {
    engine.make(move)
  }
}

extension CityEngine where Store == MemoryLedger {
  @discardableResult
  mutating func make(_ move: RandomWorld.Move) -> Answer {
    switch move {
    case .open(let workflow, let applicant, let command, let at):
      open(workflow: workflow, applicant: applicant, command, at: at)
    case .submit(let command, let number, let at):
      submit(command, to: number, at: at)
    }
  }
}
