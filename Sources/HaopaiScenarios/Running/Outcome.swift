import Haopai
import HaopaiDomain
import HaopaiEngine

/// What a step came to, as expectations see it.
struct Outcome {
  var refusals: [Refusal] = []
  var from: Instant?
  var said: String?
  var messages: [String] = []
  /// The step's case after it; nil where there is none.
  var view: CaseView?

  /// What a subject shows; nil for nothing.
  func value(of subject: Expectation.Subject) -> PlainValue? {
    switch subject {
    case .refused: .words(refusals.map(\.code))
    case .from: from.map { .text($0.rfc3339) }
    case .state: view.map { .text($0.state) }
    case .said: said.map { .text($0) }
    case .messages: .words(messages)
    case .open: view.map { .words($0.open.map(\.name)) }
    case .documents: view.map { .words($0.documents) }
    case .field(let name): view?.fields.first { $0.name == name }?.value
    case .left(let name): counter(name)?.left.map { .integer($0) }
    case .used(let name): counter(name).map { .integer($0.used) }
    // A set of a state that is not active holds none.
    case .numbers(let name):
      view.map { _ in .words(set(name)?.numbers.map(\.description) ?? []) }
    case .size(let name): view.map { _ in .integer(Int64(set(name)?.numbers.count ?? 0)) }
    case .without(let name, let characters): offenders(in: name, against: characters)
    case .until(let name): set(name)?.until.map { .text($0.rfc3339) }
    case .deadline(let name): deadline(name).map { .text($0.at.rfc3339) }
    }
  }

  /// Whether an instant may still move when a calendar is published.
  func isProvisional(_ subject: Expectation.Subject) -> Bool {
    guard case .deadline(let name) = subject else { return false }
    return deadline(name)?.isProvisional ?? false
  }

  func set(_ name: String) -> CaseView.NumberSet? { view?.numbers.first { $0.name == name } }

  private func counter(_ name: String) -> CaseView.Counter? {
    view?.counters.first { $0.name == name }
  }

  private func deadline(_ name: String) -> CaseView.Deadline? {
    view?.deadlines.first { $0.name == name }
  }

  /// Nil for an empty set, of which `without` would say nothing.
  private func offenders(in name: String, against characters: String) -> PlainValue? {
    guard let numbers = set(name)?.numbers, !numbers.isEmpty else { return nil }
    return .words(
      numbers.map(\.description).filter { number in number.contains(where: characters.contains) })
  }
}

extension PlainValue {
  fileprivate static func words(_ words: [String]) -> PlainValue { .list(words.map { .text($0) }) }
}
