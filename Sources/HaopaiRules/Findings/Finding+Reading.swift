import HaopaiDiagnostics
import HaopaiYAML

// The findings of the reading layer: where each stands, and its cure.
extension Finding {
  static func wrongShape(expected: NodeShape, of node: YAMLNode) -> Finding {
    if node.shape == .nothing {
      return Finding(.missingValue, .missingValue(expected), at: node.span)
    }
    if expected == .scalar, node.text != nil {
      return Finding(.missingValue, .emptyText, at: node.span, help: .fillOrLeaveOut)
    }
    return Finding(
      .wrongShape, .wrongShape(expected: expected, found: node.shape), at: node.span,
      fixes: brackets(around: node, expected))
  }

  private static func brackets(around node: YAMLNode, _ expected: NodeShape) -> [Fix] {
    guard expected == .list, let text = node.plainText else { return [] }
    return [Fix(span: node.span, replacement: "[\(text)]", message: .writeInstead("[\(text)]"))]
  }

  static func unknownKey(_ entry: YAMLEntry, nearest: String?, known: [String]) -> Finding {
    Finding(
      .unknownKey, .unknownKey(entry.key), at: entry.keySpan,
      help: nearest.map { .didYouMean($0) } ?? .knownWords(known),
      fixes: replacement(of: entry.keySpan, with: nearest))
  }

  /// One that takes the place of the only key that is missing.
  static func unknownKey(_ entry: YAMLEntry, missing: String) -> Finding {
    Finding(
      .unknownKey, .unknownKey(entry.key), at: entry.keySpan, help: .didYouMean(missing: missing))
  }

  static func missingKey(_ key: String, at span: SourceSpan) -> Finding {
    Finding(.missingKey, .missingKey(key), at: span)
  }

  /// - Parameter beforeStates: whether the file has states all the same, so that it is not cut off.
  static func missingOpen(at span: SourceSpan, beforeStates: Bool) -> Finding {
    var finding = missingKey("open", at: span)
    if beforeStates { finding.subject = "open" }
    return finding
  }

  static func misspeltName(
    _ name: String, _ fault: NameStyle.Fault, style: NameStyle, respelt: String?,
    at span: SourceSpan
  ) -> Finding {
    Finding(
      .nameSpelling, .nameSpelling(name, fault, style), at: span,
      help: respelt.map { .writeInstead($0) },
      fixes: replacement(of: span, with: respelt))
  }

  static func reservedName(_ name: String, at span: SourceSpan) -> Finding {
    Finding(.reservedName, .reservedName(name), at: span)
  }

  static func unreadFile(_ source: SourceText, respelt: String, isRules: Bool) -> Finding {
    let name = source.path.split(separator: "/").last.map(String.init) ?? source.path
    let cure = respelt.split(separator: "/").last.map(String.init) ?? respelt
    return Finding(
      .unreadFile,
      Message(
        zh: "只读取以 `.yaml` 结尾的文件，`\(name)` 未被读取",
        en: "only files that end in `.yaml` are read, `\(name)` is not"),
      at: SourceSpan(file: source.id, start: 0, end: 0), severity: isRules ? .error : .warning,
      help: Message(zh: "将文件改名为 `\(cure)`", en: "rename the file to `\(cure)`"))
  }

  static func unreadScenarios(at span: SourceSpan) -> Finding {
    Finding(
      .unreadFile,
      Message(
        zh: "场景只从以 `.scenarios.yaml` 结尾的文件读取",
        en: "scenarios are only read from files that end in `.scenarios.yaml`"),
      at: span, help: Message(zh: "请将文件改名", en: "rename the file"))
  }

  static func missingKind(at span: SourceSpan) -> Finding {
    Finding(
      .unknownFileKind, .missingKind, at: span, help: .knownWords(RuleFileKind.allCases.map(\.key)))
  }

  /// `others` are the entries behind the second: if one of them is a kind, it stands too late.
  static func unknownKind(_ entry: YAMLEntry, others: ArraySlice<YAMLEntry>) -> Finding {
    let kinds = RuleFileKind.allCases.map(\.key)
    let nearest = Nearest.word(to: entry.key, among: kinds)
    if nearest == nil, let late = others.first(where: { kinds.contains($0.key) }) {
      return Finding(
        .unknownFileKind, .kindTooLate(late.key), at: late.keySpan,
        related: [Related(span: entry.keySpan, message: .standsBefore)])
    }
    return Finding(
      .unknownFileKind, .unknownKind(entry.key), at: entry.keySpan,
      help: nearest.map { .didYouMean($0) } ?? .knownWords(kinds),
      fixes: replacement(of: entry.keySpan, with: nearest))
  }

  static func missingFormat(later: YAMLEntry?, root: YAMLNode) -> Finding {
    if let later { return Finding(.missingFormat, .formatNotFirst, at: later.keySpan) }
    let start = SourceSpan(
      file: root.span.file, start: Int(root.span.start), end: Int(root.span.start))
    let line = "haopai: \(RuleFile.formatVersion)\n"
    return Finding(
      .missingFormat, .missingFormat, at: start,
      fixes: [Fix(span: start, replacement: line, message: .writeFirst("haopai: 1"))])
  }

  static func badFormat(at span: SourceSpan) -> Finding {
    Finding(
      .missingFormat, .badFormat, at: span,
      fixes: replacement(of: span, with: String(RuleFile.formatVersion)))
  }

  static func newerFormat(_ version: Int, at span: SourceSpan) -> Finding {
    Finding(.newerFormat, .newerFormat(version, known: RuleFile.formatVersion), at: span)
  }

  static func singleLanguage(_ node: YAMLNode) -> Finding {
    Finding(.singleLanguage, .singleLanguage, at: node.span, help: .bothLanguages(node.text ?? ""))
  }

  /// The fix that writes `word` in the place of what stands there.
  static func replacement(of span: SourceSpan, with word: String?) -> [Fix] {
    word.map { [Fix(span: span, replacement: $0, message: .writeInstead($0))] } ?? []
  }
}
