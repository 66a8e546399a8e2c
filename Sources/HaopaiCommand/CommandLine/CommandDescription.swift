import HaopaiDiagnostics

/// A command as it is declared: what it is called, what it takes, what it does.
struct CommandDescription: Sendable {
  let name: String
  let summary: Message
  var operands: [Operand] = []
  var options: [OptionDescription] = []
  /// Paragraphs of the help, after the options.
  var details: [Message] = []
  let run: @Sendable (Invocation, Context) throws -> ExitStatus

  struct Operand: Sendable {
    /// As the help writes it, such as `CITY`.
    let name: String
    var isRequired = true
    var isRepeated = false
  }

  /// All options that may follow the command.
  var allOptions: [OptionDescription] { options + OptionDescription.common }
}

struct OptionDescription: Sendable {
  /// With its dashes.
  let name: String
  /// As the help writes it, such as `DIR`; nil for a switch.
  var value: String?
  /// The only values there are; empty: any.
  var choices: [String] = []
  let summary: Message
}

extension OptionDescription {
  static let root = OptionDescription(
    name: "--root", value: "DIR",
    summary: Message(
      zh: "规则目录，其中有 rules/ 和 cities/；默认为当前目录",
      en: "folder that holds rules/ and cities/; by default the current one"))
  static let language = OptionDescription(
    name: "--language", value: "zh|en", choices: ["zh", "en"],
    summary: Message(
      zh: "输出语言；否则依次看 HAOPAI_LANGUAGE、LC_ALL、LC_MESSAGES、LANG",
      en: "language of the output; else HAOPAI_LANGUAGE, LC_ALL, LC_MESSAGES, LANG decide"))
  static let help = OptionDescription(
    name: "--help", summary: Message(zh: "显示帮助", en: "show this help"))
  static let version = OptionDescription(
    name: "--version", summary: Message(zh: "显示版本", en: "show the version"))

  /// Understood everywhere, in front of the command too.
  static let common = [root, language, help, version]
}

/// The arguments of one call, sorted out.
struct Invocation: Equatable {
  var operands: [String] = []
  /// By option; a switch that was given has an empty value.
  var options: [String: String] = [:]

  subscript(option: OptionDescription) -> String? { options[option.name] }

  func has(_ option: OptionDescription) -> Bool { options[option.name] != nil }
}
