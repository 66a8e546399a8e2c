import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

/// A case always stands in a state: whatever opens it, and whatever it enters, leads to one.
struct MissingTargetTests {
  private func opening(_ open: String) -> WorkflowWorld {
    var world = WorkflowWorld()
    world.trip.open = "  title: { zh: 开始, en: open }\n\(open)\n"
    world.trip.messages = "  hm: { zh: 嗯, en: hm }\n"
    return world
  }

  @Test func everyBranchOfOpenLeadsToAState() {
    opening("  then: [ { when: param.spots > 1, to: first }, { say: hm, to: last } ]").expect([:])
    let lost = opening("  then: [ { when: param.spots > 1, to: first }, 1️⃣{ say: hm } ]")
    lost.expect(["1️⃣": .init("missing-target", "this branch of `open` has no `to`")])
    lost.expect(["1️⃣": .init("missing-target", "`open` 的这个分支没有 `to`，办件将不在任何状态中")])
    opening("  then: [ 1️⃣{ when: param.spots > 1, say: hm }, { to: first } ]").expect([
      "1️⃣": .init("missing-target", "what must not be opened is refused by `require`")
    ])
  }

  @Test func branchesInsideATargetDoToo() {
    opening(
      "  say: hm\n  to: [ { when: param.spots > 1, to: [ { when: param.spots > 2, to: first }, 1️⃣{ when: param.spots > 3 }, { to: last } ] }, 2️⃣{ do: [ set: { vin: none } ] } ]"
    ).expect(["1️⃣": .init("missing-target"), "2️⃣": .init("missing-target")])
  }

  @Test func someBranchOfOpenMustHold() {
    opening("  then: [ { when: 1️⃣param.spots > 1, say: hm, to: first } ]").expect([
      "1️⃣": .init("missing-else")
    ])
    opening(
      "  say: hm\n  to: [ { when: param.spots > 1, to: [ { when: 1️⃣param.spots > 2, to: first } ] }, { to: last } ]"
    ).expect(["1️⃣": .init("missing-else")])
  }

  /// What nothing leads to then follows from it.
  @Test(arguments: ["  say: hm", "  then: [ { say: hm } ]", "  say: hm\n  to: [ { do: [] } ]"])
  func openLeadsSomewhere(open: String) {
    var world = opening(open)
    world.trip.top = "1️⃣open:\n\(world.trip.open)"
    world.trip.open = ""
    world.expect([
      "1️⃣": .init("missing-target", "`open` has no `to`, so that a case would stand in no state")
    ])
    world.expect(["1️⃣": .init("missing-target", "`open` 没有 `to`，办件将不在任何状态中")])
  }

  @Test(arguments: [
    ("  1️⃣too: first", "unknown-key"), ("  1️⃣thn: [ { to: first } ]", "unknown-key"),
    ("  then: [ { 1️⃣too: first } ]", "unknown-key"), ("  to: 1️⃣\"\"", "missing-value"),
    ("  then: 1️⃣[]", "missing-branch"),
  ])
  func whatCannotBeReadIsReportedOnce(open: String, code: String) {
    var world = opening(open)
    world.trip.messages = ""
    world.expect(["1️⃣": .init(code)])
  }

  @Test func everyBranchOfInitialLeadsToAState() {
    func inside(_ initial: String) -> WorkflowWorld {
      world(
        states: """
            first:
              initial: \(initial)
              accepts:
                go: { title: { zh: 走, en: go }, to: last }
              states:
                one: {}
                two: {}
            last: { final: true }

          """)
    }
    inside("[ { when: param.spots > 1, to: one }, { to: two } ]").expect([:])
    let lost = inside(
      "[ { when: param.spots > 2, to: one }, 1️⃣{ when: param.spots > 1 }, { to: two } ]")
    lost.expect(["1️⃣": .init("missing-target", "this branch of `initial` has no `to`")])
    lost.expect(["1️⃣": .init("missing-target", "`initial` 的这个分支没有 `to`")])
  }
}
