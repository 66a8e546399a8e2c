import HaopaiDomain
package import HaopaiProgram

/// Reads submissions against the declarations of a workflow.
package struct Admission {
  /// Characters of a key.
  private static let maximumKeyLength = 200

  let program: WorkflowProgram
  let reader: PlainReader

  private var workflow: Workflow { _read { yield program.workflow } }

  package init(_ program: WorkflowProgram) {
    self.program = program
    reader = PlainReader(enumerations: program.workflow.enumerations)
  }

  /// For the command that opens a case.
  package func admitOpening(_ submission: Submission) throws(AdmissionFailure) -> Admitted {
    try admit(submission, as: workflow.open, challenges: [])
  }

  /// For a case that is there. Of several commands with one name, the one that the active states
  /// accept is meant, the innermost first; if none is accepted, any stands for the refusal.
  package func admit(
    _ submission: Submission, for state: CaseState
  ) throws(AdmissionFailure) -> Admitted {
    guard let id = command(of: submission, in: state) else {
      throw AdmissionFailure(path: "command", reason: .unknownCommand)
    }
    let challenges = boundKey(of: submission, in: state)?.challenges
    return try admit(submission, as: id, challenges: challenges ?? state.challenges)
  }

  /// The names of every command but the one that opens a case.
  package var commandNames: Set<String> {
    let commands = workflow.commands.enumerated().filter { CommandID($0.offset) != workflow.open }
    return Set(commands.map(\.element.name))
  }

  /// The command that a submission means; a repeat means the one that its key is bound to, wherever
  /// the case stands by now.
  package func command(of submission: Submission, in state: CaseState) -> CommandID? {
    boundKey(of: submission, in: state)?.command.command
      ?? command(named: submission.command, in: state)
  }

  /// The key of a submission, bound to a command of the same name.
  private func boundKey(of submission: Submission, in state: CaseState) -> BoundKey? {
    guard let key = submission.key, let bound = state.keys.first(where: { $0.key == key }),
      workflow.commands[bound.command.command.index].name == submission.command
    else { return nil }
    return bound
  }

  private func command(named name: String, in state: CaseState) -> CommandID? {
    var walk: StateID? = state.active
    while let id = walk {
      for command in workflow.states[id.index].commands
      where workflow.commands[command.index].name == name { return command }
      walk = workflow.states[id.index].parent
    }
    return workflow.commands.indices.first {
      workflow.commands[$0].name == name && CommandID($0) != workflow.open
    }.map(CommandID.init)
  }

  private func admit(
    _ submission: Submission, as id: CommandID, challenges: [ChallengeState]
  ) throws(AdmissionFailure) -> Admitted {
    if let key = submission.key, key.utf8.count > Self.maximumKeyLength || key.isEmpty {
      throw AdmissionFailure(path: "key", reason: .tooLong(limit: Self.maximumKeyLength))
    }
    var admitted = Admitted(
      command: PreparedCommand(command: id, by: submission.by), secret: nil)
    admitted.command.key = submission.key
    var known = 0
    for (index, input) in workflow.commands[id.index].inputs.enumerated() {
      let given = submission.inputs[input.name]
      if given != nil { known += 1 }
      if input.type == .text(.secret) {
        admitted.secret = try secret(
          given, of: input, check: workflow.commands[id.index].check, index: index, challenges)
        admitted.command.inputs.append(.absent)
      } else {
        admitted.command.inputs.append(try value(given, of: input))
      }
    }
    if known < submission.inputs.count {
      let names = Set(workflow.commands[id.index].inputs.map(\.name))
      let unknown = submission.inputs.keys.sorted().first { !names.contains($0) } ?? ""
      throw AdmissionFailure(path: "input.\(unknown)", reason: .unknownInput)
    }
    admitted.command.facts = try facts(submission.facts, for: id)
    return admitted
  }

  private func value(
    _ given: PlainValue?, of input: InputDeclaration
  ) throws(AdmissionFailure) -> PreparedValue {
    let path = "input.\(input.name)"
    guard let given else {
      guard input.isOptional || input.fallback != nil else {
        throw AdmissionFailure(path: path, reason: .missingInput)
      }
      return .absent
    }
    return try reader.read(
      given, as: input.type, range: input.range, at: path)
  }

  private func secret(
    _ given: PlainValue?, of input: InputDeclaration, check: CodeCheck?, index: Int,
    _ challenges: [ChallengeState]
  ) throws(AdmissionFailure) -> Admitted.Secret? {
    let path = "input.\(input.name)"
    guard let given else { throw AdmissionFailure(path: path, reason: .missingInput) }
    guard case .text(let text) = given else {
      throw AdmissionFailure(path: path, reason: .wrongType(expected: "text", hint: "123456"))
    }
    guard text.utf8.count <= PlainReader.maximumTextLength else {
      throw AdmissionFailure(path: path, reason: .tooLong(limit: PlainReader.maximumTextLength))
    }
    guard let check, check.input == index else { return nil }
    let declaration = workflow.challenges[check.challenge.index]
    let sent =
      challenges.indices.contains(check.challenge.index)
      ? challenges[check.challenge.index] : ChallengeState()
    return Admitted.Secret(
      challenge: declaration.name, ordinal: sent.ordinal, digits: sent.digits, text: text)
  }

  private func facts(
    _ given: [String: [String: PlainValue]], for command: CommandID
  ) throws(AdmissionFailure) -> [PreparedFact] {
    guard !given.isEmpty else { return [] }
    let requests = workflow.commands[command.index].facts
    let requested = requests.map { workflow.facts[$0.fact.index].name }
    if let unknown = given.keys.sorted().first(where: { !requested.contains($0) }) {
      throw AdmissionFailure(path: "facts.\(unknown)", reason: .unknownFact)
    }
    var prepared: [PreparedFact] = []
    for request in requests {
      let declaration = workflow.facts[request.fact.index]
      guard let values = given[declaration.name],
        !prepared.contains(where: { $0.fact == request.fact })
      else { continue }
      prepared.append(
        PreparedFact(fact: request.fact, values: try fields(values, of: declaration)))
    }
    return prepared
  }

  private func fields(
    _ given: [String: PlainValue], of fact: FactDeclaration
  ) throws(AdmissionFailure) -> [PreparedValue] {
    let path = "facts.\(fact.name)"
    let names = Set(fact.fields.map(\.name))
    if let unknown = given.keys.sorted().first(where: { !names.contains($0) }) {
      throw AdmissionFailure(path: "\(path).\(unknown)", reason: .unknownField)
    }
    var values: [PreparedValue] = []
    for field in fact.fields {
      if let value = given[field.name] {
        values.append(
          try reader.read(
            value, as: field.type, range: field.range, most: field.maximumCount,
            at: "\(path).\(field.name)"))
      } else if field.isOptional {
        values.append(.absent)
      } else {
        throw AdmissionFailure(path: "\(path).\(field.name)", reason: .missingField)
      }
    }
    return values
  }
}
