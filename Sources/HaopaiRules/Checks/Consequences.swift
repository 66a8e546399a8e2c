import HaopaiDiagnostics
import HaopaiExpression

extension FindingCode {
  /// Whether the finding may follow from a declaration that could not be read, which has been
  /// reported: a name that seems unknown, a state that seems out of reach.
  var isConsequence: Bool { Self.consequences.contains(self) }

  /// Whether a way between states is missing because of it, which is then not to blame for more.
  var losesWay: Bool { [.unknownState, .missingInitial, .initialLeadsOut].contains(self) }

  var followsFromLostWay: Bool {
    [.unreachableState, .stateWithoutExit, .endlessState, .workflowWithoutEnd].contains(self)
  }

  private static let consequences: Set<FindingCode> = [
    .unknownState, .unknownCommand, .unknownCounter, .unknownNumberSet, .unknownRegister,
    .unknownChallenge, .unknownMessage, .unknownRefusal, .unknownField, .unknownFact,
    .unknownInput, .unknownDocument, .unmetExpectation, .expectedFieldUnset,
    .unreachableState, .stateWithoutExit, .endlessState, .workflowWithoutEnd, .missingInitial,
    .unassignedCounterKey,
    .incompleteEntry, .keyCount,
    .unknownName, .unknownMember, .unassignedField, .mayBeAbsent,
  ]
}
