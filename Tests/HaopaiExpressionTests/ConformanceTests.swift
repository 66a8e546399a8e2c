import HaopaiDiagnostics
import HaopaiProgram
import Testing

@testable import HaopaiExpression

/// CEL's conformance cases, as far as the language has what they use.
@Suite(.enabled(if: SharedFolder.has("conformance/cel/cases.json")))
struct ConformanceTests {
  static let selected = ConformanceCase.all.filter { $0.outside == nil }
  static let others = ConformanceCase.all.filter { $0.outside != nil }

  @Test(arguments: selected)
  func `a case has CEL's outcome`(test: ConformanceCase) throws {
    let bound = try test.bound()
    var findings = FindingCollector()
    let compiled = ExpressionCompiler(environment: bound.environment, allowsFailure: true)
      .compile(ExpressionText(test.expr), as: .any, into: &findings)
    guard let compiled else {
      #expect(test.mayBeRefused, "\(test.id): \(findings.findings.map(\.message.en))")
      return
    }
    var evaluator = Evaluator()
    let frame = bound.frame
    let stop = evaluator.evaluate(compiled.program, in: frame)
    if let value = test.value {
      try #require(stop == .finished, "\(test.id)")
      #expect(evaluator.value(of: compiled.type, in: frame) == value, "\(test.id): \(test.expr)")
    } else {
      #expect(stop == test.error.map(EvaluationStop.failed), "\(test.id): \(test.expr)")
    }
  }

  /// A checked expression may be refused, but one that passes has the same value and no error.
  @Test(arguments: selected)
  func `a checked case cannot fail`(test: ConformanceCase) throws {
    let bound = try test.bound()
    var findings = FindingCollector()
    let compiled = ExpressionCompiler(environment: bound.environment)
      .compile(ExpressionText(test.expr), as: .any, into: &findings)
    guard let compiled else {
      #expect(!findings.findings.isEmpty)
      return
    }
    var evaluator = Evaluator()
    let frame = bound.frame
    #expect(evaluator.evaluate(compiled.program, in: frame) == .finished, "\(test.id)")
    #expect(evaluator.value(of: compiled.type, in: frame) == test.value, "\(test.id): \(test.expr)")
  }

  @Test(arguments: others)
  func `what the language leaves out is refused with a place`(test: ConformanceCase) {
    var findings = FindingCollector()
    let compiled = ExpressionCompiler(environment: ExpressionEnvironment())
      .compile(ExpressionText(test.expr), as: .any, into: &findings)
    #expect(compiled == nil, "\(test.id): \(test.expr)")
    let length = Int32(test.expr.utf8.count)
    for finding in findings.findings {
      #expect(finding.span.start >= 0 && finding.span.end <= length)
    }
    #expect(!findings.findings.isEmpty)
  }

  @Test func `the selection is as large as it was`() {
    var reasons: [String: Int] = [:]
    for test in Self.others { reasons[test.outside ?? "", default: 0] += 1 }
    let outside = reasons.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    print(
      "CEL: \(ConformanceCase.all.count) cases, \(Self.selected.count) selected, outside: "
        + outside.joined(separator: ", "))
    #expect(Self.selected.count == 239)
  }
}

extension ConformanceCase {
  /// The feature that the language leaves out on purpose, if there is one.
  var outside: String? {
    let left = [
      "type:map", "type:null", "type:uint", "lit:map", "syntax:quoted-field", "env:container",
      "check:undeclared-function", "check:undeclared-variable",
    ]
    if let feature = left.first(where: features.contains) { return feature }
    if (bindings ?? [:]).values.contains(.other("map")) { return "type:map" }
    if ["Australia/", "US/", "Asia/Kathmandu"].contains(where: expr.contains) {
      return "named time zone"
    }
    let isFiner = ["ns'", ".999999999Z", "00000001Z", "getMilliseconds"]
    return isFiner.contains(where: expr.contains) ? "nanoseconds" : nil
  }

  /// Ill-typed expressions and wrong literals are found before anything runs.
  var mayBeRefused: Bool {
    switch errorKind {
    case "no_such_overload", "conversion", "range", "undeclared": true
    default: false
    }
  }

  var error: ExpressionError? {
    switch errorKind {
    case "division_by_zero": .divisionByZero
    case "modulus_by_zero": .modulusByZero
    case "overflow": .overflow
    case "range": .range
    case "conversion": .conversion
    case "index_out_of_bounds": .indexOutOfBounds
    default: nil
    }
  }

  /// The bindings as an environment and what fills a frame.
  fileprivate func bound() throws -> BoundTest {
    var roots: [String: Symbol] = [:]
    var bound = BoundTest()
    for (name, value) in bindings ?? [:] {
      let slot: Slot
      switch value {
      case .bool(let value):
        slot = .word(bound.words.count)
        bound.words.append(value ? 1 : 0)
      case .int(let value):
        slot = .word(bound.words.count)
        bound.words.append(value)
      default:
        slot = .object(bound.objects.count)
        bound.objects.append(try #require(value.object))
      }
      let symbol = Symbol.value(
        ValueSymbol(type: value.type, place: Place(slot: slot), maximumCount: 8))
      let parts = name.split(separator: ".").map(String.init)
      roots.insert(symbol, at: parts[...])
    }
    bound.environment = ExpressionEnvironment(roots: roots)
    return bound
  }
}

/// What a test's bindings come to.
private struct BoundTest {
  var environment = ExpressionEnvironment()
  var words = [Int64](repeating: 0, count: Frame.Word.count)
  var objects: [ObjectValue] = []

  var frame: Frame {
    var frame = Frame(words: 0, objects: objects.count)
    frame.words = words
    for (slot, object) in objects.enumerated() { frame.objects[slot] = object }
    return frame
  }
}

extension [String: Symbol] {
  /// A dotted name becomes groups.
  fileprivate mutating func insert(_ symbol: Symbol, at path: ArraySlice<String>) {
    guard let first = path.first else { return }
    if path.count == 1 {
      self[first] = symbol
      return
    }
    var members: [String: Symbol] = [:]
    if case .group(let group) = self[first] { members = group.members }
    members.insert(symbol, at: path.dropFirst())
    self[first] = .group(GroupSymbol(members: members))
  }
}

extension ConformanceCase.Value {
  var type: ValueType {
    switch self {
    case .bool: .bool
    case .int: .int
    case .instant: .instant
    case .duration: .duration
    case .list(let elements): .list(elements.first?.type ?? .int)
    case .string, .other: .text(.free)
    }
  }

  var object: ObjectValue? {
    switch self {
    case .string(let text): return .text(text)
    case .list(let elements):
      let words = elements.compactMap { if case .int(let word) = $0 { word } else { nil } }
      return words.count == elements.count ? .words(words) : nil
    default: return nil
    }
  }
}

extension Evaluator {
  /// The result as the cases write it.
  func value(of type: ValueType, in frame: borrowing Frame) -> ConformanceCase.Value {
    type.isObject
      ? value(of: frame.objects.object(resultObject), type) : value(of: resultWord, type)
  }

  private func value(of word: Int64, _ type: ValueType) -> ConformanceCase.Value {
    switch type {
    case .bool: .bool(word != 0)
    case .int: .int(word)
    case .instant: .instant(TextForm.instant.text(of: word))
    case .duration: .duration(TextForm.duration.text(of: word))
    default: .other("word")
    }
  }

  private func value(of object: ObjectValue, _ type: ValueType) -> ConformanceCase.Value {
    guard case .list(let element) = type else { return .string(object.text) }
    if element.isObject { return .list(object.elementObjects.map { value(of: $0, element) }) }
    return .list(object.elementWords.map { value(of: $0, element) })
  }
}
