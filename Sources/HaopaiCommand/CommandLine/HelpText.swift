import HaopaiDiagnostics

/// Writes help from what commands declare.
struct HelpText {
  let language: Language

  func overview(of commands: [CommandDescription]) -> String {
    let rows = commands.map { ($0.usage, $0.summary) }
    return """
      \(say(.toolSummary))

      \(say(.usage)): haopai \(say(.commandWord)) [--root DIR] [--language zh|en]

      \(say(.commandsHeading)):
      \(table(rows))
      \(say(.optionsHeading)):
      \(table(OptionDescription.common.map { ($0.usage, $0.summary) }))
      \(say(.exitStatuses))

      """
  }

  func page(of command: CommandDescription) -> String {
    let options = command.allOptions.map { ($0.usage, $0.summary) }
    let details = command.details.map { "\n" + say($0) + "\n" }.joined()
    return """
      \(say(command.summary))

      \(say(.usage)): haopai \(command.usage)

      \(say(.optionsHeading)):
      \(table(options))\(details)
      """
  }

  private func say(_ message: Message) -> String { message.text(in: language) }

  private func table(_ rows: [(String, Message)]) -> String {
    var table = TextTable([.left, .left])
    for (name, summary) in rows { table.add([name, say(summary)]) }
    return table.text
  }
}

extension CommandDescription {
  fileprivate var usage: String {
    ([name] + operands.map(\.usage)).joined(separator: " ")
  }
}

extension CommandDescription.Operand {
  fileprivate var usage: String {
    let repeated = isRepeated ? name + "…" : name
    return isRequired ? repeated : "[\(repeated)]"
  }
}

extension OptionDescription {
  fileprivate var usage: String { value.map { "\(name) \($0)" } ?? name }
}
