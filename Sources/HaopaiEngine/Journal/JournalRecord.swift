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

  package struct Opening: Hashable, Sendable {
    package var business: String
    package var applicant: Applicant
  }
}
