import Haopai
import HaopaiDiagnostics
import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import HaopaiRules

/// One run of a scenario in an office of its own.
///
/// Stops at the first step that does not come to what it expects: what follows would only be its
/// consequence.
struct ScenarioRun {
  /// A case of the scenario.
  struct RunningCase {
    let number: CaseNumber
    let applicant: ApplicantDescription
    let business: String
    /// The code that was last sent to it.
    var code: String?
  }

  /// Codes of two runs are the same; nobody else ever sees them.
  private static let secret: [UInt8] = Array("scenario".utf8)

  let scenario: Scenario
  let office: Office
  /// By business.
  private let facts: [String: FactBook]
  private(set) var now: Instant
  private(set) var cases: [String: RunningCase] = [:]
  private var usedFacts: Set<SourceSpan> = []
  var findings: [Finding] = []
  private(set) var steps = 0
  /// The codes that were answered, by business.
  private(set) var refused: [String: Set<String>] = [:]

  /// - Parameter isTraced: whether the office notes what its steps come by.
  init(_ scenario: Scenario, isTraced: Bool = false) {
    let chance = Office.Options.Chance.seeded(scenario.seed?.value ?? 0)
    var options = Office.Options(chance: chance, secret: Self.secret)
    options.isTraced = isTraced
    self.scenario = scenario
    office = Office(scenario.rules.book, at: scenario.start, options: options)
    facts = Dictionary(
      scenario.rules.book.programs.map { ($0.workflow.name, FactBook($0.workflow)) }
    ) { first, _ in first }
    now = scenario.start
  }

  mutating func run() {
    for step in scenario.steps {
      take(step)
      guard findings.isEmpty else { return }
      steps += 1
    }
    reportUnused()
  }

  // MARK: - Steps

  private mutating func take(_ step: Step) {
    let before = step.readsNumbers ? views() : [:]
    let outcome: Outcome?
    switch step.action {
    case .wait(let span): outcome = pass(to: now.adding(span), step)
    case .move(let instant): outcome = pass(to: instant, step)
    case .open(let applicant, let request):
      outcome = open(applicant ?? scenario.applicant, request, step, before)
    case .submit(let command, let request): outcome = submit(command, request, step, before)
    }
    if let outcome {
      compare(outcome, step, before)
      if office.isTraced { readDocuments(outcome, step) }
    }
  }

  /// What a step expects to be handed out is read, too.
  private func readDocuments(_ outcome: Outcome, _ step: Step) {
    guard let number = cases[step.caseName]?.number,
      step.expectations.contains(where: { $0.subject == .documents })
    else { return }
    for name in outcome.view?.documents ?? [] { _ = office.document(name, of: number) }
  }

  private mutating func pass(to instant: Instant, _ step: Step) -> Outcome {
    now = instant
    var deliveries = office.advance(to: instant)
    while office.clock < instant { deliveries += office.advance(to: instant) }
    return Outcome(
      messages: deliveries.compactMap(\.messageCode),
      view: step.expectations.isEmpty ? nil : view(of: step.caseName))
  }

  private mutating func open(
    _ applicant: ApplicantDescription, _ request: Step.Request, _ step: Step,
    _ before: [String: CaseView]
  ) -> Outcome? {
    guard let inputs = inputs(of: request, step, before) else { return nil }
    let author = submitter(request.author, applicant)
    let (office, business) = (office, request.business ?? scenario.business)
    let instant = request.instant ?? now
    let answer = answering(
      request, step, of: business, needing: facts[business]?.atOpening ?? []
    ) { facts in
      office.open(
        business: business, applicant: applicant, by: author, inputs: inputs,
        facts: facts, key: request.key?.value, at: instant)
    }
    if case .accepted(let accepted)? = answer {
      cases[step.caseName] = RunningCase(
        number: accepted.view.number, applicant: applicant, business: business)
    }
    return answer.flatMap { outcome(of: $0, request, step, of: business) }
  }

  private mutating func submit(
    _ command: String, _ request: Step.Request, _ step: Step, _ before: [String: CaseView]
  ) -> Outcome? {
    guard let running = cases[step.caseName] else {
      report(.noCase(step.caseName), at: step.span, step)
      return nil
    }
    guard let inputs = inputs(of: request, step, before) else { return nil }
    let author = submitter(request.author, running.applicant)
    let (office, instant) = (office, request.instant ?? now)
    let offered = office.view(running.number)?.open.first { $0.name == command }
    return answering(
      request, step, of: running.business, needing: offered?.facts ?? []
    ) { facts in
      office.submit(
        command, to: running.number, by: author, inputs: inputs, facts: facts,
        key: request.key?.value, at: instant)
    }.flatMap { outcome(of: $0, request, step, of: running.business) }
  }

  /// Asks without facts first: only what the rules then ask for counts as used. What is refused
  /// before anybody asks is put again with all facts that the command can need, as a service that
  /// knows them would: without them the rules cannot say from when it would be accepted.
  private mutating func answering(
    _ request: Step.Request, _ step: Step, of business: String, needing declared: [String],
    _ ask: ([String: [String: PlainValue]]) -> Answer
  ) -> Answer? {
    let answer = ask([:])
    // What the scenario says of its own business is no answer for another.
    let values = request.facts + (business == scenario.business ? scenario.facts : [])
    guard let facts = facts[business] else { return answer }
    switch answer {
    case .needsFacts(let questions):
      let reply = facts.reply(to: questions.map(\.fact), with: values)
      usedFacts.formUnion(reply.used)
      if let missing = reply.missing {
        report(.missingFact(missing), at: step.span, step)
        return nil
      }
      return ask(reply.facts)
    case .refused(_, from: nil) where !declared.isEmpty:
      let reply = facts.reply(to: declared, with: values)
      return reply.missing == nil ? ask(reply.facts) : answer
    case .refused, .accepted, .failed: return answer
    }
  }

  private mutating func outcome(
    of answer: Answer, _ request: Step.Request, _ step: Step, of business: String
  ) -> Outcome? {
    for value in request.facts where !usedFacts.contains(value.span) {
      findings.append(.unusedFact(value))
    }
    switch answer {
    case .accepted(let accepted):
      for delivery in accepted.outbox {
        if case .code(_, let code) = delivery.content { cases[step.caseName]?.code = code }
      }
      return Outcome(
        said: accepted.said?.code, messages: accepted.outbox.compactMap(\.messageCode),
        view: accepted.view)
    case .refused(let refusals, let from):
      refused[business, default: []].formUnion(refusals.map(\.code))
      return Outcome(refusals: refusals, from: from, view: view(of: step.caseName))
    case .needsFacts(let questions):
      report(.missingFact(questions.first?.fact ?? ""), at: step.span, step)
    case .failed(let failure):
      let message = Message(zh: failure.text.zh, en: failure.text.en)
      report(message, at: request.place(of: failure.path) ?? step.span, step)
    }
    return nil
  }

  private func submitter(
    _ author: Step.Author, _ applicant: ApplicantDescription
  ) -> Submitter {
    switch author {
    case .applicant: .applicant(applicant.id)
    case .person(let id): .applicant(id)
    case .officer(let role): .officer("officer", roles: role.map { [$0] } ?? [])
    case .host: .host
    }
  }

  // MARK: - Afterwards

  private mutating func reportUnused() {
    // In memory, where nothing keeps the journal from being read.
    let journal = (try? office.journal()) ?? []
    let draws = journal.contains { !$0.drawn.isEmpty }
    if let seed = scenario.seed, !draws { findings.append(.unusedSeed(at: seed.span)) }
    if scenario.seed == nil, draws { findings.append(.missingSeed(at: scenario.span)) }
    for value in scenario.facts where !usedFacts.contains(value.span) {
      findings.append(.unusedFact(value))
    }
  }
}

extension Step.Request {
  /// Where what a failure's path names stands: `input.numbers[0]`, `facts.vehicle.known`, `key`.
  fileprivate func place(of path: String) -> SourceSpan? {
    if path == "key" { return key?.span }
    if let input = inputs.first(where: { path.hasPrefix("input.\($0.name)") }) { return input.span }
    return facts.first { path.hasPrefix("facts.\($0.fact).\($0.field)") }?.span
  }
}

extension Delivery {
  /// Nil for a challenge's code.
  fileprivate var messageCode: String? {
    guard case .message(let code, _) = content else { return nil }
    return code
  }
}
