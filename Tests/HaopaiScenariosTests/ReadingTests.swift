import Foundation
import Haopai
import HaopaiDiagnostics
import HaopaiScenarios
import Testing

/// What is wrong with a file of scenarios before anything runs.
@Suite struct ReadingTests {
  @Test func aSoundScenarioHasNoFinding() throws {
    let scenarios = try MarkedScenarios(steps: "- open: {}\n  expect: { state: noticing }")
    scenarios.expectRead([:])
    #expect(scenarios.suite.scenarios.count == 1)
  }

  /// Reads a step behind a sound opening.
  private func reading(_ step: String, keys: String = "") throws -> MarkedScenarios {
    try MarkedScenarios(keys, steps: "- open: {}\n  expect: { state: noticing }\n\(step)")
  }

  @Test(arguments: [
    ("- 1️⃣agre: {}", "unknown-command", "agree"),
    ("- 1️⃣opn: {}\n  case: second\n- agree: {}\n  case: second", "unknown-command", "open"),
    ("- agree: {}\n  expect: { state: 1️⃣detials }", "unknown-state", "details"),
    ("- agree: {}\n  expect: { state: 1️⃣selecting }", "unknown-state", "selecting.choosing"),
    ("- agree: {}\n  expect: { 1️⃣draws.lft: 10 }", "unknown-expectation", "draws.left"),
    ("- agree: {}\n  expect: { 1️⃣drws.left: 10 }", "unknown-expectation", "draws.left"),
    ("- agree: {}\n  expect: { 1️⃣batsh: [] }", "unknown-expectation", "batch"),
    ("- agree: {}\n  expect: { 1️⃣case.kindd: small-car }", "unknown-expectation", "case.kind"),
    ("- agree: {}\n  expect: { open: [1️⃣submt] }", "unknown-command", "submit"),
    ("- agree: {}\n  expect: { said: 1️⃣all-takn }", "unknown-message", "all-taken"),
    ("- agree: {}\n  expect: { messages: [1️⃣number-selectd] }", "unknown-message", "selected"),
    ("- agree: {}\n  expect: { documents: [1️⃣vocher] }", "unknown-document", "voucher"),
    ("- agree: {}\n  refused: [1️⃣bared]", "unknown-refusal", "barred"),
    ("- agree: { 1️⃣vin: x }", "unknown-input", "none"),
    ("- submit: { 1️⃣vinn: x }", "unknown-input", "vin"),
    ("- agree: {}\n  case: 1️⃣second", "unknown-case", "main"),
    ("- agree: {}\n  by: 1️⃣oficer", "unknown-word", "officer"),
    ("- agree: {}\n  facts: { 1️⃣acount: {} }", "unknown-fact", "account"),
    ("- agree: {}\n  facts: { account: { 1️⃣nam: x } }", "unknown-fact", "name"),
    ("- prove: { code: 1️⃣123456 }", "unknown-word", "right"),
    ("- keep: { number: 1️⃣\"bach[0]\" }", "unknown-number-set", "batch"),
    ("- keep: { number: 1️⃣\"othr.batch[0]\" }", "unknown-case", "main"),
  ])
  func unknownNamesAreReportedWithTheNearest(step: String, code: String, help: String) throws {
    try reading(step).expectRead(["1️⃣": Expected(code, help)])
  }

  @Test func aCaseMustBeOpenedFirst() throws {
    try MarkedScenarios(steps: "- 1️⃣agree: {}\n- wait: 1 s\n  expect: 2️⃣{ state: details }")
      .expectRead(["1️⃣": Expected("unknown-case"), "2️⃣": Expected("unknown-case")])
  }

  @Test(arguments: [
    ("seed: 1️⃣x", "bad-value"), ("1️⃣sead: 1", "unknown-key"),
    ("facts: { vehicle: { known: 1️⃣yes } }", "bad-value"),
  ])
  func keysAreReadAsTheirTypeAsks(key: String, code: String) throws {
    try reading("- agree: {}", keys: key).expectRead(["1️⃣": Expected(code)])
  }

  @Test(arguments: [
    ("- wait: 1️⃣0 s", "out-of-range"), ("- wait: 1️⃣10", "bad-unit"),
    ("- at: 1️⃣2026-03-02 09:00", "clock-stands"), ("- at: 1️⃣2026-03-01 09:00", "clock-stands"),
    ("- 1️⃣case: main\n  agree: {}", "command-not-first"), ("- wait: 1 s\n  1️⃣case: main", "unused"),
    ("- agree: {}\n  1️⃣from: never", "from-without-refusal"),
    ("- agree: {}\n  refused: 1️⃣[]", "refused-by-nothing"),
    ("- agree: {}\n  expect: 1️⃣{}", "expects-nothing"),
    ("- agree: {}\n  by: 1️⃣{}", "one-author"),
    ("- agree: {}\n  1️⃣applicant: { kind: individual, id: 11010519491231002X }", "unknown-key"),
    ("- 1️⃣open: {}", "case-name"), ("- open: {}\n  case: 1️⃣main", "case-name"),
    ("- draw: {}\n  expect: { batch.without: 1️⃣四 }", "no-plate-characters"),
    ("- keep: { number: 1️⃣\"batch[x]\" }", "bad-reference"),
    ("- keep: { number: 1️⃣鲁F·0I000 }", "bad-value"),
    ("- draw: { exclude_4: 1️⃣yes }", "bad-value"),
  ])
  func whatCannotBeMeantIsReported(step: String, code: String) throws {
    try reading(step).expectRead(["1️⃣": Expected(code)])
  }

  @Test func aScenarioWithoutExpectationsWouldAlwaysPass() throws {
    let scenarios = try MarkedScenarios(steps: "- open: {}\n- agree: {}")
    #expect(scenarios.suite.findings.map(\.code.description) == ["expects-nothing"])
    #expect(scenarios.suite.scenarios.isEmpty)
  }
}

/// The parts of a file around its scenarios.
@Suite struct FileTests {
  private func file(
    city: String = "yantai", business: String = "new-car", at: String = "2026-03-02 09:00",
    header: String = "scenarios: test", preludes: String = "", keys: String = ""
  ) throws -> MarkedScenarios {
    try MarkedScenarios(
      file: """
        haopai: 1
        \(header)
        \(preludes)list:
          - scenario: { zh: 测试, en: test }
            city: \(city)
            business: \(business)
            at: \(at)
            applicant: { kind: individual, id: 11010519491231002X }
        \(keys)    steps:
              - open: {}
                expect: { state: noticing }

        """)
  }

  @Test func theSecondKeySaysScenarios() throws {
    try file(header: "1️⃣city: yantai").expectRead(["1️⃣": Expected("not-scenarios", "city")])
  }

  @Test func citiesAndBusinessesMustExist() throws {
    try file(city: "1️⃣yanti").expectRead(["1️⃣": Expected("unknown-city", "yantai")])
    try file(business: "1️⃣new-cars").expectRead(["1️⃣": Expected("unknown-business", "new-car")])
  }

  @Test func aDateOutsideTheCalendarsIsAnError() throws {
    try file(at: "2015-12-31 23:59:59.999".marked)
      .expectRead(["1️⃣": Expected("outside-data", "2015-12-31")])
    try file(at: "2016-01-01 00:00").expectRead([:])
    try file(at: "2026-12-31 23:59:59.999").expectRead([:])
    try file(at: "2027-01-01 00:00".marked).expectRead(["1️⃣": Expected("outside-data")])
  }

  @Test func preludesMustExistAndBeUsed() throws {
    let prelude = "preludes:\n  1️⃣ready:\n    - wait: 1 s\n"
    try file(preludes: prelude, keys: "    prelude: ready\n").expectRead([:])
    try file(preludes: prelude).expectRead(["1️⃣": Expected("unused", "ready")])
    try file(keys: "    prelude: 1️⃣reday\n").expectRead(["1️⃣": Expected("unknown-prelude")])
  }

  @Test func aSmallFileCannotStandForEndlessWork() throws {
    let prelude =
      "preludes:\n  long:\n    - wait: 1 s\n" + String(repeating: "    - wait: 1 s\n", count: 4_999)
    let scenario =
      "  - { scenario: { zh: 测试, en: test }, city: yantai, business: new-car, at: 2026-03-02 09:00, applicant: { kind: individual, id: 11010519491231002X }, prelude: long, steps: [ { open: {} } ] }\n"
    let scenarios = try MarkedScenarios(
      file: "haopai: 1\nscenarios: test\n\(prelude)list:\n"
        + String(repeating: scenario, count: 20))
    let codes = scenarios.suite.findings.map(\.code.description)
    #expect(codes.contains("too-many-steps"))
    #expect(scenarios.suite.scenarios.isEmpty)
  }

  @Test func scenariosOfACityWithErrorsAreNamedOnce() throws {
    let book = try RepositoryBook.book()
    let scenario = """
        - scenario: { zh: 测试, en: test }
          city: broken
          business: new-car
          at: 2026-03-02 09:00
          applicant: { kind: individual, id: 11010519491231002X }
          steps: [ { open: {}, expect: { state: noticing } } ]

      """
    let text = "haopai: 1\nscenarios: test\nlist:\n" + scenario + scenario
    let sources = [("cities/broken.yaml", ""), ("cities/broken.scenarios.yaml", text)]
      .enumerated().map { index, file in
        SourceText(id: SourceText.ID(index), path: file.0, bytes: Array(file.1.utf8))
      }
    let suite = ScenarioSuite.load(sources, for: book)
    #expect(suite.findings.map(\.code.description) == ["broken-city"])
    #expect(suite.scenarios.isEmpty)
    // Where the errors of the rules are shown, that is all there is to say.
    let rules = try RuleBook.files(root: RepositoryBook.root.path).map { path, bytes in
      path == "cities/yantai.yaml" ? (path, bytes + Array("city: x\n".utf8)) : (path, bytes)
    }
    let loaded = RuleBook.load(files: rules)
    #expect(loaded.findings.map(\.code.description) == ["duplicate-key"])
    #expect(ScenarioSuite.load(for: loaded)?.findings.isEmpty == true)
  }

  @Test func pathsSelectFiles() throws {
    let suite = try file().suite
    #expect(suite.selecting([]).suite.files.count == 1)
    #expect(suite.selecting(["cities"]).suite.files.count == 1)
    #expect(suite.selecting(["cities/"]).suite.files.count == 1)
    #expect(suite.selecting(["cities/test.scenarios.yaml"]).suite.files.count == 1)
    let other = suite.selecting(["cities/test", "rules"])
    #expect(other.suite.files.isEmpty)
    #expect(other.unmatched == ["cities/test", "rules"])
  }
}

extension String {
  fileprivate var marked: String { "1️⃣\(self)" }
}
