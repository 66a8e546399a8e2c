import Foundation
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
    #expect(
      report.results.filter { !$0.isPassed }.map {
        "\($0.title.en): \($0.findings.map(\.message.en))"
      } == [])
    #expect(report.passed == suite.scenarios.count)
  }

  @Test func failWithTheOppositeOfAnyExpectation() {
    let report = suite.invert()
    #expect(report.findings.map(\.message.en) == [])
    #expect(report.inversions > 500)
  }
}

@Suite struct TimingProbe {
  @Test func probe() throws {
    let clock = ContinuousClock()
    let book = try RepositoryBook.book()
    print("load", clock.measure { _ = try? RuleBook.load(root: RepositoryBook.root.path) })
    let loaded = try RepositoryBook.loaded.get()
    print("read", clock.measure { _ = ScenarioSuite.load(for: loaded) })
    let suite = try #require(ScenarioSuite.load(for: loaded))
    print("run", clock.measure { _ = suite.run() })
    let at = suite.scenarios[0].start
    print(
      "100 offices",
      clock.measure { for _ in 0..<100 { _ = Office(city: "yantai", of: book, at: at) } })
    print("inversions", suite.scenarios.reduce(0) { $0 + $1.inversions.count })
  }
}
