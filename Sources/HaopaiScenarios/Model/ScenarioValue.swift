package import HaopaiDiagnostics
package import HaopaiDomain

/// A value that may depend on what has happened so far.
package indirect enum ScenarioValue: Sendable {
  case plain(PlainValue)
  /// The code that was last sent to the case, or another one.
  case code(isRight: Bool)
  /// A number that a case holds before the step.
  case number(NumberReference)
  case list([ScenarioValue])

  package var readsNumbers: Bool {
    switch self {
    case .plain, .code: false
    case .number: true
    case .list(let items): items.contains(where: \.readsNumbers)
    }
  }
}

/// `batch[0]`, or `other.batch[0]` for the set of another case.
package struct NumberReference: Hashable, Sendable {
  /// Nil: the step's own case.
  package let caseName: String?
  package let set: String
  /// From 0.
  package let index: Int
  package let span: SourceSpan

  /// Reads the notation; nil for a text without brackets or with anything else in them.
  init?(_ text: String, at span: SourceSpan) {
    guard text.hasSuffix("]"), let bracket = text.firstIndex(of: "[") else { return nil }
    let digits = text[text.index(after: bracket)...].dropLast()
    guard (1...4).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let index = Int(digits)
    else { return nil }
    let path = text[..<bracket].split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(path.count), path.allSatisfy({ !$0.isEmpty }) else { return nil }
    caseName = path.count == 2 ? String(path[0]) : nil
    set = String(path[path.count - 1])
    self.index = index
    self.span = span
  }

  package var text: String { (caseName.map { "\($0)." } ?? "") + "\(set)[\(index)]" }
}
