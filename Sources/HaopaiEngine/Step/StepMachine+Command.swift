package import HaopaiDomain
package import HaopaiProgram

extension StepMachine {
  /// Decides and carries out a command of the active states.
  mutating func execute(
    _ prepared: PreparedCommand, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    // The tables are read in place: a command is a large value to copy.
    let id = prepared.command
    // A journal is not trusted to name what the rules have.
    guard workflow.commands.indices.contains(id.index),
      prepared.facts.allSatisfy({ workflow.facts.indices.contains($0.fact.index) })
    else { throw .fault(.malformedProgram) }
    try checkOpen(id, to: prepared.by, view)
    let owner = workflow.commands[id.index].owner
    try checkBars(id, view)
    try place(prepared.inputs, of: id, view)
    let missing = requests(of: id, missingFrom: prepared.facts)
    try checkStages(of: id, missing: missing, view)
    if !missing.isEmpty { throw .needsFacts(missing) }
    if let check = workflow.commands[id.index].check {
      frame.words[Frame.Word.check] =
        try verdict(on: check.challenge, matches: prepared.codeMatches ?? false, view).rawValue
    }
    try perform(workflow.commands[id.index].actions, view)
    guard try follow(workflow.commands[id.index].branches, from: owner, view) else {
      throw .fault(.malformedProgram)
    }
  }

  /// What does not depend on anything that comes with the command.
  fileprivate mutating func checkOpen(
    _ id: CommandID, to submitter: Submitter, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    guard isAccepted(id) else { throw refusal(.commandNotOpen) }
    guard mayAct(submitter, workflow.commands[id.index].author) else {
      throw refusal(.notPermitted)
    }
    if let owner = workflow.commands[id.index].owner { speak(for: owner) }
    guard try holds(workflow.commands[id.index].condition, view) else {
      throw refusal(.commandNotOpen)
    }
    openWindows = 0
  }

  private func isAccepted(_ id: CommandID) -> Bool {
    guard let owner = workflow.commands[id.index].owner else {
      return id == workflow.open && state.revision == 0
    }
    var walk: StateID? = state.active
    while let node = walk {
      if node == owner { return state.revision > 0 }
      // Of a case that has ended only what its last state itself allows can be corrected.
      if workflow.states[node.index].isFinal { return false }
      walk = workflow.states[node.index].parent
    }
    return false
  }

  private func mayAct(_ submitter: Submitter, _ author: Author) -> Bool {
    switch (submitter, author) {
    case (.applicant(let id), .applicant): id == state.applicant.id
    case (.officer(_, let roles), .officer(let role)): role.map(roles.contains) ?? true
    case (.host, .host): true
    case (.applicant, _), (.officer, _), (.host, _): false
    }
  }

  private mutating func checkBars(
    _ command: CommandID, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    // Read where it stands: a method of the workflow would be given a copy of it.
    guard command.index < rules.live.workflow.barsOfCommands.count else { return }
    var failing: [RefusalID] = []
    for index in rules.live.workflow.barsOfCommands[command.index] {
      let tally = try tally(
        of: rules.live.workflow.bars[index].register, rules.live.workflow.bars[index].keys, view)
      if entry(tally) != nil {
        failing.append(rules.live.workflow.bars[index].refusal)
      }
    }
    if !failing.isEmpty { throw .refused(failing) }
  }

  /// Writes the inputs into the frame; one that is not offered counts as left out.
  private mutating func place(
    _ inputs: [PreparedValue], of command: CommandID, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    // What a declaration consists of is read where it stands: it is a large value to copy.
    guard inputs.count == workflow.commands[command.index].inputs.count else {
      throw .fault(.malformedProgram)
    }
    for index in inputs.indices {
      var value = inputs[index]
      if value.isAbsent {
        if let fallback = workflow.commands[command.index].inputs[index].fallback {
          value = try self.value(fallback, view)
        }
      } else if try !holds(workflow.commands[command.index].inputs[index].condition, view) {
        throw refusal(.inputNotOffered)
      }
      if case .object(let list) = value,
        let most = workflow.commands[command.index].inputs[index].maximumCount
      {
        try checkCount(
          list.elementCount, fewest: workflow.commands[command.index].inputs[index].minimumCount,
          most: most, view)
      }
      frame.write(value, to: workflow.commands[command.index].inputs[index].place)
      forgetTallies()
    }
  }

  private mutating func checkCount(
    _ count: Int, fewest: Int, most: ProgramID, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    let most = try word(most, view)
    guard count < fewest || Int64(count) > most else { return }
    frame.words[Frame.Word.fewest] = Int64(fewest)
    frame.words[Frame.Word.most] = most
    throw refusal(.wrongCount)
  }

  /// Writes the facts that came into the frame; gives the requests that none answers.
  private mutating func requests(
    of command: CommandID, missingFrom facts: [PreparedFact]
  ) -> [FactRequest.ID] {
    var missing: [FactRequest.ID] = []
    for id in workflow.commands[command.index].facts.indices {
      let declaration = workflow.commands[command.index].facts[id].fact
      guard let fact = facts.first(where: { $0.fact == declaration }) else {
        missing.append(id)
        continue
      }
      hasFacts = true
      forgetTallies()
      let count = min(workflow.facts[declaration.index].fields.count, fact.values.count)
      for field in 0..<count {
        frame.write(
          fact.values[field], to: workflow.facts[declaration.index].fields[field].place)
      }
    }
    return missing
  }

  /// All failing codes of the first stage that fails. A stage that reads facts waits for them.
  private mutating func checkStages(
    of command: CommandID, missing: [FactRequest.ID], _ view: borrowing some LedgerView
  ) throws(StepStop) {
    let own = workflow.commands[command.index].owner
    for stage in workflow.commands[command.index].stages {
      if stage.readsFacts && !missing.isEmpty { throw .needsFacts(missing) }
      if let owner = stage.owner ?? own { speak(for: owner) }
      var failing: [RefusalID] = []
      for condition in stage.conditions {
        let open = openWindows
        if try holds(condition.program, view) {
          openWindows = open
        } else {
          failing.append(condition.refusal)
        }
      }
      if !failing.isEmpty { throw .refused(failing) }
    }
    if let own { speak(for: own) }
  }

  /// Compares a code and counts a wrong answer.
  private mutating func verdict(
    on challenge: ChallengeID, matches: Bool, _ view: borrowing some LedgerView
  ) throws(StepStop) -> CodeCheck.Outcome {
    var sent = state.challenges[challenge.index]
    guard sent.isOpen, now < sent.expiresAt else { return .expired }
    note(sent.expiresAt)
    let tries = try word(workflow.challenges[challenge.index].tries, view)
    guard sent.wrongAnswers < tries else { return .spent }
    if matches {
      sent.isOpen = false
    } else {
      sent.wrongAnswers += 1
    }
    state.challenges[challenge.index] = sent
    if matches { return .ok }
    return sent.wrongAnswers < tries ? .wrong : .spent
  }
}

extension Engine {
  /// Why a command would be refused whatever comes with it: it is not open, or not to this submitter.
  /// - Returns: nothing where its inputs and facts decide.
  package static func refusals(
    of command: CommandID, by submitter: Submitter, for state: CaseState, pinned: CompiledBook,
    current: CompiledBook, at instant: Instant, view: borrowing some LedgerView
  ) -> [Refusal] {
    var machine = StepMachine(
      pinned: pinned, current: current, state: state, at: instant.milliseconds,
      chance: .recorded([]))
    machine.forgetLapsed()
    do throws(StepStop) {
      try machine.checkOpen(command, to: submitter, view)
      return []
    } catch .refused(let codes) {
      let prepared = PreparedCommand(command: command, by: submitter)
      return machine.renderRefusals(codes, of: prepared, before: state, view)
    } catch {
      return []
    }
  }
}

extension ObjectValue {
  var elementCount: Int {
    switch self {
    case .text: 0
    case .words(let words): words.count
    case .list(let items): items.count
    }
  }
}
