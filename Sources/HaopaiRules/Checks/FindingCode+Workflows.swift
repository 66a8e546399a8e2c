import HaopaiDiagnostics

// Names that refer to nothing. Why: a name that nothing declares has no meaning, and a workflow
// that relied on it would get stuck. Instead: the nearest declared name, or declare it.
extension FindingCode {
  /// What: `to` names no state that is visible there. Example: `to: choosen`.
  static let unknownState = FindingCode("unknown-state")
  /// What: `commands` of a register names a command that no barred business has.
  static let unknownCommand = FindingCode("unknown-command")
  /// What: an action names a counter that is not declared. Example: `use: drawz`.
  static let unknownCounter = FindingCode("unknown-counter")
  /// What: an action names a number set that is not visible there. Example: `claim: choise`.
  static let unknownNumberSet = FindingCode("unknown-number-set")
  /// What: an action names a register that is not declared.
  static let unknownRegister = FindingCode("unknown-register")
  /// What: `challenge` or `check` names a challenge that is not declared.
  static let unknownChallenge = FindingCode("unknown-challenge")
  /// What: `say` or `notify` names a message that has no text.
  static let unknownMessage = FindingCode("unknown-message")
  /// What: a refusal code that has no text. Example: `require: [ { outside-windo: … } ]`.
  static let unknownRefusal = FindingCode("unknown-refusal")
  /// What: `set` or `enter` names a field that is not declared.
  static let unknownField = FindingCode("unknown-field")
  /// What: a command asks for a fact, or by a key, that is not declared.
  static let unknownFact = FindingCode("unknown-fact")
  /// What: `check` names an input that the command does not have.
  static let unknownInput = FindingCode("unknown-input")
  /// What: `exits` maps an exit that the part does not have.
  static let unknownExit = FindingCode("unknown-exit")
  /// What: a state offers a document that is not declared.
  static let unknownDocument = FindingCode("unknown-document")
  /// What: a notice has a section that the national files do not declare. Example: `step: […]`.
  static let unknownSection = FindingCode("unknown-section")
}

extension FindingCode {
  /// What: a name is declared twice, in the workflow, its parts or the shared files.
  /// Why: an expression could not tell which is meant. Instead: rename one of them.
  static let duplicateName = FindingCode("duplicate-name")

  /// What: a timer without `after` and `at`, or with both. Why: it fires at one instant.
  /// Example: `session: { to: ready }`. Instead: `session: { after: 30 min, to: ready }`.
  static let timerInstant = FindingCode("timer-instant")

  /// What: a counter without `per` and `keys`, or with both. Why: a use must know what it counts
  /// for. Instead: `per: [case.vin]`, or `keys: { vin: vin }` where every use gives them.
  static let counterKeys = FindingCode("counter-keys")

  /// What: `to`, `say` or a timer's `do` beside `then`. Why: the branches of `then` say what
  /// follows. Instead: put it into the branches.
  static let besideThen = FindingCode("beside-then")

  /// What: two actions in one list element. Why: their order is the order of the
  /// list. Example: `- { use: draws, claim: choice }`. Instead: two elements.
  static let severalActions = FindingCode("several-actions")

  /// What: an element of an action list without an action. Instead: remove it, or write the action.
  static let missingAction = FindingCode("missing-action")

  /// What: a list of branches with nothing in it. Instead: write a branch, or remove the key.
  static let missingBranch = FindingCode("missing-branch")

  /// What: more states, fields, commands or texts than a workflow may have. Why: its checks would
  /// take too long. Instead: split the business.
  static let workflowTooLarge = FindingCode("workflow-too-large")

  /// What: `none` for a field with a default. Why: such a field always has a value; expressions
  /// rely on it. Instead: set the default itself, or declare the field without one.
  static let fieldAlwaysSet = FindingCode("field-always-set")

  /// What: a part mounts itself, directly or through another. Why: it would never end.
  static let partMountsItself = FindingCode("part-mounts-itself")

  /// What: a workflow mounts a part with number sets a second time. Why: number sets are known by
  /// their names alone, and there would be two of each. Instead: lead to the first mount.
  static let partMountedTwice = FindingCode("part-mounted-twice")

  /// What: the mount leaves out an exit of the part. Why: the part would not know where to go on.
  /// Instead: map it under `exits`.
  static let unmappedExit = FindingCode("unmapped-exit")

  /// What: no business mounts the part. Why: what its states do is only checked where it is mounted.
  /// Instead: mount it, or remove the file. A warning, for a part may come before its business.
  static let unmountedPart = FindingCode("unmounted-part")

  /// What: nothing in the part leads to one of its exits. Why: what a workflow maps it to could
  /// never be reached. Instead: lead to it, or remove it.
  static let unusedExit = FindingCode("unused-exit")

  /// What: the workflow lacks what the part expects, or has it with another type.
  static let unmetExpectation = FindingCode("unmet-expectation")

  /// What: some way to the mount leaves a field unset that the part expects.
  static let expectedFieldUnset = FindingCode("expected-field-unset")
}

extension FindingCode {
  /// What: no transition leads to the state. Why: what it says can never happen.
  static let unreachableState = FindingCode("unreachable-state")

  /// What: nothing leads out of a state that is not final. Why: a case would be stuck in it.
  /// Instead: add a way on, or `final: true`.
  static let stateWithoutExit = FindingCode("state-without-exit")

  /// What: states from which no way leads to a final state, such as two that lead to each other. Why:
  /// a case in them never ends. Instead: a way to the end, or `final: true`.
  static let endlessState = FindingCode("endless-state")

  /// What: a workflow without a final state. Why: its cases live for ever, which few mean.
  static let workflowWithoutEnd = FindingCode("workflow-without-end")

  /// What: a final state with children, timers or commands of the applicant. Why: it is the end.
  static let finalStateGoesOn = FindingCode("final-state-goes-on")

  /// What: a state with children, but without `initial`. Why: entering it must lead to a child.
  static let missingInitial = FindingCode("missing-initial")

  /// What: `initial` leads out of the state. Why: entering a state ends inside it.
  static let initialLeadsOut = FindingCode("initial-leads-out")

  /// What: the last branch has a condition. Why: where none holds nobody knows what follows.
  /// Instead: a last branch without `when`.
  static let missingElse = FindingCode("missing-else")

  /// What: a branch stands behind one without a condition. Why: it is never looked at.
  static let unreachableBranch = FindingCode("unreachable-branch")

  /// What: a condition that can never hold. Why: what it decides on can never happen.
  /// Example: `when: draws.left < 0`. Instead: mend the condition, or remove what it is for.
  static let neverHolds = FindingCode("never-holds")

  /// What: a condition that always holds. Why: it decides nothing; a refusal could never be given, and
  /// branches behind it never be taken. Example: `- none-left: draws.left >= 0`. Instead: mend it, or
  /// leave it out.
  static let alwaysHolds = FindingCode("always-holds")

  /// What: two branches of a list that fit the same values, while each also fits others. Why: the first
  /// is taken, which nobody may have noticed. Example: `when: draws.left < 5`, then
  /// `when: draws.left > 3`. Instead: bounds that do not overlap.
  static let overlappingBranches = FindingCode("overlapping-branches")

  /// What: `open` or `initial`, or a branch of theirs, leads to no state. Why: the case would stand in
  /// none, and never go on. Example: `open: { then: [ { when: …, to: first }, { say: later } ] }`.
  /// Instead: `to` in every branch; what must not be opened is refused by `require`.
  static let missingTarget = FindingCode("missing-target")

  /// What: branches of `always` that lead in a circle. Why: the step would not come to rest.
  static let alwaysCycle = FindingCode("always-cycle")

  /// What: `always`, and timers that are due at once, lead on more often than one step may. Why: the step
  /// would be stopped on its way. Instead: join states that are left at once, or wait between them.
  static let stepTooLong = FindingCode("step-too-long")

  /// What: an action that can be refused stands where nobody can be told. Why: a timer cannot
  /// fail. Example: `use: draws` in a timer. Instead: guard it, `when: draws.left > 0`.
  static let actionMayFail = FindingCode("action-may-fail")

  /// What: an action leaves out fields, keys or the term of a register entry. Why: what is read
  /// later must be there.
  static let incompleteEntry = FindingCode("incomplete-entry")

  /// What: a use or a register entry with the wrong number of keys.
  static let keyCount = FindingCode("key-count")

  /// What: characters in `without` that no serial number has. Example: `without: "IO"`.
  static let badFilter = FindingCode("bad-filter")

  /// What: `without_when` without `without`. Why: it says when characters are left out of a draw, and
  /// nothing says which, so that none are. Instead: `without: "4"`, or leave it out.
  static let missingFilter = FindingCode("missing-filter")

  /// What: an input with a default, or an optional one, that the type does not allow; a list without
  /// `max`, or `max` on what is no list. Why: what arrives must be bounded.
  static let listMaximum = FindingCode("list-maximum")

  /// What: `check` compares an input that is not of the type `secret`. Why: a code must never reach
  /// the journal.
  static let checkNeedsSecret = FindingCode("check-needs-secret")

  /// What: `shown: true` at a field that is no instant. Why: only an instant can be shown as a clock
  /// that runs out. Example: `mobile: { type: mobile, shown: true }`. Instead: leave it out.
  static let shownNeedsInstant = FindingCode("shown-needs-instant")

  /// What: a value that may lie outside its field's range, the field of a case or of a register, or a
  /// list that may be longer than its field's `max`. Why: the field's declaration was relied on.
  static let assignmentRange = FindingCode("assignment-range")

  /// What: an amount, a limit or a length of time that may be too small or too great. Why: numbers
  /// held for no time, or a draw of millions, would keep the engine busy for nothing.
  /// Example: `hold: duration("0s")`. Instead: a `range` where the parameter is declared.
  static let valueRange = FindingCode("value-range")

  /// What: `draw` or `first_free` may put more numbers into a set than its `max`. Why: what expressions
  /// say of the set was proven from `max`. Example: `count: "50"` into a set with `max: 1`. Instead: the
  /// same parameter in both places, or a `range` that keeps them apart.
  static let countOverMaximum = FindingCode("count-over-max")

  /// What: timers that lead in a circle without anybody's command and without a minute in between.
  /// Why: the engine would do nothing else. Example: `at: entered, to:` the same state.
  static let timerCycle = FindingCode("timer-cycle")

  /// What: a brace that is not closed, or nothing between braces. Instead: `{case.number}`; a brace
  /// itself is written twice.
  static let badPlaceholder = FindingCode("bad-placeholder")

  /// What: a value that only one of the two languages shows. Why: readers of the other miss it.
  static let oneSidedPlaceholder = FindingCode("one-sided-placeholder")

  /// What: a refusal or message that nothing uses. Why: a misspelt use shows elsewhere; what is left
  /// is dead text.
  static let unusedText = FindingCode("unused-text")

  /// What: a parameter, field, fact, input, counter, register, number set, challenge or document that
  /// nothing uses. Why: a city sets what has no effect, or a citizen is asked for data in vain.
  /// Instead: use it, or remove it.
  static let unusedName = FindingCode("unused-name")

  /// What: `give_back` of a counter that no action before it uses. Why: only what the case itself took
  /// comes back. Example: `give_back: draws` where nothing says `use: draws`. Instead: use it first, or
  /// remove it. What `during` takes comes back by itself.
  static let nothingToGiveBack = FindingCode("nothing-to-give-back")

  /// What: a refusal that the engine gives by itself has no text.
  static let missingEngineRefusal = FindingCode("missing-engine-refusal")

  /// What: nobody uses the name of a business or part, and several files use one that is near to it.
  /// Why: one misspelt name breaks them all. Example: `workflow: newcar`, which all call `new-car`.
  static let misnamedFile = FindingCode("misnamed-file")

  /// What: two files of one kind carry the same name. Why: a reference could mean either.
  static let duplicateFile = FindingCode("duplicate-file")
}
