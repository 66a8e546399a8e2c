import HaopaiDiagnostics

/// Sorts arguments out against what commands declare.
struct ArgumentParser {
  let commands: [CommandDescription]

  /// What somebody typed wrong.
  enum Failure: Error, Equatable {
    case unknownCommand(String, nearest: String?)
    case unknownOption(String, nearest: String?)
    case missingValue(option: String, value: String)
    case needlessValue(option: String)
    case badValue(option: String, value: String, choices: [String])
    case badInstant(option: String, value: String)
    case badDate(option: String, value: String)
    case badPercent(option: String, value: String)
    case notTogether(String, String)
    case repeatedOption(String)
    case missingOperand(String)
    case missingOption(String)
    case extraOperand(String)
  }

  struct Result {
    /// Nil when only options were given.
    var command: CommandDescription?
    var invocation = Invocation()
  }

  /// - Parameter arguments: without the name of the tool.
  func parse(_ arguments: [String]) throws(Failure) -> Result {
    var result = Result()
    var rest = arguments[...]
    var areOptionsOver = false
    while let argument = rest.popFirst() {
      if !areOptionsOver, argument == "--" {
        areOptionsOver = true
      } else if !areOptionsOver, argument.utf8.count > 1, argument.utf8.first == 0x2D {
        try take(option: argument, &rest, into: &result)
      } else if result.command == nil {
        result.command = try command(named: argument)
      } else {
        result.invocation.operands.append(argument)
      }
    }
    if let command = result.command, !result.invocation.has(.help) {
      try check(result.invocation.operands, of: command)
    }
    return result
  }

  func command(named name: String) throws(Failure) -> CommandDescription {
    guard let command = commands.first(where: { $0.name == name }) else {
      let nearest = Suggestion.nearest(to: name, among: commands.map(\.name))
      throw .unknownCommand(name, nearest: nearest)
    }
    return command
  }

  private func take(
    option argument: String, _ rest: inout ArraySlice<String>, into result: inout Result
  ) throws(Failure) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts[0] == "-h" ? OptionDescription.help.name : String(parts[0])
    let known = result.command?.allOptions ?? OptionDescription.common
    guard let option = known.first(where: { $0.name == name }) else {
      throw .unknownOption(
        name, nearest: Suggestion.nearest(to: name, among: known.map(\.name)))
    }
    guard result.invocation.options[name] == nil else { throw .repeatedOption(name) }
    var value = parts.count > 1 ? String(parts[1]) : nil
    if let placeholder = option.value {
      value = value ?? rest.popFirst()
      guard let value, !value.isEmpty else {
        throw .missingValue(option: name, value: placeholder)
      }
      guard option.choices.isEmpty || option.choices.contains(value) else {
        throw .badValue(option: name, value: value, choices: option.choices)
      }
    } else if value != nil {
      throw .needlessValue(option: name)
    }
    result.invocation.options[name] = value ?? ""
  }

  private func check(
    _ operands: [String], of command: CommandDescription
  ) throws(Failure) {
    for (index, operand) in command.operands.enumerated()
    where operand.isRequired && index >= operands.count {
      throw .missingOperand(operand.name)
    }
    let isOpenEnded = command.operands.last?.isRepeated ?? false
    if !isOpenEnded, operands.count > command.operands.count {
      throw .extraOperand(operands[command.operands.count])
    }
  }
}
