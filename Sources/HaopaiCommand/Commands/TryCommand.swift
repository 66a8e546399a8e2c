import HaopaiDiagnostics

extension CommandDescription {
  static let tryOut = CommandDescription(
    name: "try",
    summary: Message(zh: "模拟选号", en: "mock selection"),
    run: { _, _ in .fine })
}
