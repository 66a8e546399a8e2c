package import HaopaiDomain
import HaopaiProgram

/// A command as it arrives: names and plain values.
package struct Submission: Sendable {
  package var command: String
  package var by: Submitter
  package var inputs: [String: PlainValue]
  /// By fact name, then by field.
  package var facts: [String: [String: PlainValue]]
  package var key: String?

  package init(
    command: String, by: Submitter, inputs: [String: PlainValue] = [:],
    facts: [String: [String: PlainValue]] = [:], key: String? = nil
  ) {
    self.command = command
    self.by = by
    self.inputs = inputs
    self.facts = facts
    self.key = key
  }
}

/// A submission that fits its declaration, ready for a step but for the verdict on its code.
package struct Admitted: Sendable {
  package var command: PreparedCommand
  package var secret: Secret?

  /// What was typed, and which code it must equal.
  package struct Secret: Sendable {
    package var challenge: String
    package var ordinal: UInt32
    package var digits: Int
    package var text: String
  }
}

/// Why a submission does not fit: it never reaches the rules.
public struct AdmissionFailure: Error, Hashable, Sendable {
  /// What is wrong at `path`.
  public enum Reason: Hashable, Sendable {
    /// The workflow has no command of this name.
    case unknownCommand
    /// The command declares no such input.
    case unknownInput
    /// An input that has no default and is not optional was left out.
    case missingInput
    /// The command asks for no such fact.
    case unknownFact
    /// The fact has no such field.
    case unknownField
    /// The fact came without a field that is not optional.
    case missingField
    /// Not of this type; `hint` shows what one looks like.
    case wrongType(expected: String, hint: String)
    /// Must lie in this range, both ends included: fen for money, milliseconds for times.
    case outOfRange(ClosedRange<Int64>)
    /// Not one of these words.
    case notOneOf([String])
    /// Has a character that nobody would see in print, such as U+202E.
    case hiddenCharacter(code: UInt32)
    /// Longer than this many bytes of UTF-8; a key that is empty too.
    case tooLong(limit: Int)
    /// A list of more elements than this.
    case tooMany(limit: Int)
  }

  /// Such as `input.vin`, `facts.vehicle.known`, `key`.
  public let path: String
  /// Why what stands there does not fit.
  public let reason: Reason
}
