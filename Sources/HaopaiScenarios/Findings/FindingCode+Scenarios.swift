import HaopaiDiagnostics

// What each code means, why it is wrong, an example and the cure.

// MARK: - Names that refer to nothing

extension FindingCode {
  static let unknownCity = FindingCode("unknown-city")
  static let unknownBusiness = FindingCode("unknown-business")
  static let unknownCommand = FindingCode("unknown-command")
  static let unknownInput = FindingCode("unknown-input")
  static let unknownFact = FindingCode("unknown-fact")
  static let unknownWord = FindingCode("unknown-word")
  static let unknownState = FindingCode("unknown-state")
  static let unknownMessage = FindingCode("unknown-message")
  static let unknownRefusal = FindingCode("unknown-refusal")
  static let unknownDocument = FindingCode("unknown-document")
  static let unknownNumberSet = FindingCode("unknown-number-set")

  /// What: a prelude that the file does not define. Why: the scenario would begin with nothing.
  /// Example: `prelude: reday`. Instead: a name below `preludes:`.
  static let unknownPrelude = FindingCode("unknown-prelude")

  /// What: a case that no step has opened so far. Why: there is nothing to submit to.
  /// Example: `case: othr`. Instead: the name that stands beside its `open`.
  static let unknownCase = FindingCode("unknown-case")

  /// What: something that cannot be expected. Why: it would never be compared.
  /// Example: `draws.rest: 9`. Instead: `draws.left: 9`.
  static let unknownExpectation = FindingCode("unknown-expectation")
}

// MARK: - Scenarios that mean less than they seem to

extension FindingCode {
  /// What: a file of scenarios whose second key is not `scenarios`. Why: its name says what it is.
  /// Instead: `scenarios: yantai`.
  static let notScenarios = FindingCode("not-scenarios")

  /// What: scenarios of a city whose rules have errors. Why: they cannot run.
  /// Instead: mend the rules first.
  static let brokenCity = FindingCode("broken-city")

  /// What: a scenario, or an `expect`, without an expectation. Why: it would always pass.
  /// Instead: say what must come of it.
  static let expectsNothing = FindingCode("expects-nothing")

  /// What: something that is given and has no effect: a prelude that no scenario uses, a fact that
  /// is never asked, a seed without a draw, a case beside a wait that expects nothing.
  /// Why: its author believes that it matters. Instead: leave it out.
  static let unused = FindingCode("unused")

  /// What: scenarios that repeat a long prelude too often. Why: a small file must not stand for
  /// endless work. Instead: split the file, shorten the prelude.
  static let tooManySteps = FindingCode("too-many-steps")

  /// What: a scenario draws numbers and has no seed. Why: which numbers it sees would be nobody's
  /// choice. Instead: `seed: 7`.
  static let missingSeed = FindingCode("missing-seed")

  /// What: an instant in a year whose calendar the rules do not have. Why: its working days are
  /// guesses. Instead: a date within the rules' years.
  static let outsideData = FindingCode("outside-data")

  /// What: `at` is not later than the step before. Why: time does not run backwards.
  /// Instead: a later instant.
  static let clockStands = FindingCode("clock-stands")

  /// What: a step whose first key is not what it does. Why: the first key names the command.
  /// Example: `- case: other` and then `start: {}`. Instead: `- start: {}` first.
  static let commandNotFirst = FindingCode("command-not-first")

  /// What: a second case without a name of its own, or with a name that is taken.
  /// Why: steps could not tell the two apart. Instead: `case: other` beside `open`.
  static let caseName = FindingCode("case-name")

  /// What: a submitter that is not exactly one person or office. Example: `by: {}`.
  /// Why: a command has one author. Instead: `by: { applicant: ID }`.
  static let oneAuthor = FindingCode("one-author")

  /// What: `from` without `refused`. Why: only a refused command has an instant from which it would
  /// be accepted. Instead: add `refused: [code]`.
  static let fromWithoutRefusal = FindingCode("from-without-refusal")

  /// What: `refused` without a code. Why: a refusal has a reason.
  /// Instead: `refused: [code]`, or no `refused` where the command is accepted.
  static let refusedByNothing = FindingCode("refused-by-nothing")

  /// What: brackets that name no number. Example: `batch[first]`. Instead: `batch[0]`.
  /// Why: numbers of a set are counted from 0.
  static let badReference = FindingCode("bad-reference")

  /// What: `without` has characters that no number has. Example: `without: "四"`.
  /// Why: it would always hold. Instead: digits and capital letters.
  static let noPlateCharacters = FindingCode("no-plate-characters")
}

// MARK: - Scenarios that fail

extension FindingCode {
  /// What: something else came of a step than it expects. Why: the rules or the scenario are wrong.
  static let scenarioFailed = FindingCode("scenario-failed")

  /// What: a step could not be taken at all: a number is not there, no code was sent, a value does
  /// not fit. Instead: write what the step needs.
  static let stepImpossible = FindingCode("step-impossible")

  /// What: a scenario passes although one expectation was turned into its opposite. Why: then that
  /// expectation says nothing.
  static let inversionPassed = FindingCode("inversion-passed")
}
