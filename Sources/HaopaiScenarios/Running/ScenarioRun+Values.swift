import Haopai
import HaopaiDiagnostics
import HaopaiDomain
import HaopaiEngine

// What a scenario's values stand for while it runs.
extension ScenarioRun {
  mutating func inputs(
    of request: Step.Request, _ step: Step, _ before: [String: CaseView]
  ) -> [String: PlainValue]? {
    var inputs: [String: PlainValue] = [:]
    for input in request.inputs {
      guard let value = resolve(input.value, at: input.span, step, before) else { return nil }
      inputs[input.name] = value
    }
    return inputs
  }

  /// What a value stands for before the step; nil after a finding.
  mutating func resolve(
    _ value: ScenarioValue, at span: SourceSpan, _ step: Step, _ before: [String: CaseView]
  ) -> PlainValue? {
    switch value {
    case .plain(let plain): return plain
    case .list(let items):
      let values = items.compactMap { resolve($0, at: span, step, before) }
      return values.count == items.count ? .list(values) : nil
    case .code(let isRight):
      guard let code = cases[step.caseName]?.code else {
        report(.noCodeSent, at: span, step)
        return nil
      }
      return .text(isRight ? code : code.withAnotherLastDigit)
    case .number(let reference):
      let view = before[reference.caseName ?? step.caseName]
      let numbers = view?.numbers.first { $0.name == reference.set }?.numbers
      guard let numbers, numbers.indices.contains(reference.index) else {
        report(.noSuchNumber(reference.text, count: numbers?.count), at: reference.span, step)
        return nil
      }
      return .text(numbers[reference.index].description)
    }
  }

  func views() -> [String: CaseView] { cases.compactMapValues { office.view($0.number) } }

  func view(of name: String) -> CaseView? {
    cases[name].flatMap { office.view($0.number) }
  }
}

extension String {
  /// A code of the same form that is not the right one.
  fileprivate var withAnotherLastDigit: String {
    let last = utf8.last.map { ($0 &- 0x30 &+ 1) % 10 } ?? 0
    return "\(dropLast())\(last)"
  }
}
