import HaopaiDiagnostics
import HaopaiExpression
import HaopaiProgram

/// Which ways between states can ever be taken, as far as it shows without running anything: not
/// those whose condition is constantly false, needs a field that nothing sets, or waits for the
/// numbers of a set that nothing fills.
struct LiveBranches {
  private let linked: LinkedWorkflow
  private let setFields: Set<String>
  private let filledSets: Set<String>
  /// Numbers and truth values that nothing changes: the fields' defaults.
  private let constants: [String: Int64]

  init(_ linked: LinkedWorkflow) {
    self.linked = linked
    var setFields: Set<String> = []
    var filledSets: Set<String> = []
    linked.forEachAction { action in
      for step in action.steps {
        switch step.kind {
        case .set(let assignments):
          setFields.formUnion(assignments.filter { $0.value != nil }.map(\.field.value))
        case .draw(let draw): filledSets.insert(draw.set.value)
        case .firstFree(let choice): filledSets.insert(choice.set.value)
        case .move(let move): filledSets.insert(move.set.value)
        default: continue
        }
      }
    }
    var constants: [String: Int64] = [:]
    for field in linked.fields where !setFields.contains(field.name.value) {
      guard case .word(let word) = field.fallback?.value else { continue }
      let isPlain = field.type.type == .bool || field.type.type == .int
      if isPlain { constants[field.name.value] = word }
    }
    let defaults = linked.fields.filter { $0.fallback != nil }.map(\.name.value)
    // What cannot be read may be set where nobody sees it.
    let names = linked.fields.map(\.name.value)
    self.setFields = linked.isWhole ? setFields.union(defaults) : Set(names)
    self.filledSets = filledSets
    self.constants = linked.isWhole ? constants : [:]
  }

  /// The states that one transition from the state itself may lead to.
  func targets(of state: Int) -> [Int] {
    let syntax = linked.states[state].syntax
    var branches = live(syntax.always)
    for command in syntax.commands where isLive(command) { branches += live(command.branches) }
    for timer in syntax.timers where mayHold(timer.condition) { branches += live(timer.branches) }
    for lapse in syntax.lapsed where filledSets.contains(lapse.set.value) {
      branches += live(lapse.branches)
    }
    return branches.flatMap { targets(of: $0, from: state) }
  }

  private func targets(of branch: BranchSyntax, from state: Int) -> [Int] {
    switch branch.target {
    case nil: []
    case .state(let name): [linked.target(name.value, from: state)].compactMap { $0 }
    case .choose(let branches, _): live(branches).flatMap { targets(of: $0, from: state) }
    }
  }

  private func live(_ branches: [BranchSyntax]) -> [BranchSyntax] {
    branches.filter { mayHold($0.condition) }
  }

  private func isLive(_ command: CommandSyntax) -> Bool {
    mayHold(command.condition)
      && command.stages.flatMap(\.conditions).allSatisfy { mayHold($0.expression) }
  }

  // MARK: - Conditions

  private func mayHold(_ text: ExpressionText?) -> Bool {
    guard let text else { return true }
    var ignored = FindingCollector()
    // One that cannot be read has a finding of its own.
    guard let root = ExpressionCompiler.parse(text, into: &ignored) else { return true }
    return outcomes(of: root).canBeTrue
  }

  private struct Outcomes {
    var canBeTrue = true
    var canBeFalse = true
  }

  private func outcomes(of syntax: Syntax) -> Outcomes {
    switch syntax.content {
    case .bool(let value): return Outcomes(canBeTrue: value, canBeFalse: !value)
    case .not(let operand):
      let inner = outcomes(of: operand)
      return Outcomes(canBeTrue: inner.canBeFalse, canBeFalse: inner.canBeTrue)
    case .binary(let operation, let left, let right):
      return outcomes(of: operation, left, right)
    case .call(let word, let arguments):
      guard word.text == "has", let argument = arguments.first, let field = field(argument),
        !setFields.contains(field)
      else { return Outcomes() }
      return Outcomes(canBeTrue: false)
    case .select:
      // A field with a default that no action sets keeps it.
      guard let field = field(syntax), let value = constants[field] else { return Outcomes() }
      return Outcomes(canBeTrue: value != 0, canBeFalse: value == 0)
    default: return Outcomes()
    }
  }

  private func outcomes(
    of operation: BinaryOperator, _ left: Syntax, _ right: Syntax
  ) -> Outcomes {
    switch operation {
    case .and, .or:
      let (first, second) = (outcomes(of: left), outcomes(of: right))
      return operation == .and
        ? Outcomes(
          canBeTrue: first.canBeTrue && second.canBeTrue,
          canBeFalse: first.canBeFalse || second.canBeFalse)
        : Outcomes(
          canBeTrue: first.canBeTrue || second.canBeTrue,
          canBeFalse: first.canBeFalse && second.canBeFalse)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard let first = number(left), let second = number(right) else { return Outcomes() }
      let holds = Self.compare(first, second, operation)
      return Outcomes(canBeTrue: holds, canBeFalse: !holds)
    case .isIn:
      guard case .name(let name, _) = right.content, isEmptySet(name) else { return Outcomes() }
      return Outcomes(canBeTrue: false)
    default: return Outcomes()
    }
  }

  private static func compare(
    _ left: Int64, _ right: Int64, _ operation: BinaryOperator
  ) -> Bool {
    switch operation {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    default: left >= right
    }
  }

  /// A whole number that is always the same: written, the size of a set that nothing fills, or a
  /// default that nothing changes.
  private func number(_ syntax: Syntax) -> Int64? {
    switch syntax.content {
    case .int(let value): return value
    case .call(let word, let arguments):
      guard word.text == "size", case .name(let name, _)? = arguments.first?.content,
        isEmptySet(name)
      else { return nil }
      return 0
    case .select: return field(syntax).flatMap { constants[$0] }
    default: return nil
    }
  }

  private func isEmptySet(_ name: String) -> Bool {
    !filledSets.contains(name)
      && linked.states.contains { $0.syntax.numbers.contains { $0.name.value == name } }
  }

  private func field(_ syntax: Syntax) -> String? {
    guard case .select(let base, let word) = syntax.content,
      case .name("case", _) = base.content
    else { return nil }
    return word.text
  }
}
