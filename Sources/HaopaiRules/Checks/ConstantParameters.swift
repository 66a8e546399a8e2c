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
  /// What was asked of the city's values: where all answers are the same, so is whatever was folded.
  private(set) var answers: [ConstantQuestion: Outcome] = [:]

  init(_ business: EffectiveParameters, _ enumerations: EnumerationTable) {
    self.business = business
    self.enumerations = enumerations
  }

  /// What a condition comes to.
  mutating func fold(_ text: ExpressionText) -> Outcome {
    text.syntax.map { fold($0, isWanted: true) } ?? .unknown
  }

  /// Notes what an expression reads whose value decides nothing.
  mutating func note(_ text: ExpressionText) {
    if let syntax = text.syntax { _ = fold(syntax, isWanted: false) }
  }

  /// Whether an expression, such as a counter's limit, is always 0.
  mutating func isZero(_ text: ExpressionText) -> Bool {
    guard let syntax = text.syntax else { return false }
    guard let path = Self.parameter(syntax) else { return fold(syntax, isWanted: true) == .int(0) }
    read.note(path)
    return business.layout.leafIndex(at: path).map { ask(.isZero(leaf: $0)).isTrue } ?? false
  }

  /// - Parameter isWanted: whether anything depends on what the expression comes to; otherwise only
  ///   what it reads is noted.
  private mutating func fold(_ syntax: Syntax, isWanted: Bool) -> Outcome {
    switch syntax.content {
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .text(let text): return .word(text)
    case .not(let operand):
      guard case .bool(let value) = fold(operand, isWanted: isWanted) else { return .unknown }
      return .bool(!value)
    case .binary(.and, let left, let right): return fold(left, right, deciding: false, isWanted)
    case .binary(.or, let left, let right): return fold(left, right, deciding: true, isWanted)
    case .binary(let operation, let left, let right):
      let isWanted = isWanted && canBeConstant(left) && canBeConstant(right)
      return Self.compare(
        fold(left, isWanted: isWanted), fold(right, isWanted: isWanted), operation)
    case .conditional(let test, let yes, let no):
      switch fold(test, isWanted: true) {
      case .bool(let holds): return fold(holds ? yes : no, isWanted: isWanted)
      default:
        let (first, second) = (fold(yes, isWanted: isWanted), fold(no, isWanted: isWanted))
        return first == second ? first : .unknown
      }
    case .call(let word, let arguments):
      if word.text == "has", let path = arguments.first.flatMap(Self.parameter) {
        read.note(path)
        return isWanted ? isThere(path) : .unknown
      }
    case .select(let base, let word):
      if let path = Self.parameter(syntax) {
        read.note(path)
        guard isWanted, let leaf = business.layout.leafIndex(at: path) else { return .unknown }
        return ask(.value(leaf: leaf))
      }
      if word.text == "left", let name = Self.resource(base), closedCounters.contains(name) {
        return .int(0)
      }
    default: break
    }
    for child in syntax.content.children { _ = fold(child, isWanted: false) }
    return .unknown
  }

  /// Whether there may be a city in which the expression is always the same.
  private func canBeConstant(_ syntax: Syntax) -> Bool {
    switch syntax.content {
    case .bool, .int, .text, .not, .binary, .conditional, .call: true
    case .select(_, let word): word.text == "left" || Self.parameter(syntax) != nil
    default: false
    }
  }

  private mutating func fold(
    _ left: Syntax, _ right: Syntax, deciding: Bool, _ isWanted: Bool
  ) -> Outcome {
    // It decides whether the right side is looked at.
    let first = fold(left, isWanted: true)
    if first == .bool(deciding) { return first }
    let second = fold(right, isWanted: isWanted)
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

  private mutating func isThere(_ path: String) -> Outcome {
    if let group = business.layout.groupIndex(at: path) { return ask(.isOffered(group: group)) }
    return business.layout.leafIndex(at: path).map { ask(.isThere(leaf: $0)) } ?? .bool(false)
  }

  private mutating func ask(_ question: ConstantQuestion) -> Outcome {
    if let known = answers[question] { return known }
    let answer = question.answer(business, enumerations)
    answers[question] = answer
    return answer
  }
}

/// What can be asked of a parameter that never changes in a city. Places are those of the layout.
enum ConstantQuestion: Hashable {
  case value(leaf: Int)
  case isZero(leaf: Int)
  case isThere(leaf: Int)
  case isOffered(group: Int)

  /// Nothing that is dated counts as constant.
  func answer(
    _ business: EffectiveParameters, _ enumerations: EnumerationTable
  ) -> ConstantParameters.Outcome {
    switch self {
    case .value(let leaf): Self.value(of: leaf, business, enumerations)
    case .isZero(let leaf):
      .bool(Self.value(of: leaf, business, enumerations) == .int(0))
    case .isThere(let leaf):
      switch Self.constant(leaf, business) {
      case .none: .unknown
      case .some(let value): .bool(value != nil)
      }
    case .isOffered(let group): Self.isOffered(group, business)
    }
  }

  /// Nil: not constant, or not known.
  private static func constant(_ leaf: Int, _ business: EffectiveParameters) -> ParameterValue?? {
    guard business.isCertain(business.layout.leaves[leaf].path) else { return .none }
    let entries = business.model.leaves[leaf]
    guard let only = entries.first else { return .some(nil) }
    return entries.count == 1 && only.from == nil ? .some(only.value) : .none
  }

  private static func value(
    of leaf: Int, _ business: EffectiveParameters, _ enumerations: EnumerationTable
  ) -> ConstantParameters.Outcome {
    guard case .some(.word(let word)?) = constant(leaf, business) else { return .unknown }
    switch business.layout.leaves[leaf].declaration.value.type.type {
    case .bool: return .bool(word != 0)
    case .int: return .int(word)
    case .enumeration(let id):
      let cases = enumerations[id].cases
      return cases.indices.contains(Int(word)) ? .word(cases[Int(word)]) : .unknown
    default: return .unknown
    }
  }

  private static func isOffered(
    _ group: Int, _ business: EffectiveParameters
  ) -> ConstantParameters.Outcome {
    let declared = business.layout.groups[group]
    guard business.isCertain(declared.path) else { return .unknown }
    guard declared.presence != nil else { return .bool(true) }
    let offers = business.model.groups[group]
    guard let only = offers.first else { return .bool(false) }
    return offers.count == 1 && only.from == nil ? .bool(only.isOffered) : .unknown
  }
}
