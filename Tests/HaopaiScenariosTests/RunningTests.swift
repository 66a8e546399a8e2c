import HaopaiDiagnostics
import HaopaiScenarios
import Testing

/// What running finds, and where.
@Suite struct RunningTests {
  private static let choosing = """
    - open: {}
    - agree: {}
    - submit: { vin: 1M8GDM9AXKP042788, evidence: HGZ123 }
    - send_code: {}
    - prove: { code: right }
    - wait: 60 s
    - start: {}
    - send_code: {}
    - wait: 5 s
    - prove: { code: right }
    """

  @Test(arguments: [
    ("expect: { 1️⃣state: details }", "`state` to be `details`, found `noticing`"),
    ("expect: { 1️⃣open: [] }", "`open` 应为 `[]`，实际为 `[agree]`"),
    ("expect: { 1️⃣open: [agree, start] }", "found `[agree]`"),
    ("expect: { 1️⃣case.mobile: \"13900000000\" }", "found `13800000000`"),
    ("expect: { 1️⃣case.vin: 1M8GDM9AXKP042788 }", "found `none`"),
    ("expect: { 1️⃣draws.left: 10 }", "found `none`"),
    ("expect: { 1️⃣deadline: 2026-03-06 00:00 }", "found `none`"),
    ("expect: { 1️⃣messages: [number-selected] }", "found `[]`"),
    ("expect: { 1️⃣documents: [voucher] }", "found `[]`"),
    ("expect: { 1️⃣said: all-taken }", "found `none`"),
    ("expect: { 1️⃣batch.size: 1 }", "found `0`"),
    ("expect: { 1️⃣batch.until: 2026-03-06 00:00 }", "found `none`"),
  ])
  func aFailureStandsAtItsExpectation(expectation: String, text: String) throws {
    try MarkedScenarios(
      steps: "- open: {}\n  \(expectation)\n- agree: {}\n  expect: { state: ready }"
    )
    .expectRun(["1️⃣": Expected("scenario-failed", text)])
  }

  @Test func allFailuresOfAStepAreReportedAndNoneBehindIt() throws {
    try MarkedScenarios(
      steps: """
        - open: {}
          expect: { 1️⃣state: details, open: [agree], 2️⃣documents: [voucher] }
        - start: {}
          expect: { state: details }
        """
    ).expectRun(["1️⃣": Expected("scenario-failed"), "2️⃣": Expected("scenario-failed")])
  }

  @Test func aRefusalStandsAtTheStepAndSaysWhy() throws {
    try MarkedScenarios(steps: "- open: {}\n- 1️⃣start: {}\n  expect: { state: ready }")
      .expectRun(["1️⃣": Expected("scenario-failed", "`command-not-open`")])
  }

  @Test func anAcceptanceWhereARefusalIsExpectedStandsAtTheCodes() throws {
    try MarkedScenarios(steps: "- open: {}\n- agree: {}\n  1️⃣refused: [barred]")
      .expectRun(["1️⃣": Expected("scenario-failed", "expected `agree` to be refused")])
  }

  @Test func refusalsAreExactlyTheExpectedOnes() throws {
    let facts = "facts: { vehicle: { registered: true, own: false } }"
    let steps = { (codes: String) in
      "- open: {}\n- agree: {}\n- submit: { vin: 1M8GDM9AXKP042788, evidence: HGZ123 }\n  \(codes)"
    }
    try MarkedScenarios(facts, steps: steps("refused: [not-own-vehicle, vehicle-registered]"))
      .expectRun([:])
    try MarkedScenarios(facts, steps: steps("1️⃣refused: [vehicle-registered]"))
      .expectRun(["1️⃣": Expected("scenario-failed", "found `[vehicle-registered, not-own-vehicle]`")]
      )
  }

  @Test func fromIsComparedToTheMillisecond() throws {
    let steps = { (from: String) in
      "\(Self.choosing)\n- compose: { numbers: [鲁F·1A234] }\n  refused: [compose-too-soon]\n  \(from)"
    }
    try MarkedScenarios(steps: steps("from: 2026-03-02 09:01:15")).expectRun([:])
    try MarkedScenarios(steps: steps("1️⃣from: 2026-03-02 09:01:15.001"))
      .expectRun(["1️⃣": Expected("scenario-failed", "found `2026-03-02 09:01:15`")])
    try MarkedScenarios(steps: steps("1️⃣from: never"))
      .expectRun(["1️⃣": Expected("scenario-failed", "found `2026-03-02 09:01:15`")])
  }

  @Test func numbersAreNamedByWhereTheyWereBeforeTheStep() throws {
    try MarkedScenarios(
      "seed: 3",
      steps: """
        \(Self.choosing)
        - draw: { exclude_4: true }
          expect: { batch.without: "4" }
        - keep: { number: "batch[3]" }
          expect: { backups: ["batch[3]"], backups.until: 2026-03-02 09:06:05 }
        - confirm: { number: "main.backups[0]" }
          expect: { case.number: "backups[0]" }
        """
    ).expectRun([:])
  }

  @Test func aNumberThatIsNotThereCannotBeNamed() throws {
    let steps =
      "\(Self.choosing)\n- draw: {}\n- keep: { number: 1️⃣\"batch[10]\" }\n  expect: { state: ready }"
    try MarkedScenarios("seed: 3", steps: steps)
      .expectRun(["1️⃣": Expected("step-impossible", "the set has 10 numbers")])
  }

  @Test func withoutSaysNothingOfAnEmptySet() throws {
    try MarkedScenarios(
      steps: "\(Self.choosing)\n- wait: 1 s\n  expect: { 1️⃣batch.without: \"4\", batch.size: 0 }"
    ).expectRun(["1️⃣": Expected("scenario-failed")])
  }

  @Test func aCodeMustHaveBeenSent() throws {
    try MarkedScenarios(steps: "- open: {}\n- prove: { code: 1️⃣right }\n  expect: { state: ready }")
      .expectRun(["1️⃣": Expected("step-impossible", "no code")])
  }

  @Test func aMissingInputStandsAtTheStep() throws {
    try MarkedScenarios(
      steps:
        "- open: {}\n- agree: {}\n- 1️⃣submit: { vin: 1M8GDM9AXKP042788 }\n  expect: { state: ready }"
    ).expectRun(["1️⃣": Expected("step-impossible", "`input.evidence`")])
  }

  @Test func aKeyMakesTheSameStepHarmless() throws {
    try MarkedScenarios(
      "seed: 3",
      steps: """
        \(Self.choosing)
        - draw: {}
          key: once
          expect: { draws.used: 1 }
        - draw: {}
          key: once
          expect: { draws.used: 1, batch: ["batch[0]", "batch[1]", "batch[2]", "batch[3]",
            "batch[4]", "batch[5]", "batch[6]", "batch[7]", "batch[8]", "batch[9]"] }
        - draw: { exclude_4: true }
          key: once
          refused: [key-reused]
        """
    ).expectRun([:])
  }

  @Test(arguments: ["officer", "host", "{ applicant: 53010219200508011X }", "{ officer: clerk }"])
  func whoSubmitsIsSaid(author: String) throws {
    try MarkedScenarios(
      steps: """
        - open: {}
        - agree: {}
          by: \(author)
          refused: [not-permitted]
          from: never
        - agree: {}
          by: applicant
          expect: { state: details }
        """
    ).expectRun([:])
  }

  @Test func messagesOfTimeAndOfCommandsAreSeen() throws {
    try MarkedScenarios(
      steps: """
        \(Self.choosing)
        - wait: 10 s
          expect: { messages: [] }
        - compose: { numbers: [鲁F·1A234] }
          expect: { messages: [number-selected], documents: [voucher], said: none }
        """
    ).expectRun([:])
  }

  @Test func anInstantThatMayStillMoveIsNoExpectation() throws {
    try MarkedScenarios(
      file: """
        haopai: 1
        scenarios: test
        list:
          - scenario: { zh: 测试, en: test }
            city: yantai
            business: new-car
            at: 2026-12-30 09:00
            applicant: { kind: individual, id: 11010519491231002X }
            steps:
              - open: {}
              - agree: {}
              - submit: { vin: 1M8GDM9AXKP042788, evidence: HGZ123 }
              - send_code: {}
              - prove: { code: right }
              - wait: 60 s
              - start: {}
              - send_code: {}
              - wait: 5 s
              - prove: { code: right }
              - wait: 10 s
              - compose: { numbers: [鲁F·1A234] }
                expect: { state: selected, 1️⃣deadline: 2027-01-06 00:00 }

        """
    ).expectRun(["1️⃣": Expected("outside-data", "may still change")])
  }

  // MARK: - Nothing passes by accident

  @Test func factsThatNobodyAsksForAreReported() throws {
    let steps = "- open: {}\n  expect: { state: noticing }"
    try MarkedScenarios("facts: { vehicle: { 1️⃣known: true } }", steps: steps)
      .expectRun(["1️⃣": Expected("unused", "vehicle.known")])
    try MarkedScenarios(steps: "\(steps)\n- agree: {}\n  facts: { vehicle: { 1️⃣known: true } }")
      .expectRun(["1️⃣": Expected("unused", "vehicle.known")])
    try MarkedScenarios("facts: { account: { name: 李四 } }", steps: steps).expectRun([:])
  }

  @Test func aSeedIsThereExactlyWhenNumbersAreDrawn() throws {
    try MarkedScenarios("seed: 1️⃣3", steps: "- open: {}\n  expect: { state: noticing }")
      .expectRun(["1️⃣": Expected("unused", "seed")])
    let suite = try MarkedScenarios(
      steps: "\(Self.choosing)\n- draw: {}\n  expect: { batch.size: 10 }"
    ).suite
    #expect(suite.run().findings.map(\.code.description) == ["missing-seed"])
  }

  @Test func theSameSeedDrawsTheSameNumbers() throws {
    let drawn = { (seed: Int, number: String) in
      try MarkedScenarios(
        "seed: \(seed)",
        steps:
          "\(Self.choosing)\n- draw: {}\n- confirm: { number: \"batch[0]\" }\n  expect: { 1️⃣case.number: \(number) }"
      ).suite.run().findings.first?.message.en.split(separator: "found `").last
    }
    let number = try #require(try drawn(3, "鲁F·0A000")).dropLast()
    #expect(try drawn(3, String(number)) == nil)
    #expect(try drawn(4, String(number)) != nil)
  }

  // MARK: - The report

  @Test func aFailureLeadsToItsStepAndAPreludesToItsScenario() throws {
    let suite = try MarkedScenarios(
      file: """
        haopai: 1
        scenarios: test
        preludes:
          begun:
            - open: {}
              expect: { state: details }
        list:
          - scenario: { zh: 测试, en: test }
            city: yantai
            business: new-car
            at: 2026-03-02 09:00
            applicant: { kind: individual, id: 11010519491231002X }
            prelude: begun
            steps:
              - agree: {}
                expect: { state: details }
        """
    ).suite
    let report = suite.run()
    let related = try #require(report.findings.first).related
    #expect(
      related.map(\.message.en) == ["in step `open` at 2026-03-02 09:00", "in this scenario"])
    #expect(report.failed == 1)
    #expect(report.results.first?.steps == 0)
  }

  // MARK: - Inversion

  @Test func eachExpectationHasItsOpposite() throws {
    let scenario = try #require(
      try MarkedScenarios(
        steps: "- open: {}\n  expect: { state: noticing, open: [agree] }\n- agree: {}"
      ).suite.scenarios.first)
    #expect(
      scenario.inversions.map { "\($0.step) \($0.inverted.subject.text)" }
        == ["0 refused", "0 state", "0 open", "1 refused"])
    for inversion in scenario.inversions {
      let inverted = inversion.scenario.steps.flatMap(\.expectations).filter(\.isInverted)
      #expect(inverted.count == 1)
      #expect(inversion.fails())
    }
  }

  @Test func anOppositeThatPassesIsFound() throws {
    let suite = try MarkedScenarios(steps: "- open: {}\n  expect: { state: details }").suite
    let report = suite.invert()
    #expect(report.inversions == 2)
    #expect(report.findings.map(\.code.description) == ["inversion-passed"])
  }
}
