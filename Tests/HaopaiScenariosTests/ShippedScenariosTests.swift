import Haopai
import HaopaiScenarios
import Testing

/// The scenarios that ship beside the rules.
@Suite struct ShippedScenariosTests {
  static let suite: ScenarioSuite? = (try? RepositoryBook.loaded.get())
    .flatMap { ScenarioSuite.load(for: $0) }
  static let scenarios = suite?.scenarios ?? []

  @Test func areReadWithoutAFinding() throws {
    _ = try RepositoryBook.book()
    let suite = try #require(Self.suite)
    #expect(suite.findings.map(\.message.en) == [])
    #expect(suite.scenarios.count >= 41)
  }

  @Test func passTogether() throws {
    let report = try #require(Self.suite).run()
    #expect(report.findings.map(\.message.en) == [])
    #expect(report.passed == Self.scenarios.count)
    #expect(report.steps == Self.scenarios.reduce(0) { $0 + $1.steps.count })
  }

  /// A variant that does not fail, or fails elsewhere, shows an expectation that says nothing.
  @Test(arguments: scenarios)
  func failWithTheOppositeOfAnyExpectation(_ scenario: Scenario) throws {
    let inversions = scenario.inversions
    #expect(!inversions.isEmpty)
    for inversion in inversions where !inversion.fails() {
      Issue.record("passes with the opposite of `\(inversion.inverted.subject.text)`")
    }
  }
}

extension Scenario: CustomTestStringConvertible {
  /// The English title, by which a failing run names the scenario.
  public var testDescription: String { title.en }
}
