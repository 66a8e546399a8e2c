import HaopaiDiagnostics
import HaopaiExpression

// One root cause gives one finding: these say what may follow from something else.
extension FindingCode {
  /// Whether the finding may follow from a declaration that could not be read, which has been
  /// reported: a name that seems unknown, a state that seems out of reach, a bound that seems lost.
  var isConsequence: Bool { Self.consequences.contains(self) }

  /// Whether a way between states is missing because of it, which is then not to blame for more.
  var losesWay: Bool {
    [.unknownState, .missingInitial, .initialLeadsOut, .missingTarget, .unusedExit].contains(self)
  }

  var followsFromLostWay: Bool {
    [.unreachableState, .stateWithoutExit, .endlessState, .workflowWithoutEnd].contains(self)
  }

  /// Whether the finding is about a name that nothing declares.
  var isUnknownName: Bool { Self.unknownNames.contains(self) }

  /// Whether it may follow from what another file of the workflow lost.
  var mayFollow: Bool {
    [
      .unknownMessage, .unknownRefusal, .unknownChallenge, .unknownCounter, .unknownRegister,
      .unknownField, .unknownFact, .unknownName, .unknownMember,
    ].contains(self)
  }

  /// Whether what it says is unknown stands in lists where it is declared.
  var isListed: Bool { [.unknownState, .unknownCase].contains(self) }

  /// Whether it may follow from a counter or a register of which something could not be read.
  var followsFromLostResource: Bool {
    [
      .unassignedCounterKey, .incompleteEntry, .keyCount, .argumentCount, .mayBeAbsent,
      .mayOverflow, .valueRange, .assignmentRange, .actionMayFail,
    ].contains(self)
  }

  private static let unknownNames: Set<FindingCode> = [
    .unknownState, .unknownCommand, .unknownCounter, .unknownNumberSet, .unknownRegister,
    .unknownChallenge, .unknownMessage, .unknownRefusal, .unknownField, .unknownFact,
    .unknownInput, .unknownDocument, .unknownSection, .unknownName, .unknownMember, .unknownCase,
  ]

  private static let consequences = unknownNames.union([
    .unmetExpectation, .expectedFieldUnset, .unreachableState, .stateWithoutExit,
    .endlessState, .workflowWithoutEnd, .missingInitial, .unassignedCounterKey, .incompleteEntry,
    .keyCount, .argumentCount,
    .mayBeAbsent, .indexUnproven, .mayDivideByZero, .mayOverflow,
    .unboundedList, .tooManyIterations, .valueRange, .assignmentRange, .listMaximum,
    .actionMayFail, .unusedExit, .countOverMaximum,
  ])
}
