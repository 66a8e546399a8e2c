import Haopai
import HaopaiScenarios
import Testing

/// The scenarios that ship beside the rules.
@Suite struct ShippedScenariosTests {
  let suite: ScenarioSuite

  init() throws {
    _ = try RepositoryBook.book()
    suite = try #require(ScenarioSuite.load(for: RepositoryBook.loaded.get()))
  }

  @Test func areRead() {
    #expect(suite.findings.map(\.message.en) == [])
    #expect(suite.scenarios.count >= 41)
  }

  @Test func pass() {
    let report = suite.run()
    #expect(report.results.filter { !$0.isPassed }.map { "\($0.title.en): \($0.findings.map(\.message.en))" } == [])
    #expect(report.passed == suite.scenarios.count)
  }

  @Test func failWithTheOppositeOfAnyExpectation() {
    let report = suite.invert()
    #expect(report.findings.map(\.message.en) == [])
    #expect(report.inversions > 500)
  }
}
