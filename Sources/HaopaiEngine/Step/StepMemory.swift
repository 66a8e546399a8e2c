import HaopaiDomain
import HaopaiProgram

/// What steps use again instead of allocating and filling it anew. It has no meaning: a step with
/// an empty one comes to the same.
package struct StepMemory: Sendable {
  /// One for each level of expressions that ask for other expressions, such as a counter's keys.
  var evaluators: [Evaluator] = []
  /// What a frame consists of; empty while a step has it.
  private var words: [Int64] = []
  private var objects: [ObjectValue] = []
  private var origin: FrameOrigin?

  package init() {}

  /// A frame with the fixed words, the applicant, the parameters and the fields.
  ///
  /// The frame of an earlier step is taken where its parameters are the same: most of a frame is
  /// parameters, and they seldom change.
  mutating func takeFrame(for state: CaseState, from origin: FrameOrigin, at now: Int64) -> Frame {
    let layout = origin.program.workflow.layout
    var frame = Frame(words: 0, objects: 0)
    swap(&frame.words, &words)
    swap(&frame.objects, &objects)
    if let known = self.origin, known.hasSameParameters(as: origin), !frame.words.isEmpty {
      frame.clear(layout.facts)
      frame.clear(layout.inputs)
      frame.words[Frame.Word.entered] = 0
      frame.words[Frame.Word.check] = 0
    } else {
      frame = Frame(words: layout.words, objects: layout.objects)
      origin.layParameters(in: &frame)
    }
    frame.words[Frame.Word.now] = now
    frame.words[Frame.Word.today] = Int64(origin.today)
    frame.words[layout.applicant.words.lowerBound] = Int64(state.applicant.kind)
    frame.words[layout.applicant.words.lowerBound + 1] = Int64(state.applicant.account)
    frame.objects[layout.applicant.objects.lowerBound] = .text(state.applicant.id)
    frame.copy(words: state.words, objects: state.objects, to: layout.fields)
    return frame
  }

  /// Takes back what a step had.
  mutating func keep(
    _ frame: inout Frame, from origin: FrameOrigin, _ evaluators: inout [Evaluator]
  ) {
    swap(&words, &frame.words)
    swap(&objects, &frame.objects)
    swap(&self.evaluators, &evaluators)
    self.origin = origin
  }
}

/// Where a frame's parameters come from.
struct FrameOrigin: Sendable {
  let program: WorkflowProgram
  /// The same workflow with the values of the book in force.
  let current: WorkflowProgram
  let today: Int32
  /// Editions of the two parameter tables.
  private let pinnedEdition: Int
  private let currentEdition: Int

  init(_ state: CaseState, _ program: WorkflowProgram, current: WorkflowProgram, at now: Int64) {
    self.program = program
    self.current = current
    today = Instant(milliseconds: now).date.dayNumber
    pinnedEdition = program.workflow.parameters.edition(on: state.openedOn)
    currentEdition = current.workflow.parameters.edition(on: today)
  }

  func hasSameParameters(as other: FrameOrigin) -> Bool {
    program === other.program && current === other.current
      && pinnedEdition == other.pinnedEdition && currentEdition == other.currentEdition
  }

  func layParameters(in frame: inout Frame) {
    let layout = program.workflow.layout
    let table = program.workflow.parameters
    let pinned = table.editions[pinnedEdition]
    frame.copy(words: pinned.words, objects: pinned.objects, to: layout.pinnedParameters)
    let live = current.workflow.parameters.editions[currentEdition]
    frame.copy(words: live.words, objects: live.objects, to: layout.currentParameters)
  }
}

extension Frame {
  fileprivate mutating func copy(
    words: [Int64], objects: [ObjectValue], to region: FrameLayout.Region
  ) {
    guard words.count == region.words.count, objects.count == region.objects.count else { return }
    // Spans, so that each array is made sure of once and not at every element.
    var ownWords = self.words.mutableSpan
    for index in words.indices { ownWords[region.words.lowerBound + index] = words[index] }
    var ownObjects = self.objects.mutableSpan
    for index in objects.indices { ownObjects[region.objects.lowerBound + index] = objects[index] }
  }

  fileprivate mutating func clear(_ region: FrameLayout.Region) {
    var words = self.words.mutableSpan
    for index in region.words { words[index] = 0 }
    var objects = self.objects.mutableSpan
    for index in region.objects { objects[index] = .empty }
  }
}
