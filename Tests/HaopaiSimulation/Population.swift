import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import HaopaiRandomRules

/// The people of a world, and what befalls it: what comes next, seen from the world as it is. Mostly
/// people do what they can, and sometimes what they cannot.
struct Population {
  private var dice: Dice
  private var values: InputInventor
  private let people: [ApplicantDescription]
  private let book: CompiledBook
  /// Openings that were tried, the latest last.
  private var openings: [Int] = []
  /// Steps with a key.
  private var keyed: [Int] = []
  private var latest: Int?
  /// Steps for which things still go wrong more often.
  private var storm = 0
  private var next = 0

  init(book: CompiledBook, seed: UInt64) {
    self.book = book
    dice = Dice(seed: seed)
    people = Self.people(of: book.applicant)
    values = InputInventor(book: book, people: people, seed: seed &* 3)
  }

  mutating func nextStep(in world: SimulatedWorld) -> SimulatedStep {
    defer { next += 1 }
    let action = nextAction(in: world)
    switch action {
    case .open(_, _, let command):
      openings.append(next)
      if command.hasKey { keyed.append(next) }
    case .submit(_, let command) where command.hasKey: keyed.append(next)
    default: break
    }
    return SimulatedStep(id: next, action)
  }

  private mutating func nextAction(in world: SimulatedWorld) -> SimulatedStep.Action {
    if storm == 0, dice.roll(1, in: 60) { storm = 4 + dice.below(20) }
    storm = max(0, storm - 1)
    // One mishap seldom comes alone.
    switch dice.below(100) + (storm > 0 ? 0 : 20) {
    case ..<8 where storm > 0: return .restart(restart())
    case ..<20 where storm > 0: return .fault(fault())
    case 20..<21: return .restart(restart())
    case 21..<23: return .fault(fault())
    case 23 where dice.roll(1, in: 2): return .erase(cases: gone(in: world))
    case 23 where world.rules.count > 1: return .publish(publication(in: world))
    case 24..<30:
      if let id = latestKeyed() { return .again(id, isChanged: dice.roll(1, in: 4)) }
    case 30..<45: return .wait(pause(in: world))
    case 45..<65 where !world.waiting.isEmpty:
      return dice.roll(1, in: 3)
        ? .begin(isFast: dice.roll(1, in: 2)) : .save(isHeard: !dice.roll(1, in: 4))
    default: break
    }
    return command(in: world)
  }

  /// The same again comes soon, or never.
  private mutating func latestKeyed() -> Int? {
    dice.roll(2, in: 3) ? dice.pick(Array(keyed.suffix(4))) : dice.pick(keyed)
  }

  /// Cases that are over, as a rule; now and then one that is not, or one that is erased already.
  private mutating func gone(in world: SimulatedWorld) -> [Int] {
    let over = Set((try? world.office?.casesOver(before: .latest)) ?? [])
    let known = world.cases.keys.sorted()
    var chosen = known.filter { opening in
      world.cases[opening].map { over.contains($0.number) } == true && dice.roll(2, in: 3)
    }
    if dice.roll(1, in: 4), let other = dice.pick(known) { chosen.append(other) }
    return chosen
  }

  /// At once, in a while, or for a day that people come to.
  private mutating func publication(in world: SimulatedWorld) -> SimulatedStep.Publication {
    let delay = [0, 0, dice.below(60_000), dice.below(86_400_000)][dice.below(4)]
    return SimulatedStep.Publication(
      rules: dice.below(world.rules.count), delay: Int64(delay), isByAnother: dice.roll(1, in: 2))
  }

  // MARK: - Mishaps

  private mutating func restart() -> SimulatedStep.Restart {
    switch dice.below(4) {
    case 0: .clean
    case 1: .kill
    default: .powerLoss(seed: UInt64(dice.below(1 << 30)))
    }
  }

  private mutating func fault() -> SimulatedStep.Fault {
    switch dice.below(5) {
    case 0: .commit(CommitFault.allCases[dice.below(CommitFault.allCases.count)])
    case 2: .unreadable(after: dice.below(4))
    case 1: .death(changes: dice.below(dice.roll(1, in: 2) ? 6 : 40))
    default:
      .disk(
        DiskFault(
          operation: DiskFault.Operation.allCases[
            dice.below(DiskFault.Operation.allCases.count)], skipping: dice.below(5),
          isFull: dice.roll(1, in: 2), lasts: dice.roll(1, in: 2)))
    }
  }

  private mutating func pause(in world: SimulatedWorld) -> Int64 {
    switch dice.below(40) {
    case 0: Int64(dice.below(6 * 7 * 86_400_000))
    case 1, 2: Int64(dice.below(4 * 86_400_000))
    case 3, 4: Int64(dice.below(12 * 3_600_000))
    case 5, 6: -Int64(dice.below(3 * 3_600_000))
    // A clock that was set back is set right again.
    case 7..<10: max(0, (world.office?.clock.milliseconds ?? 0) - world.now.milliseconds)
    case 10..<16: Int64(dice.below(400_000))
    // Right at the ends of clocks, too.
    case 16, 17: [10_000, 60_000, 180_000, 300_000][dice.below(4)]
    default: Int64(dice.below(20_000))
    }
  }

  // MARK: - Commands

  private mutating func command(in world: SimulatedWorld) -> SimulatedStep.Action {
    let known = openings.filter { world.cases[$0] != nil }
    if known.isEmpty || dice.roll(1, in: 12) { return opening() }
    // Mostly somebody goes on for a while, so that he gets somewhere before the hours are over.
    let chosen = latest.flatMap { dice.roll(1, in: 6) || world.cases[$0] == nil ? nil : $0 }
    let opening = chosen ?? dice.pick(known) ?? known[0]
    latest = opening
    guard let found = world.cases[opening],
      let state = world.office?.ledger.caseState(found.number),
      let view = world.office?.view(found.number)
    else { return self.opening() }
    let workflow = book.programs[state.workflow].workflow
    guard let offered = dice.pick(view.open), !dice.roll(1, in: 20) else {
      return .submit(case: opening, anything(of: workflow))
    }
    let id = Admission(book.programs[state.workflow]).command(
      of: Submission(command: offered.name, by: .host), in: state)
    guard let id else { return .submit(case: opening, anything(of: workflow)) }
    let command = values.command(
      workflow.commands[id.index], of: workflow, offered: offered, for: view,
      of: found.applicant, opening, world)
    return .submit(case: opening, command)
  }

  /// Whatever the business knows, open or not, and what it does not know.
  private mutating func anything(of workflow: Workflow) -> SimulatedStep.Command {
    let command = dice.pick(workflow.commands)
    return SimulatedStep.Command(
      name: dice.roll(1, in: 4) ? "unknown" : command?.name ?? "unknown",
      by: dice.roll(1, in: 2) ? .applicant : .officer(role: nil), inputs: [:], facts: [:],
      hasKey: dice.roll(1, in: 3))
  }

  private mutating func opening() -> SimulatedStep.Action {
    latest = next
    let workflow = book.programs[dice.below(book.programs.count)].workflow
    let applicant = people[dice.below(people.count)]
    let command = values.command(
      workflow.commands[workflow.open.index], of: workflow, offered: nil, for: nil, of: applicant,
      next, nil)
    return .open(
      business: dice.roll(1, in: 60) ? "unknown" : workflow.name, applicant, command)
  }

  // MARK: - People

  /// Some of every kind, with numbers whose check digits are right.
  private static func people(of declaration: ApplicantDeclaration) -> [ApplicantDescription] {
    let citizens = (0..<8).flatMap { person in
      "0123456789X".map { "11010519\(50 + person * 5)0\(person + 1)1\(person)12\(person)\($0)" }
    }
    let units = ["91350100M000100Y43", "91110000802100433B", "91440300708461136T"]
    return declaration.kinds.cases.flatMap { kind in
      (citizens + units).map { ApplicantDescription(kind: kind, id: $0) }
        .filter { $0.fits(declaration) }
    }
  }
}
