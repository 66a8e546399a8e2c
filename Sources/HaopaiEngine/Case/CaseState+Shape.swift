import HaopaiDomain
package import HaopaiProgram

/// Whether a case that a store handed out can be one of its rules' making. Steps and views take that for
/// granted: a row that reads well and means nothing would end them.
extension CaseState {
  /// - Parameter book: the one that the case is pinned to.
  package func fits(_ book: CompiledBook) -> Bool {
    guard self.book == book.hash, book.programs.indices.contains(self.workflow),
      book.applicant.kinds.cases.indices.contains(self.applicant.kind),
      book.applicant.accounts.cases.indices.contains(self.applicant.account)
    else { return false }
    return content.fits(book.programs[self.workflow].workflow)
  }
}

extension CaseState.Content {
  /// More steps than any journal has.
  private static let revisionBound: UInt64 = 1 << 62

  fileprivate func fits(_ workflow: Workflow) -> Bool {
    let states = workflow.states
    guard (1..<Self.revisionBound).contains(revision), states.indices.contains(active.index),
      states[active.index].initial.isEmpty, entered.count == states[active.index].depth + 1,
      words.count == workflow.layout.fields.words.count,
      objects.count == workflow.layout.fields.objects.count,
      sets.count == workflow.sets.count, challenges.count == workflow.challenges.count
    else { return false }
    return haveFittingTimers(states) && haveFittingReceipts(states)
      && sets.allSatisfy { $0.numbers.allSatisfy { PlateNumber(word: $0) != nil } }
      && challenges.allSatisfy(\.isPossible) && keys.allSatisfy { $0.fits(workflow) }
      && workflow.fields.allSatisfy { holdsValue(of: $0, in: workflow) }
  }

  /// Timers run in the active states only, each once.
  private func haveFittingTimers(_ states: [StateNode]) -> Bool {
    timers.indices.allSatisfy { place in
      let timer = timers[place]
      return isActive(timer.state, states)
        && states[timer.state.index].timers.indices.contains(timer.index)
        && !timers[..<place].contains { $0.state == timer.state && $0.index == timer.index }
    }
  }

  private func isActive(_ state: StateID, _ states: [StateNode]) -> Bool {
    var walk: StateID? = active
    while let id = walk {
      if id == state { return true }
      walk = states[id.index].parent
    }
    return false
  }

  /// One for a key and what it belongs to, and no more in all than a counter comes to.
  private func haveFittingReceipts(_ states: [StateNode]) -> Bool {
    var sum: Int64 = 0
    return receipts.indices.allSatisfy { place in
      let receipt = receipts[place]
      sum = saturatingSum(sum, receipt.amount)
      return sum < Receipt.bound
        && receipt.state.map { states.indices.contains($0.index) } ?? true
        && !receipts[..<place].contains { $0.key == receipt.key && $0.state == receipt.state }
    }
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

extension ChallengeState {
  fileprivate var isPossible: Bool {
    ordinal < .max && wrongAnswers >= 0 && wrongAnswers < .max
      && (digits == 0 || ChallengeDeclaration.digitBounds.contains(Int64(digits)))
  }
}

extension BoundKey {
  fileprivate func fits(_ workflow: Workflow) -> Bool {
    workflow.commands.indices.contains(command.command.index)
      && challenges.count == workflow.challenges.count && challenges.allSatisfy(\.isPossible)
  }
}
