import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiEngineOracle
import HaopaiProgram
import HaopaiRandomRules
import HaopaiSQLite

/// An office on a disk that fails, the people who come to it, and what they were told.
///
/// Everything in it comes from its steps: taken again, they come to the same.
final class SimulatedWorld {
  static let secret = Array("a secret of the simulation".utf8)

  let book: CompiledBook
  /// As whoever submits believes it to be.
  var now: Instant
  /// By the step that opened it.
  var cases: [Int: SimulatedCase] = [:]
  /// What each step came to, for those that ask for something.
  var outcomes: [Int: Outcome] = [:]
  var counted = Figures()
  /// What nobody has been told yet.
  var waiting: [Told] = []
  /// A commit under way, and what is told when it lies on the disk.
  var underWay: (saving: Saving, told: [Told])?
  /// Cases that were changed since they were held against the twin's.
  var unlookedAt: Set<CaseNumber> = []
  var office: Office?
  /// The codes that people have received, by case.
  var codes: [CaseNumber: String] = [:]

  /// Those at the beginning, and those that may follow.
  let rules: [RuleBook]
  let books: [ContentHash: CompiledBook]
  let seed: UInt64
  let start: Instant
  let path: String
  let disk = SimulatedDisk()
  let watch: StoreWatch
  var twin: Twin
  /// The steps that somebody was told of, or of which what he was told depends.
  var settled = 0
  /// The steps that the office has kept, as far as it says.
  var journal: [JournalRecord] = []
  private var requests: [Int: Request] = [:]
  var answers: [Int: Accepted] = [:]
  var heard: Set<String> = []
  /// Cases that the office was asked to erase, and never said whether it has.
  var erasing: (cases: Set<CaseNumber>, at: Instant)?
  /// Whether something of erased cases may still lie in files.
  var hasResidue = false
  var said = PersonalTexts()
  /// One of these was published last.
  var published: Set<ContentHash>
  /// Gone with the office.
  var archive: OfficeArchive?
  var lives: UInt64 = 0

  /// - Parameter path: of the database; nothing of it is written but its lock.
  init(
    _ rules: SimulatedRules.Choice, seed: UInt64, at start: Instant, path: String, defect: Defect?
  ) throws {
    guard let book = rules.book.compiled(city: rules.city) else {
      throw SimulationFailure("no city \(rules.city)")
    }
    self.book = book
    self.rules = [rules.book] + rules.later
    let compiled = self.rules.compactMap { $0.compiled(city: rules.city) }
    books = Dictionary(compiled.map { ($0.hash, $0) }) { first, _ in first }
    published = [book.hash]
    self.seed = seed
    self.start = start
    self.path = path
    now = start
    watch = StoreWatch(defect: defect)
    twin = Twin(book: book, at: start, knowing: books)
  }

  /// Whoever has a database is gone before its disk is.
  deinit {
    underWay = nil
    archive = nil
    office = nil
  }

  func take(_ step: SimulatedStep) throws(Violation) {
    counted.steps += 1
    switch step.action {
    case .wait(let span):
      now = min(
        max(Instant(milliseconds: now.milliseconds + span), start),
        Instant.latest.adding(TimeSpan(milliseconds: -86_400_000 * 400)))
    case .fault(.commit(let fault)): watch.prepare(fault)
    case .fault(.disk(let fault)): disk.prepare(fault)
    case .fault(.unreadable(let count)): watch.preventReading(after: count)
    case .fault(.death(let changes)): disk.killProcess(after: changes)
    case .restart(let restart): try self.restart(restart)
    case .save(let isHeard): try save(isHeard: isHeard)
    case .begin(let isFast): try begin(isFast: isFast)
    case .erase(let openings): try erase(openings)
    case .publish(let publication): try publish(publication)
    case .open(_, let applicant, _):
      guard let request = resolve(step.action, of: step.id, for: applicant) else { return }
      try submit(request, of: step.id)
    case .submit(let opening, _):
      guard let applicant = cases[opening]?.applicant,
        let request = resolve(step.action, of: step.id, for: applicant)
      else { return }
      try submit(request, of: step.id)
    case .again(let id, let isChanged):
      guard var request = requests[id], request.key != nil else { return }
      if isChanged { request.by = .officer("somebody else") }
      try submit(request, of: step.id, again: id, isChanged: isChanged)
    }
  }

  var figures: Figures {
    var figures = counted
    figures.faults = disk.failures + watch.failures
    return figures
  }

  /// Whether chance gave anybody numbers.
  var hasDrawn: Bool { journal.contains { !$0.drawn.isEmpty } }

  // MARK: - Commands

  /// An answer that somebody waits for.
  struct Told {
    let step: Int
    /// The step that it repeats, if it repeats one.
    let repeated: Int?
    let isChanged: Bool
    /// Whether the office had the case.
    let isOfKnownCase: Bool
    let request: Request
    let answer: Answer
  }

  private func resolve(
    _ action: SimulatedStep.Action, of id: Int, for applicant: ApplicantDescription
  ) -> Request? {
    let resolver = RequestResolver(cases: cases, codes: codes, office: office)
    guard let request = resolver.request(action, step: id, for: applicant) else { return nil }
    requests[id] = request
    return request
  }

  private func submit(
    _ request: Request, of step: Int, again repeated: Int? = nil, isChanged: Bool = false
  ) throws(Violation) {
    let office = try openedOffice()
    let clock = office.clock
    // Very much may be due, which is done in pieces; what others published is taken up first.
    repeat { office.sweep(to: now) } while office.clock < now
    let before = office.ledger
    let answer = request.submit(to: office, at: now)
    let after = office.ledger
    said.note(request, answer)
    guard after.clock >= clock, now < clock || after.clock >= now else {
      throw Violation(.timeGoesOn, "\(after.clock) comes after \(clock)")
    }
    switch answer {
    case .accepted(let accepted):
      if accepted.isRepeat { counted.repeats += 1 } else { counted.accepted += 1 }
      // Who was told of his case knows it, whatever an office says that cannot read it any more.
      if case .business(_, let applicant) = request.target, answers[repeated ?? step] == nil {
        cases[repeated ?? step] = SimulatedCase(
          number: accepted.view.number, applicant: applicant)
      }
    case .refused, .needsFacts, .failed:
      counted.refused += 1
      guard after.isUnchanged(from: before) else {
        throw Violation(.refusalsLeaveNoTrace, "\(request.name) was refused and changed something")
      }
    }
    outcomes[step] = Outcome(answer, at: now, isLate: now < clock, request: request)
    waiting.append(
      Told(
        step: step, repeated: repeated, isChanged: isChanged,
        isOfKnownCase: request.isOf(caseBefore: before.nextCaseNumber), request: request,
        answer: answer))
  }
}
