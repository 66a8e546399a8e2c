import Foundation
import Haopai
import HaopaiCommand
import Testing

private let scenarios = "cities/yantai.scenarios.yaml"
private let newCar = "rules/businesses/new-car.yaml"
private let applicants = "rules/national/applicants.yaml"

/// One mistake in scenarios, or in what they rely on, is one finding.
@Suite("root causes in scenarios")
struct ScenarioCauseTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let code: String

    var testDescription: String { new }

    init(_ old: String, _ new: String, _ code: String) {
      self.old = old
      self.new = new
      self.code = code
    }
  }

  private func errors(_ path: String, _ old: String, _ new: String) throws -> [String] {
    let rules = try TemporaryRules(mutating: path) { text in
      let place = try #require(text.range(of: old))
      return text.replacingCharacters(in: place, with: new)
    }
    let run = ToolRun(["test"], root: rules.root)
    #expect(run.status == .findings)
    return run.lines.filter { $0.contains(": error[") }
  }

  @Test(
    "a mistake in a scenario says nothing about what it expects",
    arguments: [
      Mistake("draws.left: 9", "draws.lef: 9", "unknown-expectation"),
      Mistake("state: selecting.choosing", "state: selecting.choosin", "unknown-state"),
      Mistake("batch.size: 10", "batch.size: \"ten\"", "bad-value"),
      Mistake("- draw: {}", "- dra: {}", "unknown-command"),
      Mistake("    steps:", "    stebs:", "unknown-key"),
      Mistake("        refused:", "        refusedx:", "unknown-key"),
    ])
  func expectations(_ mistake: Mistake) throws {
    let errors = try errors(scenarios, mistake.old, mistake.new)
    #expect(errors.count == 1 && errors.first?.contains("[\(mistake.code)]") == true, "\(errors)")
  }

  @Test("a prelude that is renamed is one finding, where it is used first")
  func prelude() throws {
    let errors = try errors(scenarios, "\n  choosing:\n", "\n  chosing:\n")
    #expect(errors.count == 1 && errors.first?.contains("[unknown-prelude]") == true, "\(errors)")
  }

  @Test("a prelude that nobody uses is one still")
  func unused() throws {
    let errors = try errors(scenarios, "\nlist:", "\n  spare:\n    - open: {}\nlist:")
    #expect(errors.count == 1 && errors.first?.contains("[unused]") == true, "\(errors)")
  }

  @Test("a name that many scenarios use is missing once")
  func names() throws {
    let clock = try errors("rules/parts/number-result.yaml", "    shown: true\n", "")
    #expect(clock.count == 1 && clock.first?.contains("`deadline`") == true, "\(clock)")
    let kind = try errors(applicants, "    individual:", "    private:")
    #expect(kind.count == 1 && kind.first?.contains("`individual`") == true, "\(kind)")
  }

  @Test("a file that is named otherwise than its city is no city, and none of its rules is wrong")
  func fileName() throws {
    var texts: [String: String] = [:]
    for file in try OneBusiness.files() {
      let path = file.path == "cities/yantai.yaml" ? "cities/port.yaml" : file.path
      texts[path] = String(decoding: file.bytes, as: UTF8.self)
    }
    texts[scenarios] = try #require(texts[scenarios])
      .replacing("city: yantai", with: "city: port", maxReplacements: 1)
    let rules = try TemporaryRules(texts)
    let errors = ToolRun(["validate"], root: rules.root).lines.filter { $0.contains(": error[") }
    #expect(errors.count == 1 && errors.first?.contains("[unknown-city]") == true, "\(errors)")
  }

  @Test("a wait that goes beyond the last instant is an error")
  func wait() throws {
    let text =
      "  - scenario: { zh: 等待, en: wait }\n    city: yantai\n    business: new-car\n"
      + "    at: 2026-03-02 09:00\n"
      + "    applicant: { kind: individual, id: 11010519491231002X }\n    prelude: ready\n"
      + "    steps:\n" + String(repeating: "      - wait: 10000 h\n", count: 160)
      + "        expect: { state: ready }\n"
    let errors = try errors(scenarios, "\nlist:\n", "\nlist:\n" + text)
    #expect(errors.count == 1 && errors.first?.contains("[outside-data]") == true, "\(errors)")
  }

  @Test("what has errors is counted as not run")
  func count() throws {
    let rules = try TemporaryRules(mutating: scenarios) { text in
      let place = try #require(text.range(of: "draws.left: 9"))
      return text.replacingCharacters(in: place, with: "draws.lef: 9")
    }
    let last = ToolRun(["test"], root: rules.root).lines.last
    #expect(last?.contains(" passed, 0 failed, ") == true)
    #expect(last?.contains(" 0 not run") == false && last?.contains(" not run, ") == true)
    let chinese = ToolRun(["test", "--language", "zh"], root: rules.root).lines.last
    #expect(chinese?.contains(" 个有错未运行") == true)
  }
}
