import HaopaiDiagnostics

extension CommandDescription {
  static let help = CommandDescription(
    name: "help",
    summary: Message(zh: "显示帮助", en: "explain the tool or one command"),
    operands: [Operand(name: "COMMAND", isRequired: false)],
    run: { invocation, context in
      let help = HelpText(language: context.language)
      guard let name = invocation.operands.first else {
        try context.print(help.overview(of: Tool.commands))
        return .fine
      }
      let command = try ArgumentParser(commands: Tool.commands).command(named: name)
      try context.print(help.page(of: command))
      return .fine
    })
}
