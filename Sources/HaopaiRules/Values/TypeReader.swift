import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import HaopaiYAML

/// Reads what a declaration says of its type: one of `type`, `enum` and `list`, and a `range`.
struct TypeReader {
  let members: Members
  /// Where a declaration without a type is reported.
  let place: SourceSpan

  func read(
    _ enumerations: inout EnumerationTable, _ findings: inout FindingCollector
  ) -> DeclaredType? {
    let given = ["type", "enum", "list"].compactMap { members.entry($0) }
    guard let first = given.first else {
      if !members.mayBeLost("type", "enum", "list") {
        findings.report(.missingType(at: place))
      }
      return nil
    }
    if given.count > 1 {
      findings.report(.twoTypes(first.key, given[1].key, at: given[1].keySpan))
    }
    let type =
      switch first.key {
      case "enum": Self.enumeration(first.value, &enumerations, &findings)
      case "list": Self.list(first.value, enumerations, &findings)
      default: Self.word(first.value, enumerations, &findings)
      }
    guard let type else { return nil }
    return ranged(type, enumerations, &findings)
  }

  /// `count`, `plate_kind`, `set(account_kind)`.
  static func word(
    _ node: YAMLNode, _ enumerations: EnumerationTable, _ findings: inout FindingCollector
  ) -> DeclaredType? {
    guard let text = node.locatedText(&findings) else { return nil }
    if let type = DeclaredType(text.value, enumerations) { return type }
    findings.report(
      .unknownType(text.value, known: DeclaredType.allWords(enumerations), at: text.span))
    return nil
  }

  /// `list: number`: its elements' type, which cannot be a list itself.
  private static func list(
    _ node: YAMLNode, _ enumerations: EnumerationTable, _ findings: inout FindingCollector
  ) -> DeclaredType? {
    guard let element = word(node, enumerations, &findings) else { return nil }
    guard element.type != .windows else {
      findings.report(
        .unknownType(
          node.text ?? "", known: DeclaredType.allWords(enumerations), at: node.span))
      return nil
    }
    return DeclaredType(.list(element.type), range: element.range)
  }

  /// `[never, offered, always]`.
  private static func enumeration(
    _ node: YAMLNode, _ enumerations: inout EnumerationTable, _ findings: inout FindingCollector
  ) -> DeclaredType? {
    guard let items = node.items(&findings) else { return nil }
    var cases: [String] = []
    for item in items {
      guard let word = item.locatedText(&findings) else { continue }
      if cases.contains(word.value) {
        findings.report(.duplicateItem(word.value, at: word.span, earlier: node.span))
      } else if word.value == "none" {
        findings.report(.reservedName(word.value, at: word.span))
      } else if NameStyle.snakeCase.isValid(word.value)
        || NameStyle.kebabCase.check(word.value, at: word.span, &findings)
      {
        cases.append(word.value)
      }
    }
    guard cases.count == items.count, (1...63).contains(cases.count) else {
      if cases.count == items.count { findings.report(.enumerationSize(at: node.span)) }
      return nil
    }
    return DeclaredType(.enumeration(enumerations.intern(cases)))
  }

  /// The type cut down to `range: 1 min..24 h`.
  private func ranged(
    _ type: DeclaredType, _ enumerations: EnumerationTable, _ findings: inout FindingCollector
  ) -> DeclaredType? {
    guard let node = members["range"] else { return type }
    guard let text = node.locatedText(&findings) else { return nil }
    let ends = Self.ends(text.value)
    let element = type.element ?? type
    guard Self.mayHaveRange(element.type), ends.count == 2 else {
      findings.report(.badRange(text.value, at: text.span))
      return nil
    }
    if let (lower, upper) = Self.terms(ends, of: element) {
      guard let range = TermRange(lower, upper) else {
        findings.report(.badRange(text.value, at: text.span))
        return nil
      }
      var ranged = type
      ranged.termRange = range
      return ranged
    }
    let syntax = ScalarSyntax(type: element, enumerations: enumerations)
    guard case .word(let low)? = try? syntax.value(ends[0]),
      case .word(let high)? = try? syntax.value(ends[1]), low <= high
    else {
      findings.report(.badRange(text.value, at: text.span))
      return nil
    }
    var ranged = type
    ranged.range = low...high
    ranged.isRangeWritten = true
    if element.type == .term { ranged.termUnit = Term(word: low)?.unit }
    return ranged
  }

  /// `1 day..10 years`: ends of two units, between which terms of any unit may lie. Nil for another
  /// range.
  private static func terms(
    _ ends: [String], of type: DeclaredType
  ) -> (lower: Term, upper: Term)? {
    guard type.type == .term, ends.count == 2,
      let lower = try? Term(ends[0]), let upper = try? Term(ends[1]), lower.unit != upper.unit
    else { return nil }
    return (lower, upper)
  }

  /// Reads `min` and `max` of a list as numbers; anything else has neither.
  func readCounts(
    of type: inout DeclaredType, isRequired: Bool, _ findings: inout FindingCollector
  ) {
    guard case .list = type.type else {
      for entry in ["min", "max"].compactMap({ members.entry($0) }) {
        findings.report(.unknownKey(entry, nearest: nil, known: ["range"]))
      }
      return
    }
    let limit = Int64(Self.maximumElements)
    let most = members["max"].map { $0.count(in: 1...limit, &findings) }
    let least = members["min"].map { $0.count(in: 0...limit, &findings) }
    if most == nil, isRequired { findings.report(.missingKey("max", at: place)) }
    let low = (least ?? 0) ?? 0
    let high = (most ?? Self.maximumElements) ?? Self.maximumElements
    type.counts = min(low, high)...high
  }

  /// No list in a rule file is longer.
  private static let maximumElements = 1_000

  private static func mayHaveRange(_ type: ValueType) -> Bool {
    switch type {
    case .int, .duration, .term, .date, .timeOfDay, .money, .instant: true
    case .bool, .text, .number, .enumeration, .set, .windows, .list: false
    }
  }

  /// The texts on both sides of `..`.
  private static func ends(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    let dot = UInt8(ascii: ".")
    guard bytes.count > 3,
      let middle = (1..<bytes.count - 2).first(where: {
        bytes[$0] == dot && bytes[$0 + 1] == dot
      })
    else { return [] }
    return [bytes[..<middle], bytes[(middle + 2)...]].map { side in
      var side = side
      while side.first == UInt8(ascii: " ") { side.removeFirst() }
      while side.last == UInt8(ascii: " ") { side.removeLast() }
      return String(decoding: side, as: UTF8.self)
    }
  }
}
