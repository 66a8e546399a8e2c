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
  public enum Reason: Hashable, Sendable {
    case unknownCommand
    case unknownInput
    case missingInput
    case unknownFact
    case unknownField
    case missingField
    /// Not of this type; `hint` shows what one looks like.
    case wrongType(expected: String, hint: String)
    case outOfRange(ClosedRange<Int64>)
    /// Not one of these words.
    case notOneOf([String])
    /// Has a character that nobody would see in print, such as U+202E.
    case hiddenCharacter(code: UInt32)
    case tooLong(limit: Int)
    case tooMany(limit: Int)
  }

  /// Such as `input.vin`, `facts.vehicle.known`, `key`.
  public let path: String
  public let reason: Reason
}
