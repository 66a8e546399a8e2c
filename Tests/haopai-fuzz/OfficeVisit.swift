import HaopaiDomain
import HaopaiEngine
import HaopaiEngineOracle
import HaopaiProgram
import HaopaiTestSupport
import Synchronization

@testable import Haopai
@testable import HaopaiCommand

/// Somebody who does at an office whatever comes to mind, mostly what is possible. Rules that were
/// accepted never fault, keep the ledger whole, and give the same city again from its journal.
struct OfficeVisit {
  private static let moves = 16
  private static let start = Instant(civil: "2026-03-02 08:59")!  // a literal instant

  private let city: String
  private let book: RuleBook
  private var random: SplitMix64
  private var now = start
  private var cases: [CaseNumber] = []
  private var owners: [CaseNumber: Submitter] = [:]

  init(city: String, of book: RuleBook, seed: UInt64) {
    self.city = city
    self.book = book
    random = SplitMix64(seed: seed)
  }

  consuming func run() {
    let options = Office.Options(chance: .seeded(7), secret: [7], isMock: true)
    guard let compiled = book.compiled(city: city),
      let office = Office(city: city, of: book, at: now, options: options)
    else { fatalError("\(city) is no city") }
    for _ in 0..<Self.moves {
      move(in: office, of: compiled)
      Promise.holds(office.faults.isEmpty, "\(office.faults)")
    }
    let broken = office.state.withLock {
      $0.engine.ledger.brokenInvariant(in: compiled, countingPools: false)
    }
    Promise.holds(broken == nil, broken ?? "")
    Promise.holds(office.replayAgrees(), "the journal gives another city")
  }

  private mutating func move(in office: Office, of book: CompiledBook) {
    let number = cases.isEmpty ? nil : random.pick(cases)
    now = later(in: office, number)
    guard let number, random.below(10) > 0 else { return open(in: office, of: book) }
    office.advance(to: now)
    guard let view = office.view(number) else { fatalError("case \(number) is lost") }
    for name in view.documents { _ = office.document(name, of: number) }
    if random.below(8) == 0 {
      _ = office.keyboard(prefix: random.pick(["", "鲁", "鲁F", "鲁F3"]), for: number)
    }
    guard !view.open.isEmpty else { return }
    submit(random.pick(view.open), to: view, in: office, of: book)
  }

  /// Often right at the instant at which something happens by itself.
  private mutating func later(in office: Office, _ number: CaseNumber?) -> Instant {
    let wait: Int64
    switch random.below(12) {
    case 0: wait = Int64(random.below(40 * 86_400_000))
    case 1, 2:
      guard let number, let next = office.nextEvent(of: number), next > now else { return now }
      return next
    case 3...5: wait = Int64(random.below(400_000))
    default: wait = Int64(random.below(12_000))
    }
    return min(now.adding(TimeSpan(milliseconds: wait)), .latest)
  }

  private mutating func open(in office: Office, of book: CompiledBook) {
    guard !book.programs.isEmpty else { return }
    let workflow = book.programs[random.below(book.programs.count)].workflow
    let command = workflow.commands[workflow.open.index]
    let kinds = book.applicant.kinds.cases
    guard !kinds.isEmpty else { return }
    let id = random.pick(AnyValue.identities)
    let answer = office.open(
      business: workflow.name,
      applicant: ApplicantDescription(kind: random.pick(kinds), id: id),
      by: submitter(command.author, nil), inputs: inputs(command, workflow, nil),
      facts: facts(command, workflow), at: now)
    if case .accepted(let accepted) = answer {
      cases.append(accepted.view.number)
      owners[accepted.view.number] = .applicant(id)
    }
    write(answer)
  }

  private mutating func submit(
    _ offered: CaseView.OpenCommand, to view: CaseView, in office: Office, of book: CompiledBook
  ) {
    guard let workflow = book.programs.map(\.workflow).first(where: { $0.name == view.business })
    else { fatalError("no business \(view.business)") }
    let meant = workflow.commands.filter {
      $0.name == offered.name && $0.inputs.count >= offered.inputs.count
    }
    guard !meant.isEmpty else { return }
    let command = random.pick(meant)
    let answer = office.submit(
      command.name, to: view.number, by: submitter(command.author, owners[view.number]) ?? .host,
      inputs: inputs(command, workflow, view), facts: facts(command, workflow),
      key: random.below(10) == 0 ? "key" : nil, at: now)
    write(answer)
  }

  private func write(_ answer: Answer) {
    if case .failed(let failure) = answer {
      Promise.holds(failure.code != .internalFault, "\(failure)")
    }
    for language in [Language.zh, .en] {
      let text = AnswerWriter(language: language).write(
        answer, city: city, to: .null, Arrivals())
      Promise.holds((try? JSONReader.read(Array(text.utf8))) != nil, "no JSON: \(text)")
    }
  }

  private func submitter(_ author: Author, _ owner: Submitter?) -> Submitter? {
    switch author {
    case .applicant: owner
    case .officer(let role): .officer("officer", roles: role.map { [$0] } ?? [])
    case .host: .host
    }
  }

  private mutating func inputs(
    _ command: Command, _ workflow: Workflow, _ view: CaseView?
  ) -> [String: PlainValue] {
    var inputs: [String: PlainValue] = [:]
    for input in command.inputs {
      guard !input.isOptional && input.fallback == nil || random.bool() else { continue }
      var value = AnyValue(enumerations: workflow.enumerations, view: view, random: random)
      inputs[input.name] = value.value(of: input.type, in: input.range)
      random = value.random
    }
    return inputs
  }

  /// Those that the rules make up are left to them, mostly.
  private mutating func facts(
    _ command: Command, _ workflow: Workflow
  ) -> [String: [String: PlainValue]] {
    var facts: [String: [String: PlainValue]] = [:]
    for request in command.facts {
      let fact = workflow.facts[request.fact.index]
      for field in fact.fields where field.mock == nil || random.below(6) == 0 {
        guard !field.isOptional || random.bool() else { continue }
        var value = AnyValue(enumerations: workflow.enumerations, view: nil, random: random)
        facts[fact.name, default: [:]][field.name] = value.value(of: field.type, in: field.range)
        random = value.random
      }
    }
    return facts
  }
}
