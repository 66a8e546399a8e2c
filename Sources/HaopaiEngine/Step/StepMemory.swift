import HaopaiDomain
import HaopaiProgram

/// What steps use again instead of allocating and filling it anew. It has no meaning: a step with
/// an empty one comes to the same.
package struct StepMemory: Sendable {
  /// One for each level of expressions that ask for other expressions, such as a counter's keys.
  var evaluators: [Evaluator] = []
  /// What a frame consists of, laid out by `rules`; empty while a step has it.
  private var words: [Int64] = []
  private var objects = FrameObjects(count: 0)
  private var rules: StepRules?
  /// Room for what steps come to: empty arrays that have been full.
  private var numbers: [NumberChange] = []
  private var counters: [CounterChange] = []
  private var registers: [RegisterChange] = []
  private var knownTallies: [(question: TallyQuestion, tally: Int)] = []
  private var record: [UInt8] = []
  private var keyDraft: [UInt8] = []
  private var keyBytes: [UInt8] = []
  /// Whether the frame holds the facts of an earlier step.
  private var hasFacts = false

  package init() {}

  /// The rules for a step, and a frame with the fixed words, the applicant, the parameters and the
  /// fields.
  ///
  /// Both are taken over from an earlier step where they are the same: most of a frame is
  /// parameters, and they seldom change.
  mutating func take(
    for state: CaseState, pinned: CompiledBook, current: CompiledBook, at now: Int64,
    into frame: inout Frame
  ) -> StepRules {
    let today = Instant(milliseconds: now).date.dayNumber
    swap(&frame.words, &words)
    swap(&frame.objects, &objects)
    let rules: StepRules
    if let known = self.rules,
      known.apply(to: state, pinned: pinned, current: current, today: today)
    {
      rules = known
      frame.prepare(for: state, by: rules, isLaid: !frame.words.isEmpty, hasFacts: hasFacts)
    } else {
      rules = StepRules(for: state, pinned: pinned, current: current, today: today)
      self.rules = rules
      frame.prepare(for: state, by: rules, isLaid: false, hasFacts: false)
    }
    hasFacts = false
    frame.words[Frame.Word.now] = now
    frame.words[Frame.Word.today] = Int64(today)
    return rules
  }

  /// Gives a machine room for what the step will come to.
  mutating func lend(to machine: inout StepMachine) {
    swap(&numbers, &machine.numberChanges)
    swap(&counters, &machine.counters)
    swap(&registers, &machine.registers)
    swap(&knownTallies, &machine.knownTallies)
    swap(&record, &machine.record)
    swap(&keyBytes, &machine.keyBytes)
    swap(&keyDraft, &machine.keyDraft)
  }

  /// Takes back the room that changes took up, once they are committed.
  mutating func keep(_ changes: consuming Changes) {
    swap(&numbers, &changes.numbers)
    swap(&counters, &changes.counters)
    swap(&registers, &changes.registers)
    swap(&record, &changes.record)
    record.removeAll(keepingCapacity: true)
    swap(&keyBytes, &changes.keyBytes)
    if !keyBytes.isEmpty { keyBytes.removeAll(keepingCapacity: true) }
    if !numbers.isEmpty { numbers.removeAll(keepingCapacity: true) }
    if !counters.isEmpty { counters.removeAll(keepingCapacity: true) }
    if !registers.isEmpty { registers.removeAll(keepingCapacity: true) }
  }

  /// Takes back what a machine had.
  mutating func keep(_ machine: inout StepMachine) {
    swap(&keyDraft, &machine.keyDraft)
    machine.forgetTallies()
    swap(&knownTallies, &machine.knownTallies)
    hasFacts = machine.hasFacts
    swap(&words, &machine.frame.words)
    swap(&objects, &machine.frame.objects)
    swap(&evaluators, &machine.evaluators)
  }
}

extension Frame {
  /// - Parameter isLaid: whether the parameters are in place already.
  fileprivate mutating func prepare(
    for state: CaseState, by rules: StepRules, isLaid: Bool, hasFacts: Bool
  ) {
    let layout = rules.program.workflow.layout
    if isLaid {
      objects.forget()
      if hasFacts { clear(layout.facts) }
      clear(layout.inputs)
      words[Frame.Word.entered] = 0
      words[Frame.Word.check] = 0
    } else {
      self = Frame(words: layout.words, objects: layout.objects)
      rules.layParameters(in: &self)
      objects.keep()
    }
    state.lay(in: &self, by: layout)
  }

  mutating func copy(words: [Int64], objects: [ObjectValue], to region: FrameLayout.Region) {
    copy(words, to: region.words)
    guard objects.count == region.objects.count else { return }
    for index in objects.indices {
      self.objects.set(objects[index], at: region.objects.lowerBound + index)
    }
  }

  mutating func copy(_ words: [Int64], to slots: Range<Int>) {
    guard words.count == slots.count else { return }
    // A span, so that the array is made sure of once and not at every element.
    var own = self.words.mutableSpan
    for index in words.indices { own[slots.lowerBound + index] = words[index] }
  }

  /// Copies words of the frame over others that are as many, which stay shared if they are the same.
  func read(_ slots: Range<Int>, into words: inout [Int64]) {
    guard words.count == slots.count, !holds(words, at: slots) else { return }
    let own = self.words.span
    var words = words.mutableSpan
    for index in words.indices { words[index] = own[slots.lowerBound + index] }
  }

  private func holds(_ words: [Int64], at slots: Range<Int>) -> Bool {
    let own = self.words.span
    let words = words.span
    for index in words.indices where words[index] != own[slots.lowerBound + index] { return false }
    return true
  }

  private mutating func clear(_ region: FrameLayout.Region) {
    var words = self.words.mutableSpan
    for index in region.words { words[index] = 0 }
    objects.clear(region.objects)
  }
}
