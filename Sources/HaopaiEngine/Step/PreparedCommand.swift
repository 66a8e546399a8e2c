package import HaopaiProgram

/// Who submits. The caller vouches for it: nobody is authenticated here.
public enum Submitter: Hashable, Sendable {
  /// By identity number or credit code; acts only on cases that were opened for it.
  case applicant(String)
  /// By the office's own id; the roles are words of the rule files.
  case officer(String, roles: Set<String> = [])
  /// The system that embeds the engine.
  case host
}

/// A command whose inputs and facts are typed.
package struct PreparedCommand: Hashable, Sendable {
  package var command: CommandID
  package var by: Submitter
  /// One for each declared input; a secret is never among them.
  package var inputs: [PreparedValue] = []
  package var facts: [PreparedFact] = []
  /// Whether the secret input is the code that was sent; nil without a secret.
  package var codeMatches: Bool?
  /// Tells one secret input from another without telling what it was: made with a key of the host's.
  /// Nil without a secret.
  package var secretMark: UInt64?
  package var key: String?

  package init(command: CommandID, by: Submitter) {
    self.command = command
    self.by = by
  }
}

/// One fact, with a value for each declared field.
package struct PreparedFact: Hashable, Sendable {
  package var fact: FactID
  package var values: [PreparedValue]

  package init(fact: FactID, values: [PreparedValue]) {
    self.fact = fact
    self.values = values
  }
}

/// What a step does: a command, or whatever is due.
package enum Trigger: Hashable, Sendable {
  case command(PreparedCommand)
  /// The first timer or lapse that is due at the step's instant and can be carried out.
  case due
}
