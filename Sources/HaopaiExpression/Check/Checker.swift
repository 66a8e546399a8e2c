import HaopaiDiagnostics
import HaopaiProgram

/// Types an expression, resolves its names and shows that it cannot fail.
///
/// A check that fails has reported why and returns nil; whatever depends on it stays silent.
struct Checker {
  let environment: ExpressionEnvironment
  let types: TypeWords
  /// The expression as it is written.
  let text: String
  let places: ScalarPlaces
  /// Lets expressions through that may fail at run time.
  let allowsFailure: Bool

  /// What the conditions around the expression say.
  let context: Facts
  /// What is known where the checker is.
  var facts: Facts
  /// The variables of the macros around it, the innermost last.
  var variables: [(name: String, node: Node)] = []
  var variableCount = 0
  /// How often the place may be evaluated.
  var iterations: Int64 = 1
  /// How often the bodies of the macros so far, those inside each other aside, may be evaluated.
  var spent: Int64 = 0
  /// Above 0 behind something broken, where nothing can be proven.
  var mutedProofs = 0
  /// Whether the nearest word is looked for.
  var wantsSuggestions = true

  var findings: [Finding] = []
  /// Dotted names that mean nothing, as far as they are known: `param.draw.hold`.
  var missing: Set<String> = []
  var reading = Reading()
  /// What each side of an `&&` reads, by its bytes; the inner ones first.
  var readings: [(bytes: Range<Int>, reading: Reading)] = []

  init(
    environment: ExpressionEnvironment, text: ExpressionText, facts: Facts, allowsFailure: Bool
  ) {
    self.environment = environment
    types = TypeWords(enumerations: environment.enumerations)
    self.text = text.text
    places = text.places
    context = facts
    self.facts = facts
    self.allowsFailure = allowsFailure
  }

  /// - Parameter expected: gives texts in quotes and empty lists their type; not a requirement.
  mutating func check(_ syntax: Syntax, expecting expected: ValueType? = nil) -> Node? {
    let bytes = syntax.range
    switch syntax.content {
    case .bool(let value):
      return Node(.word(value ? 1 : 0), .bool, range: value ? 1...1 : 0...0, at: bytes)
    case .int(let value): return Node(.word(value), .int, range: value...value, at: bytes)
    case .text(let text): return literal(text, at: bytes, expecting: expected)
    case .list(let elements): return list(elements, at: bytes, expecting: expected)
    case .not(let operand):
      guard let operand = check(operand), require(operand, .bool) else { return nil }
      return node(.not(operand), .bool, at: bytes, from: operand.doubts)
    case .negate(let operand): return negate(operand, at: bytes)
    case .binary(let operation, let left, let right):
      return binary(operation, left, right, at: bytes, expecting: expected)
    case .conditional(let condition, let yes, let no):
      return conditional(condition, yes, no, at: bytes, expecting: expected)
    case .call(let word, let arguments):
      return call(word, arguments, at: bytes)
    case .method(let base, let word, let arguments):
      return method(base, word, arguments, at: bytes)
    case .name, .select, .index:
      guard let meaning = resolve(syntax) else { return nil }
      return value(of: meaning, at: bytes, expecting: expected)
    }
  }

  /// What was probably meant; only for the first of an expression's many unknown words.
  func nearest(to word: String, among candidates: @autoclosure () -> [String]) -> String? {
    guard wantsSuggestions, findings.count < Self.suggestions else { return nil }
    return Suggestion.nearest(to: word, among: candidates())
  }

  private static let suggestions = 20

  /// A text in quotes: a word of the enumeration that is expected here, else just text.
  private mutating func literal(
    _ text: String, at bytes: Range<Int>, expecting expected: ValueType?
  ) -> Node? {
    guard case .enumeration(let id) = expected else {
      return Node(.object(.text(text)), .text(.free), at: bytes)
    }
    let cases = types.cases(id)
    // Byte by byte: `==` on texts is canonical equivalence.
    if let index = cases.firstIndex(where: { TextBytes.areSame($0, text) }) {
      return Node(
        .word(Int64(index)), .enumeration(id), range: Int64(index)...Int64(index), at: bytes)
    }
    let nearest = self.nearest(to: text, among: cases)
    // The quotes stay: which ones may stand there depends on the file around the expression.
    let isPlain = bytes.count == text.utf8.count + 2
    report(
      .unknownCase, .unknownCase(Self.shown(text), of: types.name(id)), at: bytes,
      help: nearest.map(Message.didYouMean) ?? .oneOf(cases),
      replacement: isPlain ? nearest : nil,
      of: isPlain ? bytes.lowerBound + 1..<bytes.upperBound - 1 : nil)
    return nil
  }

  private mutating func list(
    _ elements: [Syntax], at bytes: Range<Int>, expecting expected: ValueType?
  ) -> Node? {
    if elements.isEmpty, let expected, case .set = expected {
      return Node(.word(0), expected, range: 0...0, at: bytes)
    }
    var wanted: ValueType?
    if case .list(let element) = expected { wanted = element }
    var checked: [Node?] = Array(repeating: nil, count: elements.count)
    // An element that says its type decides for those that do not.
    let leader = elements.firstIndex { !$0.isFlexible } ?? 0
    let order = [leader] + elements.indices.filter { $0 != leader }
    for index in order where index < elements.count {
      checked[index] = check(elements[index], expecting: wanted)
      wanted = wanted ?? checked[index]?.type
    }
    let nodes = checked.compactMap { $0 }
    var isSound = nodes.count == elements.count
    for node in nodes where !node.type.isComparable(with: nodes[0].type) {
      mismatch(found: node, wanted: types.words(nodes[0].type))
      isSound = false
    }
    guard isSound else { return nil }
    let type = ValueType.list(nodes.first?.type ?? wanted ?? .int)
    let range = nodes.dropFirst().reduce(nodes.first?.range) { $0?.joined(with: $1.range) }
    var result = node(.list(nodes), type, range: range, at: bytes, from: nodes.doubts)
    result.count = CountRange(least: Int64(nodes.count), most: Int64(nodes.count))
    return result
  }

  private mutating func conditional(
    _ condition: Syntax, _ yes: Syntax, _ no: Syntax, at bytes: Range<Int>,
    expecting expected: ValueType?
  ) -> Node? {
    let test = check(condition)
    let isSound = test.map { require($0, .bool) } ?? false
    // The branch that says its type decides for the other one.
    let first: Node?
    let second: Node?
    if yes.isFlexible, !no.isFlexible {
      second = under(test, is: false) { $0.check(no, expecting: expected) }
      first = under(test, is: true) { $0.check(yes, expecting: expected ?? second?.type) }
    } else {
      first = under(test, is: true) { $0.check(yes, expecting: expected) }
      second = under(test, is: false) { $0.check(no, expecting: expected ?? first?.type) }
    }
    guard isSound, let test, let first, let second else { return nil }
    guard first.type.isComparable(with: second.type) else {
      mismatch(found: second, wanted: types.words(first.type))
      return nil
    }
    var result = node(
      .conditional(test, first, second), first.type.merged(with: second.type),
      range: first.range.joined(with: second.range), at: bytes,
      from: test.doubts.union(first.doubts).union(second.doubts))
    result.count = CountRange(
      least: min(first.count.least, second.count.least),
      most: first.count.most.flatMap { most in second.count.most.map { max(most, $0) } })
    return result
  }

  /// Checks something that is only evaluated when `condition` is `outcome`.
  mutating func under(
    _ condition: Node?, is outcome: Bool, _ body: (inout Checker) -> Node?
  ) -> Node? {
    let before = facts
    if let condition { facts.assume(condition, is: outcome) } else { mutedProofs += 1 }
    defer {
      facts = before
      if condition == nil { mutedProofs -= 1 }
    }
    return body(&self)
  }

  // MARK: Making nodes

  func node(
    _ content: Node.Content, _ type: ValueType, range: ClosedRange<Int64>? = nil,
    at bytes: Range<Int>, from doubts: Node.Doubts
  ) -> Node {
    var node = Node(content, type, range: range, at: bytes)
    node.doubts = doubts
    return node
  }

  // MARK: Requirements

  mutating func require(_ node: Node, _ type: ValueType) -> Bool {
    if node.type == type { return true }
    mismatch(found: node, wanted: types.words(type))
    return false
  }

  mutating func mismatch(found: Node, wanted: Message) {
    report(
      .typeMismatch, .wrongType(found: types.words(found.type), wanted: wanted), at: found.bytes)
  }

  /// Something that would fail at run time. True where such things are let through.
  mutating func mayFail(
    _ code: FindingCode, _ message: Message, at bytes: Range<Int>, help: Message? = nil
  ) -> Bool {
    if allowsFailure { return true }
    if mutedProofs == 0 { report(code, message, at: bytes, help: help) }
    return false
  }

  mutating func report(
    _ code: FindingCode, _ message: Message, at bytes: Range<Int>, help: Message? = nil,
    replacement: String? = nil, of replaced: Range<Int>? = nil, subject: String? = nil
  ) {
    let fixes = replacement.map {
      let span = places.span(of: replaced ?? bytes)
      return [Finding.Fix(span: span, replacement: $0, message: .replace(with: $0))]
    }
    var finding = Finding(
      code, message, at: places.span(of: bytes), help: help, fixes: fixes ?? [])
    finding.subject = subject
    findings.append(finding)
  }

  /// The user's own words, of bounded length.
  func words(at bytes: Range<Int>) -> String {
    Self.shown(String(decoding: Array(text.utf8)[bytes], as: UTF8.self))
  }

  /// A text of the user's as one line of bounded length.
  static func shown(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars.prefix(60) {
      line.unicodeScalars.append(scalar.value < 32 || scalar.value == 127 ? "\u{FFFD}" : scalar)
    }
    return line
  }
}

extension Syntax {
  /// Whether its type depends on what is expected of it: texts in quotes and lists of them.
  var isFlexible: Bool {
    switch content {
    case .text: true
    case .list(let elements): elements.allSatisfy(\.isFlexible)
    case .conditional(_, let yes, let no): yes.isFlexible && no.isFlexible
    default: false
    }
  }
}

extension ValueType {
  /// Whether values of the two types can stand for one another in an expression: a text may be of
  /// any format, but two formats have nothing in common.
  func isComparable(with other: ValueType) -> Bool {
    switch (self, other) {
    case (.text(let left), .text(let right)):
      left == right || left == .free || right == .free
    case (.list(let left), .list(let right)): left.isComparable(with: right)
    default: self == other
    }
  }

  /// The type of a value that is either; texts of two formats are just text.
  func merged(with other: ValueType) -> ValueType {
    switch (self, other) {
    case (.text(let left), .text(let right)): .text(left == right ? left : .free)
    case (.list(let left), .list(let right)): .list(left.merged(with: right))
    default: self
    }
  }
}
