package import HaopaiDiagnostics
package import HaopaiDomain
import HaopaiProgram
package import HaopaiYAML

/// The declaration of one value: a field, an input, a fact's key or field, or a leaf of the
/// parameters.
package struct ValueDeclaration: Sendable {
  /// Where the declaration stands; it decides which keys it may have.
  package enum Role: Hashable, Sendable {
    case field
    case input
    /// A field of a fact.
    case fact
    /// A key of a fact, a counter or a register, or what a part expects.
    case key
    /// A field of a register.
    case entry
    case parameter
  }

  package let name: Located<String>
  package let title: BilingualText?
  package let type: DeclaredType
  package let isOptional: Bool
  package let fallback: Located<ParameterValue>?
  /// The declaration's keys, for what only its role knows: `when` and `max` of an input (both
  /// expressions), `mock` of a fact's field, `shown` of a field, `read`, `source`, `assumed` of a parameter. Nil for the
  /// short form `vin: vin`.
  package let members: Members?

  /// Of a list whose declaration says so: the most elements that it ever has.
  package var maximumCount: Int? {
    members?["max"] == nil ? nil : type.counts?.upperBound
  }

  /// The value that a mock selection takes (`mock:`), read as the declared type.
  package func mock(
    _ enumerations: EnumerationTable, _ findings: inout FindingCollector
  ) -> PlainValue? {
    guard let node = members?["mock"] else { return nil }
    return ValueReader(enumerations).read(node, as: type, &findings)?
      .plain(as: type.type, enumerations)
  }
}

// MARK: - Reading

extension ValueDeclaration {
  private static func keys(_ role: Role) -> MappingKeys {
    let type = ["type", "enum", "list"]
    let value = type + ["range"]
    return switch role {
    case .field: MappingKeys(optional: value + ["title", "default", "max", "shown"])
    case .input: MappingKeys(required: ["title"], optional: value + inputKeys)
    case .fact: MappingKeys(optional: value + ["optional", "mock", "max"])
    case .key: MappingKeys(optional: type)
    case .entry: MappingKeys(optional: value)
    case .parameter: MappingKeys(required: ["title"], optional: value + parameterKeys)
    }
  }

  private static let inputKeys = ["optional", "default", "max", "min", "when"]
  private static let parameterKeys = [
    "optional", "default", "max", "min", "read", "source", "assumed",
  ]

  /// Reads `name: { type: …, … }`, or `name: TYPE` where neither title nor anything else is wanted.
  /// Nil after findings when there is no usable type; a broken default leaves the declaration
  /// standing without one.
  package init?(
    _ entry: YAMLEntry, as role: Role, _ enumerations: inout EnumerationTable,
    _ findings: inout FindingCollector
  ) {
    NameStyle.snakeCase.check(entry.key, at: entry.keySpan, &findings)
    name = Located(entry.key, at: entry.keySpan)
    if entry.value.shape == .scalar, role != .parameter, role != .input {
      guard let type = TypeReader.word(entry.value, enumerations, &findings) else { return nil }
      (title, self.type, isOptional, fallback, members) = (nil, type, false, nil, nil)
      return
    }
    let members = entry.value.members(Self.keys(role), at: entry.keySpan, &findings)
    guard let members else { return nil }
    title = members["title"].flatMap { $0.title(&findings) }
    isOptional = members["optional"].flatMap { $0.flag(&findings) } ?? false
    let types = TypeReader(members: members, place: entry.keySpan)
    guard var type = types.read(&enumerations, &findings) else { return nil }
    // Values that come from outside are held against one range of words.
    if type.termRange != nil, role != .parameter, let range = members["range"] {
      findings.report(.badRange(range.text ?? "", at: range.span))
      return nil
    }
    // An input's `min` and `max` are expressions, which are read with the workflow.
    if role != .input { types.readCounts(of: &type, isRequired: role == .parameter, &findings) }
    self.type = type
    fallback = Self.fallback(members["default"], type, enumerations, &findings)
    self.members = members
    if isOptional, let fallback {
      findings.report(.optionalWithDefault(at: fallback.span))
    }
  }

  private static func fallback(
    _ node: YAMLNode?, _ type: DeclaredType, _ enumerations: EnumerationTable,
    _ findings: inout FindingCollector
  ) -> Located<ParameterValue>? {
    guard let node else { return nil }
    return ValueReader(enumerations).read(node, as: type, &findings)
      .map { Located($0, at: node.span) }
  }
}
