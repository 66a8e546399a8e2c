import HaopaiDiagnostics
import HaopaiExpression
import HaopaiProgram

/// Folds expressions with those values of a city that never change, and notes which parameters are
/// read on the way: what `&&`, `||` and `?:` pass over is not.
struct ConstantParameters {
  /// What an expression comes to in this city.
  enum Outcome: Equatable {
    case unknown
    case bool(Bool)
    case int(Int64)
    /// A word of an enumeration, or a text.
    case word(String)

    var isFalse: Bool { self == .bool(false) }
    var isTrue: Bool { self == .bool(true) }
  }

  private let business: EffectiveParameters
  private let enumerations: EnumerationTable
  /// Counters that allow nothing here.
  var closedCounters: Set<String> = []
  /// Paths below `param`.
  private(set) var read = MentionedPaths()

  init(_ business: EffectiveParameters, _ enumerations: EnumerationTable) {
    self.business = business
    self.enumerations = enumerations
  }

  mutating func fold(_ text: ExpressionText) -> Outcome {
    var ignored = FindingCollector()
    guard let syntax = ExpressionCompiler.parse(text, into: &ignored) else { return .unknown }
    return fold(syntax)
  }

  private mutating func fold(_ syntax: Syntax) -> Outcome {
    switch syntax.content {
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .text(let text): return .word(text)
    case .not(let operand):
      guard case .bool(let value) = fold(operand) else { return .unknown }
      return .bool(!value)
    case .binary(.and, let left, let right): return fold(left, right, deciding: false)
    case .binary(.or, let left, let right): return fold(left, right, deciding: true)
    case .binary(let operation, let left, let right):
      return Self.compare(fold(left), fold(right), operation)
    case .conditional(let test, let yes, let no):
      switch fold(test) {
      case .bool(let holds): return fold(holds ? yes : no)
      default:
        let (first, second) = (fold(yes), fold(no))
        return first == second ? first : .unknown
      }
    case .call(let word, let arguments):
      if word.text == "has", let path = arguments.first.flatMap(Self.parameter) {
        read.note(path)
        return isThere(path)
      }
    case .select(let base, let word):
      if let path = Self.parameter(syntax) {
        read.note(path)
        return value(path)
      }
      if word.text == "left", let name = Self.resource(base), closedCounters.contains(name) {
        return .int(0)
      }
    default: break
    }
    for child in syntax.content.children { _ = fold(child) }
    return .unknown
  }

  private mutating func fold(_ left: Syntax, _ right: Syntax, deciding: Bool) -> Outcome {
    let first = fold(left)
    if first == .bool(deciding) { return first }
    let second = fold(right)
    if second == .bool(deciding) { return second }
    return first == .bool(!deciding) ? second : .unknown
  }

  private static func compare(
    _ left: Outcome, _ right: Outcome, _ operation: BinaryOperator
  ) -> Outcome {
    guard left != .unknown, right != .unknown else { return .unknown }
    switch (operation, left, right) {
    case (.equal, _, _): return .bool(left == right)
    case (.notEqual, _, _): return .bool(left != right)
    case (.less, .int(let first), .int(let second)): return .bool(first < second)
    case (.lessOrEqual, .int(let first), .int(let second)): return .bool(first <= second)
    case (.greater, .int(let first), .int(let second)): return .bool(first > second)
    case (.greaterOrEqual, .int(let first), .int(let second)): return .bool(first >= second)
    default: return .unknown
    }
  }

  // MARK: - Values

  private static func parameter(_ syntax: Syntax) -> String? {
    let paths = syntax.paths
    guard paths.count == 1, paths[0].hasPrefix("param.") else { return nil }
    return String(paths[0].dropFirst("param.".count))
  }

  private static func resource(_ syntax: Syntax) -> String? {
    switch syntax.content {
    case .name(let name, _): name
    case .index(let base, _): resource(base)
    default: nil
    }
  }

  /// What the parameter always is; nothing that is dated counts as constant.
  private func value(_ path: String) -> Outcome {
    guard let leaf = business.layout.leaf(at: path), business.isCertain(path),
      let entry = business.entries(at: path).first, business.entries(at: path).count == 1,
      entry.from == nil, case .word(let word)? = entry.value
    else { return .unknown }
    switch leaf.declaration.value.type.type {
    case .bool: return .bool(word != 0)
    case .int: return .int(word)
    case .enumeration(let id):
      let cases = enumerations[id].cases
      return cases.indices.contains(Int(word)) ? .word(cases[Int(word)]) : .unknown
    default: return .unknown
    }
  }

  private func isThere(_ path: String) -> Outcome {
    guard business.isCertain(path) else { return .unknown }
    if let group = business.layout.groupIndex(at: path) {
      guard business.layout.groups[group].presence != nil else { return .bool(true) }
      let offers = business.groups[group]
      if offers.isEmpty { return .bool(false) }
      return offers.count == 1 && offers[0].from == nil ? .bool(offers[0].isOffered) : .unknown
    }
    let entries = business.entries(at: path)
    if entries.isEmpty { return .bool(false) }
    return entries.count == 1 && entries[0].from == nil
      ? .bool(entries[0].value != nil) : .unknown
  }
}
