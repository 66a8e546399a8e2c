import HaopaiProgram

/// Whether a case that a store handed out can be one of its rules' making. Steps and views take that for
/// granted: a row that reads well and means nothing would end them.
extension CaseState {
  /// - Parameter book: the one that the case is pinned to.
  func fits(_ book: CompiledBook) -> Bool {
    guard book.programs.indices.contains(self.workflow),
      book.applicant.kinds.cases.indices.contains(self.applicant.kind),
      book.applicant.accounts.cases.indices.contains(self.applicant.account)
    else { return false }
    return content.fits(book.programs[self.workflow].workflow)
  }
}

extension CaseState.Content {
  fileprivate func fits(_ workflow: Workflow) -> Bool {
    let states = workflow.states
    guard revision > 0, revision < .max, states.indices.contains(active.index),
      entered.count == states[active.index].depth + 1,
      words.count == workflow.layout.fields.words.count,
      objects.count == workflow.layout.fields.objects.count,
      sets.count == workflow.sets.count, challenges.count == workflow.challenges.count
    else { return false }
    return timers.allSatisfy { $0.fits(states) }
      && receipts.allSatisfy { $0.state.map { states.indices.contains($0.index) } ?? true }
      && keys.allSatisfy { $0.fits(workflow) }
      && workflow.fields.allSatisfy { holdsValue(of: $0, in: workflow) }
  }

  /// Of a field that says one of several cases, whether it is one of them.
  private func holdsValue(of field: FieldDeclaration, in workflow: Workflow) -> Bool {
    guard case .enumeration(let id) = field.type, case .word(let slot) = field.place.slot else {
      return true
    }
    let word = words[slot - workflow.layout.fields.words.lowerBound]
    return workflow.enumerations[id.index].cases.indices.contains(Int(word))
  }
}

extension TimerState {
  fileprivate func fits(_ states: [StateNode]) -> Bool {
    states.indices.contains(state.index) && states[state.index].timers.indices.contains(index)
  }
}

extension BoundKey {
  fileprivate func fits(_ workflow: Workflow) -> Bool {
    workflow.commands.indices.contains(command.command.index)
      && challenges.count == workflow.challenges.count
  }
}
