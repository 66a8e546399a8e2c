import HaopaiDiagnostics

extension CommandDescription {
  static let test = CommandDescription(
    name: "test",
    summary: Message(zh: "运行场景", en: "run the scenarios"),
    run: { _, _ in .fine })
}
