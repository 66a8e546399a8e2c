package import HaopaiDiagnostics

/// The folders of a rule book, as places for findings about files that are not there.
package struct FolderPlaces: Sendable {
  let rules: SourceSpan
  let cities: SourceSpan

  /// - Parameters:
  ///   - rules: the source that stands for `rules/`; it has no bytes.
  ///   - cities: the same for `cities/`.
  package init(rules: SourceText, cities: SourceText) {
    self.rules = SourceSpan(file: rules.id, start: 0, end: 0)
    self.cities = SourceSpan(file: cities.id, start: 0, end: 0)
  }

  /// What is missing as a whole. A file of which nothing is known may be anything.
  func absences(among files: [RuleBook.File]) -> [Finding] {
    guard !files.isEmpty else { return [.noRules(.nothing, at: rules)] }
    guard !files.allSatisfy({ $0.kind == .city }) else { return [.noRules(.onlyCities, at: rules)] }
    let mayBeCity = files.contains { $0.kind == .city || $0.kind == nil }
    return mayBeCity ? [] : [.noCities(at: cities)]
  }
}

extension FindingCode {
  /// What: neither `rules/` nor `cities/` holds a rule file, at any depth, or all that there is are
  /// cities, whose values nothing declares. Why: an empty folder is
  /// mostly a wrong `--root`, or a copy that failed; nothing would be checked, and all would seem
  /// well. Example: `cities/` with nothing but `notes.txt`. Instead: files that end in `.yaml`, or
  /// the right folder.
  static let noRules = FindingCode("no-rules")

  /// What: no file is a city's. Why: rules without a city are checked as far as they go, but there is
  /// nothing to run. A warning, for rules may well be kept apart from the cities that use them.
  /// Instead: a file in `cities/` that begins with `haopai: 1` and `city: …`.
  static let noCities = FindingCode("no-cities")
}

extension Finding {
  fileprivate static func noRules(_ message: Message, at span: SourceSpan) -> Finding {
    Finding(
      .noRules, message, at: span,
      help: Message(
        zh: "规则文件以 `.yaml` 结尾，并用 --root 指定其上级目录",
        en: "rule files end in `.yaml`, and `--root` names the folder above"))
  }

  fileprivate static func noCities(at span: SourceSpan) -> Finding {
    Finding(
      .noCities,
      Message(zh: "规则中没有城市，无从办理", en: "the rules have no city, so there is nothing to run"),
      at: span, severity: .warning,
      help: Message(
        zh: "在 `cities/` 下添加城市文件", en: "add the file of a city below `cities/`"))
  }
}

extension Message {
  fileprivate static let nothing = Message(
    zh: "`rules/` 和 `cities/` 下都没有规则文件",
    en: "there is no rule file below `rules/` and `cities/`")
  fileprivate static let onlyCities = Message(
    zh: "只有城市文件，`rules/` 下没有规则文件",
    en: "there are only cities, and no rule file below `rules/`")
}
