import HaopaiDiagnostics

extension CommandDescription {
  static let explainCode = CommandDescription(
    name: "explain-code",
    summary: Message(
      zh: "解释 validate 给出的代码，附错误和正确的例子",
      en: "explain a code of findings, with a wrong and a right example"),
    operands: [Operand(name: "CODE", isRequired: false)],
    details: [
      Message(
        zh: "代码写在问题的方括号里，如 错误[bad-unit]。不写代码则列出全部，每个一行。",
        en: """
          A code stands in the brackets of a finding, such as error[bad-unit]. Without one, all are
          listed, each in a line.
          """)
    ],
    run: explainCode)

  private static func explainCode(
    _ invocation: Invocation, _ context: Context
  ) throws -> ExitStatus {
    let writer = CodePageText(language: context.language, isColoured: context.isColoured)
    guard let code = invocation.operands.first else {
      try context.print(writer.list(of: CodePage.all))
      return .fine
    }
    guard let page = CodePage.all.first(where: { $0.code == code }) else {
      let nearest = Suggestion.nearest(to: code, among: CodePage.all.map(\.code))
      try context.complain(.unknownCode(code, nearest: nearest))
      return .usage
    }
    try context.print(writer.text(of: page))
    return .fine
  }
}

extension Message {
  fileprivate static func unknownCode(_ code: String, nearest: String?) -> Message {
    Message(
      zh: "没有代码 `\(code)`，"
        + (nearest.map { "是否想写 `\($0)`" } ?? "用 `haopai explain-code` 列出全部"),
      en: "there is no code `\(code)`, "
        + (nearest.map { "did you mean `\($0)`" } ?? "`haopai explain-code` lists them all"))
  }
}
