import HaopaiDomain
import HaopaiProgram

/// The rules by which a step is taken: the case's own book and the book in force, brought together.
///
/// Made once and handed from step to step, for the price of one reference, while the same books and
/// the same editions of their parameters apply.
final class StepRules: Sendable {
  let pinned: CompiledBook
  /// Gives calendars, pools, windows and the parameters that are read `now`.
  let current: CompiledBook
  let program: WorkflowProgram
  /// What the current book says to the case's own; nil where they are one.
  let translation: WorkflowTranslation?
  /// The same workflow with the values and the bars of the book in force.
  let live: WorkflowProgram

  private let workflow: Int
  /// Editions of the two parameter tables.
  private let pinnedEdition: Int
  private let liveEdition: Int

  init(for state: CaseState, pinned: CompiledBook, current: CompiledBook, today: Int32) {
    self.pinned = pinned
    self.current = current
    workflow = state.workflow
    let program = pinned.programs[state.workflow]
    let translation = current.translation(of: state.workflow, from: pinned)
    let live = translation?.program ?? program
    self.program = program
    self.translation = translation
    self.live = live
    pinnedEdition = program.workflow.parameters.edition(on: state.openedOn)
    liveEdition = live.workflow.parameters.edition(on: today)
  }

  /// Whether they are the rules for another case or another day, too.
  func apply(
    to state: CaseState, pinned: CompiledBook, current: CompiledBook, today: Int32
  ) -> Bool {
    self.pinned === pinned && self.current === current && workflow == state.workflow
      && pinnedEdition == program.workflow.parameters.edition(on: state.openedOn)
      && liveEdition == live.workflow.parameters.edition(on: today)
  }

  func layParameters(in frame: inout Frame) {
    let layout = program.workflow.layout
    let pinned = program.workflow.parameters.editions[pinnedEdition]
    frame.copy(words: pinned.words, objects: pinned.objects, to: layout.pinnedParameters)
    let live = live.workflow.parameters.editions[liveEdition]
    frame.copy(words: live.words, objects: live.objects, to: layout.currentParameters)
  }
}
