import Haopai
import HaopaiDomain
import HaopaiEngineOracle
import HaopaiProgram
import Testing

@testable import HaopaiEngine

/// The gardens of Luyuan on a ledger of some kind, for whoever takes steps apart: what a step wants, and
/// what becomes of it.
final class GardenCity {
  private static let people = ["11010519491231002X", "440524188001010014", "53010219200508011X"]

  let city: any LedgerCity
  private(set) var now = Instant(civil: "2026-03-02 09:00")!  // a literal instant
  let book: CompiledBook

  /// - Parameter others: files of the rules in place of those that are there.
  init(_ kind: LedgerKind, with others: [String: String] = [:]) throws {
    book = try #require(try GardenRules.load(with: others).compiled(city: "luyuan"))
    city = try kind.city(book, seed: 7, at: now)
  }

  var ledger: MemoryLedger { city.engine.ledger }

  /// Those that somebody has, in no order.
  var numbers: [PlateNumber] { ledger.owners.compactMap { PlateNumber(word: $0.number) } }

  func wait(_ milliseconds: Int64) { now = now.adding(TimeSpan(milliseconds: milliseconds)) }

  /// Lets what is due by now happen.
  func sweep() {
    let isDone = city.engine.sweep(to: now)
    #expect(isDone)
  }

  // MARK: - Steps that are not committed

  /// What an opening wants.
  func opening(_ business: String, as person: Int = 0) throws -> Changes {
    let (workflow, applicant, command) = try prepared(business, person)
    let state = CaseState(
      opening: ledger.nextCaseNumber, workflow: workflow, of: book, applicant: applicant, at: now)
    return try step(command, state)
  }

  /// What a command wants of a case as it is now.
  func changes(
    _ name: String, _ number: CaseNumber, _ inputs: [String: PlainValue] = [:]
  ) throws -> Changes {
    let state = try #require(ledger.caseState(number))
    return try step(try prepared(name, state, inputs, by: nil, key: nil), state)
  }

  private func step(_ command: PreparedCommand, _ state: CaseState) throws -> Changes {
    var chance = Chance.seeded(SeededChance(seed: 1))
    var trace: StepTrace?
    var memory = StepMemory()
    let result = Engine.step(
      pinned: book, current: book, state: state, trigger: .command(command), at: now,
      chance: &chance, trace: &trace, memory: &memory, view: ledger)
    switch consume result {
    case .done(let changes, _): return changes
    default: throw Refused()
    }
  }

  private struct Refused: Error {}

  /// - Returns: why it was not committed; nil when it was.
  func commit(_ changes: consuming Changes) throws -> CommitFailure? {
    do throws(CommitFailure) {
      try city.engine.ledger.commit(changes, opening: nil)
      return nil
    } catch {
      return error
    }
  }

  /// The same, and whether it has changed anything.
  func commitChanging(
    _ changes: consuming Changes
  ) throws -> (failure: CommitFailure?, hasChanged: Bool) {
    let before = ledger
    let failure = try commit(changes)
    return (failure, !ledger.isUnchanged(from: before))
  }

  // MARK: - Commands

  @discardableResult
  func open(_ business: String, as person: Int = 0, key: String? = nil) throws -> CaseNumber {
    var (workflow, applicant, command) = try prepared(business, person)
    command.key = key
    let answer = city.engine.open(workflow: workflow, applicant: applicant, command, at: now)
    guard case .accepted(let number, _, _, _) = answer else { throw Refused() }
    return number
  }

  func submit(
    _ name: String, _ number: CaseNumber, _ inputs: [String: PlainValue] = [:],
    by submitter: Submitter? = nil, key: String? = nil
  ) throws -> CityEngine<MemoryLedger>.Answer {
    let state = try #require(ledger.caseState(number))
    let command = try prepared(name, state, inputs, by: submitter, key: key)
    return city.engine.submit(command, to: number, at: now)
  }

  /// Submits what must be accepted.
  func take(
    _ name: String, _ number: CaseNumber, _ inputs: [String: PlainValue] = [:],
    by submitter: Submitter? = nil
  ) throws {
    let answer = try submit(name, number, inputs, by: submitter)
    guard case .accepted = answer else {
      Issue.record("\(name): \(answer)")
      return
    }
  }

  /// The codes of a refusal; empty for any other answer.
  func refusals(
    _ name: String, _ number: CaseNumber, _ inputs: [String: PlainValue] = [:],
    by submitter: Submitter? = nil, key: String? = nil
  ) throws -> [String] {
    guard case .refused(let refusals, _) = try submit(name, number, inputs, by: submitter, key: key)
    else {
      return []
    }
    return refusals.map(\.code)
  }

  private func prepared(
    _ business: String, _ person: Int
  ) throws -> (workflow: Int, Applicant, PreparedCommand) {
    let workflow = try #require(book.workflow(named: business))
    let id = Self.people[person]
    let submission = Submission(
      command: "open", by: .applicant(id), inputs: ["phone": .text("13812345678")])
    let command = try Admission(book.programs[workflow]).admitOpening(submission).command
    return (workflow, Applicant(id: id, kind: 0, account: 0), command)
  }

  private func prepared(
    _ name: String, _ state: CaseState, _ inputs: [String: PlainValue], by submitter: Submitter?,
    key: String?
  ) throws -> PreparedCommand {
    let submission = Submission(
      command: name, by: submitter ?? .applicant(state.applicant.id), inputs: inputs, key: key)
    return try Admission(book.programs[state.workflow]).admit(submission, for: state).command
  }

  // MARK: - The whole

  /// Everything is there after the office has ended, and nothing else.
  func expectWhole(steps: Int, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try city.save()
    try city.restart()
    let broken = ledger.brokenInvariant(in: book, countingPools: true)
    #expect(broken == nil, sourceLocation: sourceLocation)
    let audited = try ledger.audit(current: book, books: [book.hash: book]).steps
    #expect(audited == steps, sourceLocation: sourceLocation)
  }
}
