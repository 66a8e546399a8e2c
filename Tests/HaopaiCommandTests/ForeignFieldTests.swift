import Foundation
import Haopai
import HaopaiCommand
import Testing

/// The engine knows no trade: two libraries that lend books by rules of their own, each dated, in the
/// fixtures of the library's tests.
@Suite("rules of another field")
struct ForeignFieldTests {
  private func rules() throws -> TemporaryRules {
    let national = try RuleBook.files(root: ToolRun.repository).filter {
      $0.path.hasPrefix("rules/national/") && $0.path != "rules/national/shared.yaml"
    }
    let lending = try RuleBook.files(
      root: ToolRun.repository + "/Tests/HaopaiTests/Fixtures/lending")
    return try TemporaryRules(
      bytes: Dictionary((national + lending).map { ($0.path, $0.bytes) }) { first, _ in first })
  }

  @Test("validate finds nothing wrong, and every scenario passes and can fail")
  func scenarios() throws {
    let rules = try rules()
    let root = rules.root
    let validate = ToolRun(["validate"], root: root)
    #expect(validate.status == .fine && validate.output.contains("2 usable cities"))
    let test = ToolRun(["test"], root: root)
    #expect(test.status == .fine, "\(test.output)")
    #expect(test.output.contains("scenarios: 5 passed, 0 failed, 0 not run"), "\(test.output)")
    for kind in ["states", "transitions", "timers", "parameters"] {
      #expect(test.lines.contains { $0.contains(kind) && $0.hasSuffix("100 %") }, "\(test.output)")
    }
    let inverted = ToolRun(["test", "--invert"], root: root)
    #expect(inverted.status == .fine, "\(inverted.output)")
  }

  @Test("what a library says of itself is explained by date")
  func explained() throws {
    let rules = try rules()
    let root = rules.root
    let run = ToolRun(["explain", "donghu", "loan.fine", "--on", "2025-12-31"], root: root)
    #expect(run.lines.first == "fine: 0.10 CNY", "\(run.output)")
    let later = ToolRun(["explain", "donghu", "loan.fine", "--on", "2026-01-01"], root: root)
    #expect(later.lines.first == "fine: 0.20 CNY", "\(later.output)")
  }
}
