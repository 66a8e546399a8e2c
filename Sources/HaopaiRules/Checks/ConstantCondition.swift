import HaopaiDiagnostics
import HaopaiExpression

/// What a condition can come to, as far as it shows without running anything: from what is written out
/// and from what nothing in the workflow changes.
struct ConstantCondition {
  let idle: IdleResources
  /// Whether `check` compares a code that is never sent, so that it always says `expired`.
  var isCodeUnsent = false

  func mayHold(_ text: ExpressionText?) -> Bool {
    guard let text else { return true }
    // One that cannot be read has a finding of its own.
    guard let root = text.syntax else { return true }
    return outcomes(of: root).canBeTrue
  }

  private struct Outcomes {
    var canBeTrue = true
    var canBeFalse = true

    static let never = Outcomes(canBeTrue: false)

    static func always(_ holds: Bool) -> Outcomes {
      Outcomes(canBeTrue: holds, canBeFalse: !holds)
    }
  }

  private func outcomes(of syntax: Syntax) -> Outcomes {
    switch syntax.content {
    case .bool(let value): return .always(value)
    case .not(let operand):
      let inner = outcomes(of: operand)
      return Outcomes(canBeTrue: inner.canBeFalse, canBeFalse: inner.canBeTrue)
    case .binary(let operation, let left, let right):
      return outcomes(of: operation, left, right)
    case .call(let word, let arguments):
      guard word.text == "has", let argument = arguments.first else { return Outcomes() }
      let isMissing = field(argument).map(idle.isUnset) ?? isMissingEntry(argument)
      return isMissing ? .never : Outcomes()
    case .select:
      // A field with a default that no action sets keeps it.
      return field(syntax).flatMap(idle.constant).map { .always($0 != 0) } ?? Outcomes()
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
      if let verdict = verdict(left, right) {
        let isExpired = verdict == "expired"
        return operation == .equal || operation == .notEqual
          ? .always(isExpired == (operation == .equal)) : Outcomes()
      }
      guard let first = number(left), let second = number(right) else { return Outcomes() }
      return .always(Self.compare(first, second, operation))
    case .isIn:
      guard case .name(let name, _) = right.content, idle.isEmptySet(name) else {
        return Outcomes()
      }
      return .never
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

  /// The word that `check` is compared with, where it is known what it says.
  private func verdict(_ left: Syntax, _ right: Syntax) -> String? {
    guard isCodeUnsent else { return nil }
    switch (left.content, right.content) {
    case (.name("check", _), .text(let word)), (.text(let word), .name("check", _)): return word
    default: return nil
    }
  }

  /// A whole number that is always the same: written, the size of a set that nothing fills, what a
  /// counter that allows nothing has left, or a default that nothing changes.
  private func number(_ syntax: Syntax) -> Int64? {
    switch syntax.content {
    case .int(let value): return value
    case .call(let word, let arguments):
      guard word.text == "size", case .name(let name, _)? = arguments.first?.content,
        idle.isEmptySet(name)
      else { return nil }
      return 0
    case .select(let base, let word):
      if word.text == "left", let name = resource(base), idle.isClosedCounter(name) { return 0 }
      return field(syntax).flatMap(idle.constant)
    default: return nil
    }
  }

  /// `list[…]` of a register that nothing enters.
  private func isMissingEntry(_ syntax: Syntax) -> Bool {
    guard case .index = syntax.content, let name = resource(syntax) else { return false }
    return idle.isEmptyRegister(name)
  }

  /// The name in `draws` and `draws[…]`.
  private func resource(_ syntax: Syntax) -> String? {
    switch syntax.content {
    case .name(let name, _): name
    case .index(let base, _): resource(base)
    default: nil
    }
  }

  private func field(_ syntax: Syntax) -> String? {
    guard case .select(let base, let word) = syntax.content,
      case .name("case", _) = base.content
    else { return nil }
    return word.text
  }
}
