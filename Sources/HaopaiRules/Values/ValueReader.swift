package import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
package import HaopaiYAML

/// Reads values as their declared type asks, never by guessing what a scalar looks like.
///
/// `no`, `0123`, `1e3`, `08:00` and `180` are values only where the type spells them so; what is
/// close to a value is reported with that value as its fix.
package struct ValueReader: Sendable {
  package let enumerations: EnumerationTable

  package init(_ enumerations: EnumerationTable) { self.enumerations = enumerations }

  /// The value, or nil after one finding at the place that is wrong. A word of a list that is empty,
  /// because its own file is broken or missing, is nil without another finding.
  package func read(
    _ node: YAMLNode, as type: DeclaredType, _ findings: inout FindingCollector
  ) -> ParameterValue? {
    switch type.type {
    case .windows: WindowsReader().read(node, &findings).map { .windows($0) }
    case .set(let id): set(node, of: id, &findings)
    case .list: list(node, of: type, &findings)
    default: scalar(node, as: type, &findings)
    }
  }

  /// Whether the node is the word that takes a value away: `none`, without quotes.
  package static func isNone(_ node: YAMLNode) -> Bool { node.plainText == "none" }

  /// Whether the node is the word that offers a business all of whose values stand elsewhere.
  package static func isOffered(_ node: YAMLNode) -> Bool { node.plainText == "offered" }

  private func scalar(
    _ node: YAMLNode, as type: DeclaredType, _ findings: inout FindingCollector
  ) -> ParameterValue? {
    guard let scalar = node.scalar(&findings) else { return nil }
    if case .enumeration(let id) = type.type, enumerations[id].cases.isEmpty { return nil }
    let syntax = ScalarSyntax(type: type, enumerations: enumerations)
    do {
      let value = try syntax.value(scalar.text)
      guard !type.type.isSpelledBare || scalar.style == .plain else {
        findings.report(.quotedValue(scalar.text, at: node.span))
        return nil
      }
      return value
    } catch {
      let guess = ScalarRepair.guess(scalar.text, for: type, enumerations) {
        (try? syntax.value($0)) != nil
      }
      findings.report(
        .badValue(
          scalar.text, because: error, type: type, enumerations, guess: guess, at: node.span))
      return nil
    }
  }

  /// `[small-car, small-nev]`: each word once.
  private func set(
    _ node: YAMLNode, of id: EnumerationID, _ findings: inout FindingCollector
  ) -> ParameterValue? {
    guard let items = node.items(&findings) else { return nil }
    var bits: Int64 = 0
    var places: [Int64: SourceSpan] = [:]
    var isSound = true
    for item in items {
      guard
        case .word(let ordinal) = scalar(item, as: DeclaredType(.enumeration(id)), &findings)
      else {
        isSound = false
        continue
      }
      if let earlier = places.updateValue(item.span, forKey: ordinal) {
        findings.report(.duplicateItem(item.text ?? "", at: item.span, earlier: earlier))
        isSound = false
      }
      bits |= 1 << ordinal
    }
    return isSound ? .word(bits) : nil
  }

  private func list(
    _ node: YAMLNode, of type: DeclaredType, _ findings: inout FindingCollector
  ) -> ParameterValue? {
    guard let element = type.element, let items = node.items(&findings) else { return nil }
    if let counts = type.counts, !counts.contains(items.count) {
      findings.report(.listSize(items.count, counts, at: node.span))
      return nil
    }
    let values = items.map { read($0, as: element, &findings) }
    guard !values.contains(nil) else { return nil }
    if element.type.isObject {
      return .object(
        .list(
          values.compactMap { value in
            guard case .object(let object) = value else { return nil }
            return object
          }))
    }
    return .object(
      .words(
        values.compactMap { value in
          guard case .word(let word) = value else { return nil }
          return word
        }))
  }
}

extension ValueType {
  /// Whether quotes make something else of it: in quotes, a count or a truth value is a text
  /// everywhere else.
  fileprivate var isSpelledBare: Bool { self == .bool || self == .int }
}
