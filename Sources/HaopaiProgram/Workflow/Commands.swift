package import HaopaiDomain

/// Something that an applicant, an officer or the host may submit.
package struct Command: Sendable {
  package var name: String
  package var title: BilingualText?
  /// The state that accepts it; nil for the command that opens a case.
  package var owner: StateID?
  package var author: Author
  /// Not offered while this does not hold.
  package var condition: ProgramID?
  package var inputs: [InputDeclaration]
  package var facts: [FactRequest]
  /// Stages in order: those of the enclosing states from the outside in, then its own. All codes of
  /// the first stage that fails are answered.
  package var stages: [Stage]
  package var check: CodeCheck?
  package var actions: [Action]
  /// The first that holds; the last has no condition.
  package var branches: [Branch]

  package init(name: String, owner: StateID?, author: Author) {
    self.name = name
    self.owner = owner
    self.author = author
    title = nil
    condition = nil
    inputs = []
    facts = []
    stages = []
    check = nil
    actions = []
    branches = []
  }
}

package enum Author: Hashable, Sendable {
  /// The applicant of the case.
  case applicant
  /// An officer; with a role, only one who has it.
  case officer(role: String?)
  /// The system that embeds the engine.
  case host
}

package struct InputDeclaration: Sendable {
  package var name: String
  package var title: BilingualText?
  package var type: ValueType
  package var place: Place
  package var range: ClosedRange<Int64>?
  /// The most elements of a list, evaluated when the command arrives.
  package var maximumCount: ProgramID?
  /// The fewest elements of a list.
  package var minimumCount: Int
  /// May be left out; then `fallback` gives the value, or the input is absent.
  package var isOptional: Bool
  package var fallback: ProgramID?
  /// Only then may it be given; otherwise it counts as left out.
  package var condition: ProgramID?

  package init(name: String, type: ValueType, place: Place) {
    self.name = name
    self.type = type
    self.place = place
    title = nil
    range = nil
    maximumCount = nil
    minimumCount = 0
    isOptional = false
    fallback = nil
    condition = nil
  }
}

/// What the host must have looked up before the command can be decided.
package struct FactRequest: Sendable {
  package var fact: FactID
  /// In the order of the fact's keys.
  package var keys: [ProgramID]

  package init(fact: FactID, keys: [ProgramID]) {
    self.fact = fact
    self.keys = keys
  }
}

package struct Stage: Sendable {
  package var conditions: [Condition]
  package var readsFacts: Bool
  /// The enclosing state that demands it, whose entry `entered` means; nil for the command's own.
  package var owner: StateID?

  package init(conditions: [Condition], readsFacts: Bool, owner: StateID? = nil) {
    self.conditions = conditions
    self.readsFacts = readsFacts
    self.owner = owner
  }
}

/// What must hold, and the refusal when it does not.
package struct Condition: Hashable, Sendable {
  package var refusal: RefusalID
  package var program: ProgramID

  package init(refusal: RefusalID, program: ProgramID) {
    self.refusal = refusal
    self.program = program
  }
}

/// Compares a secret input with the code of a challenge; the outcome is `check` in what follows.
package struct CodeCheck: Hashable, Sendable {
  package var challenge: ChallengeID
  package var input: Int

  package init(challenge: ChallengeID, input: Int) {
    self.challenge = challenge
    self.input = input
  }

  /// The outcome as it stands in `Frame.Word.check`, in the order of its enumeration.
  package enum Outcome: Int64, Hashable, Sendable, CaseIterable {
    case ok, wrong, spent, expired
  }
}
