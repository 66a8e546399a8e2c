package import HaopaiDomain
package import HaopaiProgram

/// What a step came by of its workflow: indices only, so that whoever knows where they stand in the
/// rule files can tell what was never tried. No part of what the step comes to.
package struct StepTrace: Hashable, Sendable {
  package struct Timer: Hashable, Sendable {
    package var state: StateID
    package var index: Int
  }

  /// Of the book that the case is pinned to.
  package let workflow: Int
  /// The civil day whose values count for parameters that are not read `now`.
  package let openedOn: Int32
  /// The civil day of the step.
  package let today: Int32
  package internal(set) var entered: Set<StateID> = []
  package internal(set) var taken: Set<BranchID> = []
  package internal(set) var fired: Set<Timer> = []
  package internal(set) var evaluated: Set<ProgramID> = []

  package init(workflow: Int, openedOn: Int32, today: Int32) {
    self.workflow = workflow
    self.openedOn = openedOn
    self.today = today
  }

  /// A step that is not taken has asked, and done nothing.
  mutating func forgetDeeds() {
    entered = []
    taken = []
    fired = []
  }
}

extension StepTrace {
  /// An empty trace of a step of a case.
  package init(of state: CaseState, at instant: Instant) {
    self.init(
      workflow: state.workflow, openedOn: state.content.openedOn, today: instant.date.dayNumber)
  }
}
