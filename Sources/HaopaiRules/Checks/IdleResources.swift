import HaopaiDiagnostics
import HaopaiExpression
import HaopaiProgram

/// What no action of a workflow ever changes, so that it always is as a case finds it: fields that stay
/// unset or keep their default, empty number sets, counters that allow nothing, registers of the
/// business without entries, codes that are never sent.
struct IdleResources {
  private let setFields: Set<String>
  private let emptySets: Set<String>
  /// Whether some set is ever filled.
  private let hasNumbers: Bool
  private let closedCounters: Set<String>
  private let emptyRegisters: Set<String>
  private let unsentChallenges: Set<String>
  /// Numbers and truth values that nothing changes: the fields' defaults.
  private let constants: [String: Int64]

  init(_ linked: LinkedWorkflow) {
    var actions = Actions()
    linked.forEachAction { action in
      for step in action.steps { actions.note(step.kind) }
    }
    // A part by itself is given what it expects by whoever mounts it.
    let given = linked.mounts.first { $0.part.name.span == linked.name.span }?.part.interface
    actions.setFields.formUnion(given?.fields.map(\.name.value) ?? [])
    let filledSets = actions.filledSets.union(given?.numbers.map(\.value) ?? [])
    guard linked.isWhole else {
      // What cannot be read may be changed where nobody sees it.
      setFields = Set(linked.fields.map(\.name.value))
      hasNumbers = true
      (emptySets, closedCounters, emptyRegisters, unsentChallenges) = ([], [], [], [])
      constants = [:]
      return
    }
    let fields = Set(linked.fields.map(\.name.value))
    // A name that nothing declares may mean any that is declared.
    if !actions.setFields.isSubset(of: fields) { actions.setFields.formUnion(fields) }
    var constants: [String: Int64] = [:]
    for field in linked.fields where !actions.setFields.contains(field.name.value) {
      guard case .word(let word) = field.fallback?.value else { continue }
      let isPlain = field.type.type == .bool || field.type.type == .int
      if isPlain { constants[field.name.value] = word }
    }
    self.constants = constants
    setFields = actions.setFields.union(
      linked.fields.filter { $0.fallback != nil }.map(\.name.value))
    hasNumbers = !filledSets.isEmpty
    emptySets = Self.idle(
      linked.states.flatMap(\.syntax.numbers).map(\.name.value), but: filledSets)
    closedCounters = Set(
      linked.counters.filter { $0.limit.flatMap(Self.wholeNumber) == 0 }.map(\.name.value))
    // What other businesses share they may enter.
    emptyRegisters = Self.idle(
      linked.registers.map(\.name.value), but: actions.enteredRegisters
    ).subtracting(linked.sharedResources)
    unsentChallenges = Self.idle(
      linked.challenges.map(\.name.value), but: actions.sentChallenges)
  }

  /// Those that nothing uses; none where some use is of a name that nothing declares.
  private static func idle(_ declared: [String], but used: Set<String>) -> Set<String> {
    let declared = Set(declared)
    return used.isSubset(of: declared) ? declared.subtracting(used) : []
  }

  // MARK: - Questions

  func isUnset(_ field: String) -> Bool { !setFields.contains(field) }
  /// The default that a field keeps.
  func constant(_ field: String) -> Int64? { constants[field] }
  func isEmptySet(_ name: String) -> Bool { emptySets.contains(name) }
  func isClosedCounter(_ name: String) -> Bool { closedCounters.contains(name) }
  func isEmptyRegister(_ name: String) -> Bool { emptyRegisters.contains(name) }
  func isUnsent(_ challenge: String) -> Bool { unsentChallenges.contains(challenge) }

  /// Whether an action is refused in any case. What stands under a `when` need not be done.
  ///
  /// - Parameter sets: those that can be named there; any other is unknown, which is reported.
  func canNeverBeDone(_ action: ActionSyntax, naming sets: Set<String>) -> Bool {
    guard action.condition == nil else { return false }
    return action.steps.contains { step in
      switch step.kind {
      case .claim(let set), .issue(let set): emptySets.intersection(sets).contains(set.value)
      case .move(let move): !hasNumbers && sets.contains(move.set.value)
      case .use(let movement):
        closedCounters.contains(movement.counter.value)
          && movement.amount.map { Self.wholeNumber($0) ?? 0 } ?? 1 > 0
      default: false
      }
    }
  }

  /// A number that is written out.
  private static func wholeNumber(_ text: ExpressionText) -> Int64? {
    if case .int(let value)? = text.syntax?.content { value } else { nil }
  }
}

/// What the actions of a workflow change.
private struct Actions {
  var setFields: Set<String> = []
  var enteredRegisters: Set<String> = []
  var sentChallenges: Set<String> = []
  private var drawnSets: Set<String> = []
  private var movedSets: Set<String> = []

  /// A number can only be moved once some set has one.
  var filledSets: Set<String> { drawnSets.isEmpty ? [] : drawnSets.union(movedSets) }

  mutating func note(_ kind: ActionSyntax.Kind) {
    switch kind {
    case .set(let assignments):
      setFields.formUnion(assignments.filter { $0.value != nil }.map(\.field.value))
    case .draw(let draw): drawnSets.insert(draw.set.value)
    case .firstFree(let choice): drawnSets.insert(choice.set.value)
    case .move(let move): movedSets.insert(move.set.value)
    case .enter(let entry): enteredRegisters.insert(entry.register.value)
    case .challenge(let name): sentChallenges.insert(name.value)
    case .use, .giveBack, .extend, .release, .claim, .issue, .end, .notify: break
    }
  }
}
