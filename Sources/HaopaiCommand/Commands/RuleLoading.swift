import Haopai

extension Context {
  /// The rules below the root; ends the command, with a complaint, where there are none to read.
  func loadRules() throws -> LoadedRules { try ruleFiles().load() }

  /// The files below the root, not read yet.
  func ruleFiles() throws -> RuleFileList {
    do {
      return try RuleFileList(root: root)
    } catch {
      try complain(.unreadableRules(error))
      throw CommandEnd(status: .usage)
    }
  }

  /// The rule book, for commands that do not work on a wrong one: its errors are shown instead.
  func loadCheckedRules() throws -> RuleBook { try loadCheckedFiles().book }

  /// The rule book with its files, for commands that show where something stands.
  func loadCheckedFiles() throws -> (book: RuleBook, files: LoadedRules) {
    let loaded = try loadRules()
    if loaded.isClean, let book = loaded.book, !book.cities.isEmpty { return (book, loaded) }
    guard !loaded.isClean else {
      try complain(.noCities)
      throw CommandEnd(status: .usage)
    }
    let errors = loaded.findings.filter { $0.severity == .error }
    let text = TextRenderer().render(errors, in: loaded.sources, language: language)
    try surroundings.errors.write(Array(text.utf8))
    try complain(.brokenRules)
    throw CommandEnd(status: .usage)
  }

  /// Shows findings to people.
  func print(findings: [Finding], of loaded: LoadedRules) throws(StreamFailure) {
    let renderer = TextRenderer(colour: isColoured)
    try print(renderer.render(findings, in: loaded.sources, language: language))
  }
}

/// Ends a command early; what there was to say is said.
struct CommandEnd: Error {
  let status: ExitStatus
}

extension Message {
  static let brokenRules = Message(
    zh: "规则有错误，请先运行 `haopai validate`",
    en: "the rules have errors, run `haopai validate` first")

  static let noCities = Message(zh: "规则中没有城市", en: "the rules have no city")

  static func unreadableRules(_ failure: RuleFilesFailure) -> Message {
    switch failure.code {
    case .noRules:
      Message(
        zh: "`\(failure.path)` 下没有 rules/ 或 cities/，请用 --root 指定",
        en: "`\(failure.path)` holds neither rules/ nor cities/, say where with --root")
    case .tooManyFiles:
      Message(
        zh: "规则文件或文件夹超过 \(RuleBook.maximumFiles) 个",
        en: "more than \(RuleBook.maximumFiles) files or folders")
    default:
      Message(zh: "无法读取 `\(failure.path)`", en: "`\(failure.path)` cannot be read")
    }
  }

  static func unknownCity(_ name: String, nearest: String?) -> Message {
    Message(
      zh: "规则中没有城市 `\(name)`" + (nearest.map { "，是否想写 `\($0)`" } ?? ""),
      en: "the rules have no city `\(name)`" + (nearest.map { ", did you mean `\($0)`" } ?? ""))
  }

  static func unknownBusiness(_ name: String, nearest: String?) -> Message {
    Message(
      zh: "该城市没有业务 `\(name)`" + (nearest.map { "，是否想写 `\($0)`" } ?? ""),
      en: "the city has no business `\(name)`" + (nearest.map { ", did you mean `\($0)`" } ?? ""))
  }
}
