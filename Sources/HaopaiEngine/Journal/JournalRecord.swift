package import HaopaiProgram

/// One accepted command or due event with all that was decided from outside: who, when, inputs,
/// facts, the verdict on a code, and the numbers that chance gave. Enough to take the step again.
package struct JournalRecord: Hashable, Sendable {
  /// The version of the engine's meaning under which the step was taken.
  package var semantics: UInt32
  package var at: Int64
  package var caseNumber: CaseNumber
  /// The case's revision after the step.
  package var revision: UInt64
  package var pinned: ContentHash
  package var current: ContentHash
  /// For the step that opened the case.
  package var opening: Opening?
  package var trigger: Trigger
  package var drawn: [Int64]
  /// For a step of an erased case: the rest of the record names nobody, and this is what it came to.
  package var erased: ErasedStep?

  package struct Opening: Hashable, Sendable {
    package var business: String
    package var applicant: Applicant
  }
}

extension JournalRecord {
  /// The record of a step of which no more is left.
  package func erased(to step: ErasedStep) -> JournalRecord {
    var record = self
    record.opening?.applicant = step.state.applicant
    if case .command(let command) = trigger { record.trigger = .command(command.erased) }
    record.erased = step
    return record
  }
}
