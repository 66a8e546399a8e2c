package import HaopaiDiagnostics
package import HaopaiDomain
import HaopaiProgram
package import HaopaiYAML

/// What a node is, as findings name it.
package enum NodeShape: Hashable, Sendable {
  /// A key without anything behind it.
  case nothing
  case scalar
  case list
  case mapping
}

// Typed access to the located tree. Nothing here throws: what does not fit is reported once, at its
// place, and answered with nil or with what could be read.
extension YAMLNode {
  package var shape: NodeShape {
    switch content {
    case .scalar(let scalar): scalar.text.isEmpty && scalar.style == .plain ? .nothing : .scalar
    case .sequence: .list
    case .mapping: .mapping
    }
  }

  /// The scalar's text, whatever its quoting; nil for anything else.
  package var text: String? {
    guard case .scalar(let scalar) = content else { return nil }
    return scalar.text
  }

  /// The scalar's text where it stands without quotes; nil for anything else.
  package var plainText: String? {
    guard case .scalar(let scalar) = content, scalar.style == .plain else { return nil }
    return scalar.text
  }

  /// The entries of a mapping; anything else is reported.
  package func entries(_ findings: inout FindingCollector) -> [YAMLEntry]? {
    if case .mapping(let entries) = content { return entries }
    findings.report(.wrongShape(expected: .mapping, of: self))
    return nil
  }

  /// The items of a list; anything else is reported, with brackets as the cure of a lone scalar.
  package func items(_ findings: inout FindingCollector) -> [YAMLNode]? {
    if case .sequence(let items) = content { return items }
    findings.report(.wrongShape(expected: .list, of: self))
    return nil
  }

  /// A scalar that says something; anything else is reported.
  package func scalar(_ findings: inout FindingCollector) -> YAMLScalar? {
    if case .scalar(let scalar) = content, !scalar.text.isEmpty { return scalar }
    findings.report(.wrongShape(expected: .scalar, of: self))
    return nil
  }

  /// The text of a scalar that says something, with its place.
  package func locatedText(_ findings: inout FindingCollector) -> Located<String>? {
    scalar(&findings).map { Located($0.text, at: span) }
  }

  /// `true` or `false`, nothing else.
  package func flag(_ findings: inout FindingCollector) -> Bool? {
    word(as: DeclaredType(.bool), &findings).map { $0 != 0 }
  }

  /// A whole number in `range`.
  package func count(
    in range: ClosedRange<Int64>, _ findings: inout FindingCollector
  ) -> Int? {
    word(as: DeclaredType(.int, range: range), &findings).map { Int($0) }
  }

  /// `YYYY-MM-DD`.
  package func date(_ findings: inout FindingCollector) -> CivilDate? {
    if let text = plainText, let date = CivilDate(text),
      (CivilDate.earliest...CivilDate.latest).contains(date)
    {
      return date
    }
    return word(as: DeclaredType(.date, range: DeclaredType.bounds(of: .date)), &findings)
      .map { CivilDate(saturating: Int($0)) }
  }

  /// A word of a type that knows no names.
  private func word(as type: DeclaredType, _ findings: inout FindingCollector) -> Int64? {
    let value = ValueReader(EnumerationTable()).read(self, as: type, &findings)
    guard case .word(let word) = value else { return nil }
    return word
  }
}
