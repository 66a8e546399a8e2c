import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import HaopaiRandomRules

/// What people write into forms and registries answer: mostly what fits, sometimes what does not.
struct InputInventor {
  private static let vehicles = [
    "1M8GDM9AXKP042788", "LDC613P23A1305189", "LSJA24U62JG269225", "LSVAA4182E2184847",
  ]

  private var dice: Dice
  private let book: CompiledBook
  private let people: [ApplicantDescription]

  init(book: CompiledBook, people: [ApplicantDescription], seed: UInt64) {
    self.book = book
    self.people = people
    dice = Dice(seed: seed)
  }

  /// - Parameters:
  ///   - offered: as the case offers it; nil for an opening.
  ///   - view: of the case; nil for one that is about to be opened.
  ///   - opening: the step that opened the case.
  mutating func command(
    _ command: Command, of workflow: Workflow, offered: CaseView.OpenCommand?, for view: CaseView?,
    of applicant: ApplicantDescription, _ opening: Int, _ world: SimulatedWorld?
  ) -> SimulatedStep.Command {
    var inputs: [String: SimulatedStep.Input] = [:]
    for input in command.inputs {
      let isOffered = offered?.inputs.contains { $0.name == input.name } ?? true
      let isOptional = input.isOptional || input.fallback != nil
      if !isOffered ? !dice.roll(1, in: 20) : isOptional && dice.roll(1, in: 3) { continue }
      inputs[input.name] = self.input(input, workflow, view, applicant, opening, world)
    }
    if dice.roll(1, in: 40) { spoil(&inputs) }
    var facts: [String: [String: PlainValue]] = [:]
    for request in command.facts where !dice.roll(1, in: 20) {
      let fact = workflow.facts[request.fact.index]
      facts[fact.name] = values(of: fact, workflow)
    }
    return SimulatedStep.Command(
      name: command.name, by: author(command.author), inputs: inputs, facts: facts,
      hasKey: dice.roll(1, in: 3))
  }

  private mutating func author(_ author: Author) -> SimulatedStep.Author {
    if dice.roll(1, in: 30) {
      return dice.roll(1, in: 2) ? .host : .person(people[dice.below(people.count)].id)
    }
    switch author {
    case .applicant: return .applicant
    case .officer(let role): return .officer(role: role)
    case .host: return .host
    }
  }

  /// As nobody can have meant it.
  private mutating func spoil(_ inputs: inout [String: SimulatedStep.Input]) {
    let name = dice.pick(inputs.keys.sorted()) ?? "unasked"
    switch dice.below(3) {
    case 0: inputs[name] = nil
    case 1: inputs[name] = .plain(.integer(1_000_000_000_000))
    default: inputs["unasked"] = .plain(.bool(true))
    }
  }

  private mutating func values(
    of fact: FactDeclaration, _ workflow: Workflow
  ) -> [String: PlainValue] {
    var values: [String: PlainValue] = [:]
    for field in fact.fields {
      if field.isOptional, dice.roll(1, in: 4) { continue }
      if let mock = field.mock, !dice.roll(1, in: 12) {
        values[field.name] = mock
      } else {
        values[field.name] = plain(field.type, field.range, workflow)
      }
    }
    return values
  }

  private mutating func input(
    _ input: InputDeclaration, _ workflow: Workflow, _ view: CaseView?,
    _ applicant: ApplicantDescription, _ opening: Int, _ world: SimulatedWorld?
  ) -> SimulatedStep.Input {
    switch input.type {
    case .text(.secret): return .code(isRight: !dice.roll(1, in: 6))
    case .number: return number(view, opening, world)
    case .list(.number):
      return .list((0...dice.below(4)).map { _ in number(view, opening, world) })
    // What the case knows already is written again, as at a counter.
    case .text(.identity) where dice.roll(9, in: 10): return .plain(.text(applicant.id))
    case .text where dice.roll(9, in: 10):
      if let known = view?.fields.first(where: { $0.name == input.name }) {
        return .plain(known.value)
      }
    default: break
    }
    return .plain(plain(input.type, input.range, workflow))
  }

  /// One that the case has, one that another has, or one of a few that everybody wants.
  private mutating func number(
    _ view: CaseView?, _ opening: Int, _ world: SimulatedWorld?
  ) -> SimulatedStep.Input {
    var (view, owner) = (view, opening)
    if dice.roll(1, in: 8), let world, let other = dice.pick(world.cases.keys.sorted()),
      let number = world.cases[other]?.number
    {
      (view, owner) = (world.office?.view(number), other)
    }
    if dice.roll(4, in: 5), let set = dice.pick(view?.numbers.filter { !$0.numbers.isEmpty } ?? [])
    {
      return .held(case: owner, set: set.name, index: dice.below(set.numbers.count))
    }
    return .plain(.text(wanted()))
  }

  private mutating func wanted() -> String {
    let pools = book.pools.compactMap { $0 }.filter { $0.count > 0 }
    let number = dice.pick(pools)?.number(at: dice.below(12))
    return number?.description ?? "京A·12345"
  }

  private mutating func plain(
    _ type: ValueType, _ range: ClosedRange<Int64>?, _ workflow: Workflow
  ) -> PlainValue {
    switch type {
    case .bool: .bool(dice.roll(1, in: 2))
    case .int:
      .integer(
        (range?.lowerBound ?? 0)
          + Int64(dice.below(Int(min(20, range.map { $0.upperBound - $0.lowerBound } ?? 20)) + 1)))
    case .text(let format): .text(text(format))
    case .instant: .text("2026-0\(1 + dice.below(9))-15T09:00:00+08:00")
    case .date: .text("2026-0\(1 + dice.below(9))-1\(dice.below(9))")
    case .timeOfDay: .text("1\(dice.below(9)):00")
    case .duration: .text("\(1 + dice.below(100)) s")
    case .term: .text("\(1 + dice.below(9)) days")
    case .money: .text("\(dice.below(300)) CNY")
    case .number: .text(wanted())
    case .enumeration(let id): .text(word(id, workflow))
    case .set(let id): .list([.text(word(id, workflow))])
    case .windows: .text("08:00-20:00")
    case .list(let element):
      .list((0...dice.below(3)).map { _ in plain(element, range, workflow) })
    }
  }

  private mutating func word(_ id: EnumerationID, _ workflow: Workflow) -> String {
    dice.pick(workflow.enumerations[id.index].cases) ?? ""
  }

  private mutating func text(_ format: TextFormat) -> String {
    switch format {
    case .vin: Self.vehicles[dice.below(Self.vehicles.count)]
    case .mobile: "1380000000\(dice.below(10))"
    case .identity: people[dice.below(people.count)].id
    case .name: "张三"
    // What nobody else says can be looked for when it is erased.
    case .free: dice.roll(1, in: 10) ? " " : "text \(dice.below(dice.roll(1, in: 2) ? 4 : 1 << 30))"
    case .secret: "x"
    }
  }
}
