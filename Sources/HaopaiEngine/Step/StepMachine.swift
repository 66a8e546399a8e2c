import HaopaiDomain
package import HaopaiProgram

/// Why a step ended without changes.
enum StepStop: Error, Hashable {
  /// All codes of the stage that failed.
  case refused([RefusalID])
  case needsFacts([FactRequest.ID])
  case load(LedgerKey)
  /// Something that a checked rule book cannot do; the step is not taken.
  case fault(StepFault)
}

/// What must not happen, named so that it can be found when it does.
package enum StepFault: Hashable, Sendable {
  case expression(ExpressionError)
  /// A branch list ran out, or an index pointed nowhere.
  case malformedProgram
  /// More than `Workflow.maximumMicrosteps` transitions without rest.
  case restless
  /// The ledger kept changing under the step.
  case notCommitted
  /// An action of a timer, a lapse or an `always` was refused.
  case refusedWithoutCommand(String)
}

extension FactRequest {
  /// Names a request by its place among its command's requests.
  package typealias ID = Int
}

/// Takes one step of one case on copies; nothing outside is touched.
struct StepMachine: ~Copyable {
  static let maximumMicrosteps = Workflow.maximumMicrosteps

  let rules: StepRules
  /// `rules.program`, at hand.
  let program: WorkflowProgram
  let now: Int64

  var state: CaseState.Content
  var frame: Frame
  /// Whether the frame holds a fact.
  var hasFacts = false
  /// Whether an action has set a field in the frame.
  var hasSetFields = false
  var chance: Chance
  /// `StepMemory.evaluators`.
  var evaluators: [Evaluator] = []
  var evaluationDepth = 0
  /// The least instant after `now` at which something that was looked at may change.
  var boundary = Int64.max
  /// The windows, by index, that what refused found open: when they close it may change. What is open
  /// refuses nobody, as a rule, so that only a refusal works the instants out.
  var openWindows: UInt64 = 0

  /// The ledger's kind of a pool that had nothing for a draw.
  var emptyPool: Int?

  var numberChanges: [NumberChange] = []
  var counters: [CounterChange] = []
  /// Tallies that were asked for before; none once a value that keys may be of is set.
  var knownTallies: [(question: TallyQuestion, tally: Int)] = []
  var registers: [RegisterChange] = []
  var outbox: [PendingMessage] = []
  /// Keys of counters and registers while they are written, one behind the other.
  var keyDraft: [UInt8] = []
  /// The keys of `counters` and `registers`.
  var keyBytes: [UInt8] = []
  /// Numbers that chance gave, in order.
  var drawn: [Int64] = []
  /// The journal record, once the step is over.
  var record: [UInt8] = []
  /// What the step says to whoever submitted.
  var said: MessageID?
  var microsteps = 0
  /// Timers that were set in this step for an instant that is not to come: they fire in it, too.
  var dueAtOnce: [DueEvent] = []
  /// What the step comes by; nil where nobody asks.
  var trace: StepTrace?
  /// Set while an instant is computed over a calendar that is not published.
  var isProvisional = false

  var workflow: Workflow { _read { yield program.workflow } }
  var pinned: CompiledBook { rules.pinned }
  var current: CompiledBook { rules.current }
  var translation: WorkflowTranslation? { rules.translation }

  init(
    pinned: CompiledBook, current: CompiledBook, state: CaseState, at now: Int64, chance: Chance
  ) {
    var memory = StepMemory()
    self.init(
      pinned: pinned, current: current, state: state, at: now, chance: chance, memory: &memory)
  }

  /// - Parameter memory: given back by `StepMemory.keep`.
  init(
    pinned: CompiledBook, current: CompiledBook, state: CaseState, at now: Int64, chance: Chance,
    memory: inout StepMemory
  ) {
    // Out of locals: optimised, Swift 6.3 releases twice what is read back from a value that cannot be
    // copied and is only being made.
    var frame = Frame(words: 0, objects: 0)
    let rules = memory.take(
      for: state, pinned: pinned, current: current, at: now, into: &frame)
    var evaluators: [Evaluator] = []
    swap(&evaluators, &memory.evaluators)
    self.rules = rules
    program = rules.program
    self.now = now
    self.state = state.content
    self.frame = frame
    self.chance = chance
    self.evaluators = evaluators
  }
}

/// A message on its way to the outbox.
struct PendingMessage {
  enum Content {
    /// With the values as they were when it was sent; nil for one that is known only once the step
    /// is over.
    case message(MessageID, values: [PreparedValue?])
    case challenge(name: String, ordinal: UInt32, digits: Int)
  }

  var address: String
  var content: Content
  var until: Int64
}
