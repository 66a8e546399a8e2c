import HaopaiDiagnostics

/// The command line as a library: arguments and a world in, an exit status out.
package struct Tool {
  /// Of the tool and its outputs.
  package static let version = "0.1.0"

  static let commands: [CommandDescription] = [
    .validate, .explain, .notice, .pool, .test, .tryOut, .run, .publish, .audit, .cases, .sweep,
    .erase, .backup, .explainCode, .help,
  ]

  private let surroundings: Surroundings

  package init(_ surroundings: Surroundings) { self.surroundings = surroundings }

  /// - Parameter arguments: without the name of the tool.
  package func run(_ arguments: [String]) -> ExitStatus {
    let language = Language(arguments: arguments, environment: surroundings.environment)
    var context = Context(surroundings: surroundings, language: language, root: ".")
    do {
      let result = try ArgumentParser(commands: Self.commands).parse(arguments)
      context = Context(
        surroundings: surroundings, language: language,
        root: result.invocation[.root] ?? context.root)
      return try dispatch(result, context)
    } catch let failure as ArgumentParser.Failure {
      return (try? refuse(failure, context)) ?? .usage
    } catch let end as CommandEnd {
      return end.status
    } catch StreamFailure.closed {
      return .closedPipe
    } catch {
      try? context.complain(.streamFailed)
      return .usage
    }
  }

  private func dispatch(
    _ result: ArgumentParser.Result, _ context: Context
  ) throws -> ExitStatus {
    if result.invocation.has(.version) {
      try context.print("haopai \(Self.version)\n")
      return .fine
    }
    let help = HelpText(language: context.language)
    guard let command = result.command else {
      let overview = help.overview(of: Self.commands)
      if result.invocation.has(.help) {
        try context.print(overview)
        return .fine
      }
      try surroundings.errors.write(Array(overview.utf8))
      return .usage
    }
    if result.invocation.has(.help) {
      try context.print(help.page(of: command))
      return .fine
    }
    return try command.run(result.invocation, context)
  }

  private func refuse(
    _ failure: ArgumentParser.Failure, _ context: Context
  ) throws(StreamFailure) -> ExitStatus {
    try context.complain(failure.message)
    try surroundings.errors.write(
      Array((Message.seeHelp.text(in: context.language) + "\n").utf8))
    return .usage
  }
}
