package import HaopaiDiagnostics
package import HaopaiProgram

/// An expression that was parsed, typed and found total.
package struct CompiledExpression: Sendable {
  package let type: ValueType
  /// The least and greatest word that can come out, where something narrower than the type is
  /// known.
  package let range: ClosedRange<Int64>?
  package let program: ExpressionProgram
  /// The checked syntax, so that it can serve as an assumption for what it guards.
  package let checked: CheckedExpression
}

/// Reads, checks and compiles expressions that see the same names.
///
///     let compiler = ExpressionCompiler(environment: environment)
///     let guarding = compiler.compile(when, as: .bool, into: &findings)
///     var assumptions = Assumptions()
///     if let guarding { assumptions.append(guarding.checked) }
///     let amount = compiler.compile(
///       text, as: .exactly(.int), assuming: assumptions, into: &findings)
package struct ExpressionCompiler: Sendable {
  package let environment: ExpressionEnvironment
  /// Accepts what may fail at run time, so that CEL's own conformance cases can run.
  private let allowsFailure: Bool

  package init(environment: ExpressionEnvironment, allowsFailure: Bool = false) {
    self.environment = environment
    self.allowsFailure = allowsFailure
  }

  /// The program of an expression, or nil and at least one finding (see `isUncertain`).
  ///
  /// - Parameters:
  ///   - expected: the types that fit the place
  ///   - assumptions: conditions that hold whenever the expression is evaluated, such as the
  ///     enclosing `when`; nothing that they read may be written in between
  ///   - isUncertain: whether one of the conditions around the expression is broken, so that what
  ///     cannot be proven is not to blame; the answer is then nil without a finding
  package func compile(
    _ text: ExpressionText, as expected: ExpectedType,
    assuming assumptions: Assumptions = Assumptions(), isUncertain: Bool = false,
    into findings: inout FindingCollector
  ) -> CompiledExpression? {
    var missing: Set<String> = []
    return compile(
      text, as: expected, assuming: assumptions, isUncertain: isUncertain, into: &findings,
      missing: &missing)
  }

  /// The same; adds to `missing` the dotted names that nothing declares, such as `param.draw.hold`.
  package func compile(
    _ text: ExpressionText, as expected: ExpectedType, assuming assumptions: Assumptions,
    isUncertain: Bool, into findings: inout FindingCollector, missing: inout Set<String>
  ) -> CompiledExpression? {
    guard let syntax = text.syntax(&findings) else { return nil }
    var checker = Checker(
      environment: environment, text: text, facts: assumptions.facts, allowsFailure: allowsFailure)
    checker.wantsSuggestions = findings.wantsSuggestions
    if isUncertain { checker.mutedProofs = 1 }
    let root = checker.check(syntax, expecting: expected.hint)
    let fits = root.map { checker.require($0, expected) } ?? false
    for finding in checker.findings { findings.report(finding) }
    missing.formUnion(checker.missing)
    guard let root, fits, checker.findings.isEmpty else { return nil }
    return CompiledExpression(
      type: root.type,
      range: root.type.isObject || root.range == root.type.frameRange ? nil : root.range,
      program: CodeGenerator.program(for: root),
      checked: CheckedExpression(
        root: root, text: text.trimmed, type: root.type, reading: checker.reading,
        readings: checker.readings))
  }
}

extension ExpectedType {
  /// The type that texts in quotes and empty lists take at the top.
  fileprivate var hint: ValueType? {
    switch self {
    case .bool: .bool
    case .exactly(let type): type
    case .oneOf(let types): types.count == 1 ? types[0] : nil
    case .any: nil
    }
  }
}

extension Checker {
  fileprivate mutating func require(_ node: Node, _ expected: ExpectedType) -> Bool {
    let wanted: [ValueType]
    switch expected {
    case .any: return true
    case .bool: wanted = [.bool]
    case .exactly(let type): wanted = [type]
    case .oneOf(let types): wanted = types
    }
    if wanted.contains(where: { node.type.canStand(for: $0) }) { return true }
    let words = wanted.map(types.words)
    let message = Message.wrongType(
      found: types.words(node.type),
      wanted: Message(
        zh: words.map(\.zh).joined(separator: "或"), en: words.map(\.en).joined(separator: " or ")))
    report(
      .resultType, message, at: node.bytes,
      help: wanted.count == 1 ? reason(node.type, wanted[0]) : nil)
    return false
  }
}

extension ValueType {
  /// Whether a place of type `wanted` takes this value: free text takes every text that may be
  /// read, a format only its own.
  fileprivate func canStand(for wanted: ValueType) -> Bool {
    switch (self, wanted) {
    case (.text(let format), .text(.free)): format != .secret
    case (.list(let element), .list(let other)): element.canStand(for: other)
    default: self == wanted
    }
  }
}
