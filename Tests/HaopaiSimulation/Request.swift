import Haopai
import HaopaiDomain
import HaopaiEngine

/// A case as its applicant knows it.
struct SimulatedCase {
  let number: CaseNumber
  let applicant: ApplicantDescription
}

/// A command as it is submitted, codes and numbers in it as they were when it was first meant.
struct Request {
  enum Target {
    case business(String, ApplicantDescription)
    case submission(CaseNumber)
  }

  var name: String
  var target: Target
  var by: Submitter
  var inputs: [String: PlainValue]
  var facts: [String: [String: PlainValue]]
  var key: String?

  func isOf(caseBefore next: CaseNumber) -> Bool {
    if case .submission(let number) = target { return number < next }
    return false
  }

  func submit(to office: Office, at instant: Instant) -> Answer {
    switch target {
    case .business(let business, let applicant):
      office.open(
        business: business, applicant: applicant, by: by, inputs: inputs, facts: facts, key: key,
        at: instant)
    case .submission(let number):
      office.submit(
        name, to: number, by: by, inputs: inputs, facts: facts, key: key, at: instant)
    }
  }
}

/// What a step came to, for whoever tells its story.
struct Outcome {
  enum Kind {
    /// - Parameter state: where it left the case.
    case accepted(state: String)
    case failed(String)
    case refused([String], from: Instant?)
  }

  let kind: Kind
  let at: Instant
  /// Whether the clock of whoever submitted was behind.
  let isLate: Bool
  let request: Request

  init(_ answer: Answer, at instant: Instant, isLate: Bool, request: Request) {
    at = instant
    self.isLate = isLate
    self.request = request
    switch answer {
    case .accepted(let accepted):
      kind = .accepted(state: accepted.view.state)
    case .refused(let refusals, let from):
      kind = .refused(refusals.map(\.code), from: from)
    case .needsFacts(let questions):
      kind = .failed("the facts \(questions.map(\.fact)) were not given")
    case .failed(let failure):
      kind = .failed("\(failure.code) at \(failure.path)")
    }
  }
}

/// Makes of what somebody means what he submits, as things are.
struct RequestResolver {
  let cases: [Int: SimulatedCase]
  let codes: [CaseNumber: String]
  let office: Office?

  /// Nil where what it is about is not there.
  func request(
    _ action: SimulatedStep.Action, step: Int, for applicant: ApplicantDescription
  ) -> Request? {
    let (target, command): (Request.Target, SimulatedStep.Command)
    switch action {
    case .open(let business, let applicant, let given):
      (target, command) = (.business(business, applicant), given)
    case .submit(let opening, let given):
      guard let known = cases[opening] else { return nil }
      (target, command) = (.submission(known.number), given)
    default: return nil
    }
    var number: CaseNumber?
    if case .submission(let known) = target { number = known }
    return Request(
      name: command.name, target: target, by: submitter(command.by, applicant),
      inputs: command.inputs.mapValues { value(of: $0, for: number) }, facts: command.facts,
      key: command.hasKey ? "key-\(step)-of-the-world" : nil)
  }

  private func submitter(
    _ author: SimulatedStep.Author, _ applicant: ApplicantDescription
  ) -> Submitter {
    switch author {
    case .applicant: .applicant(applicant.id)
    case .person(let id): .applicant(id)
    case .officer(let role): .officer("officer", roles: role.map { [$0] } ?? [])
    case .host: .host
    }
  }

  private func value(of input: SimulatedStep.Input, for number: CaseNumber?) -> PlainValue {
    switch input {
    case .plain(let value): return value
    case .code(let isRight):
      let code = number.flatMap { codes[$0] }
      return .text(isRight ? code ?? "000000" : "x")
    case .held(let opening, let set, let index):
      let view = cases[opening].flatMap { office?.view($0.number) }
      let numbers = view?.numbers.first { $0.name == set }?.numbers ?? []
      return .text(numbers.indices.contains(index) ? numbers[index].description : "none")
    case .list(let items): return .list(items.map { value(of: $0, for: number) })
    }
  }
}
