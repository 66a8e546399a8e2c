import HaopaiDiagnostics

extension FindingCode {
  /// What: a digit that a sentence of a notice writes out, or a value in it that no parameter gives.
  /// Why: citizens would go on being told the old figure when a city changes it. Example:
  /// `zh: 可随机选号10次`. Instead: `zh: "可随机选号{param.draw.attempts}次"`.
  static let numberInNotice = FindingCode("number-in-notice")

  /// What: a sentence of a notice, or its condition, that asks for the time, the calendar, a pool or a
  /// case. Why: it is read before any case is opened. Example: `when: param.window.open`. Instead:
  /// parameters and constants only.
  static let noticeAsks = FindingCode("notice-asks")
}

// The findings about what citizens are told.
extension Finding {
  static func numberInNotice(at span: SourceSpan) -> Finding {
    Finding(
      .numberInNotice,
      Message(
        zh: "须知中的数字都应来自参数", en: "every number in a notice comes from a parameter"), at: span,
      help: Message(
        zh: "改为花括号中的参数，如 `{param.…}`", en: "write a parameter in braces, such as `{param.…}`"))
  }

  static func noticeAsks(at span: SourceSpan) -> Finding {
    Finding(
      .noticeAsks,
      Message(
        zh: "须知不能涉及时刻、日历、号池或办件",
        en: "a notice cannot ask for the time, the calendar, a pool or a case"),
      at: span,
      help: Message(zh: "只用参数和常量", en: "use parameters and constants only"))
  }
}
