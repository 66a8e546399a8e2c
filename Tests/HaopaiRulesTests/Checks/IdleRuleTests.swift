import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

/// What is written and does nothing.
struct IdleRuleTests {
  private func world(accepts: String, more: String = "") -> WorkflowWorld {
    var world = HaopaiRulesTests.world(
      states: """
          first:
            accepts:
              go: { title: { zh: 走, en: go }, to: last }
        \(accepts)
            \(more)
          last: { final: true }

        """)
    world.trip.messages = "  hm: { zh: 嗯, en: hm }\n"
    world.advice = [.emptyEntry, .idleCommand, .sameOutcome]
    return world
  }

  private func command(_ name: String, _ rest: String) -> String {
    "      \(name): { title: { zh: 令, en: command }\(rest) }"
  }

  // MARK: - Commands

  @Test func aCommandThatDoesNothing() {
    world(accepts: command("1️⃣rest", "") + "\n" + command("ask", ", say: hm"))
      .expect(["1️⃣": .init("idle-command", "`rest` does nothing and says nothing")])
    world(accepts: command("1️⃣rest", ", by: officer") + "\n" + command("ask", ", say: hm"))
      .expect(["1️⃣": .init("idle-command", "操作 `rest` 什么也不做，也不说什么")])
  }

  @Test func aStageThatAsksForNothing() {
    world(accepts: command("ask", ", require: [ 1️⃣{} ], say: hm"))
      .expect(["1️⃣": .init("empty-entry", "这一级 `require` 没有任何条件")])
  }

  /// What the host reports may be there for `always` alone.
  @Test func theHostMayOnlyCall() {
    world(accepts: command("tick", ", by: host") + "\n" + command("ask", ", say: hm")).expect([:])
  }

  @Test func aBranchThatDoesNothing() {
    let branches =
      ", then: [ { when: param.spots > 4, say: hm }, 1️⃣{ when: param.spots > 2 }, { to: last } ]"
    world(accepts: command("ask", branches))
      .expect(["1️⃣": .init("idle-command", "where this branch is taken")])
    world(
      accepts: command("ask", branches.replacing("1️⃣", with: "") + ", do: [ set: { vin: none } ]")
    )
    .expect([:])
  }

  @Test func aConditionWithoutEffect() {
    func branches(_ second: String) -> String {
      ", then: [ { when: 1️⃣param.spots > 4, say: hm, to: last }, { \(second) } ]"
    }
    world(accepts: command("ask", branches("to: last, say: hm")))
      .expect(["1️⃣": .init("same-outcome", "the very same is done")])
    world(accepts: command("ask", branches("say: hm"))).expect([:])
    world(
      accepts: command(
        "ask",
        ", then: [ { when: param.spots > 6, say: hm }, { when: param.spots < 3, say: hm }, { to: last } ]"
      )
    ).expect([:])
  }

  // MARK: - Empty entries

  @Test func emptyListsAndMappings() {
    var world = world(
      accepts: command("ask", ", say: hm, 1️⃣input: {}"), more: "2️⃣timers: {}")
    world.trip.top = "3️⃣demands: []\n4️⃣counters: {}\n"
    world.others = ["haopai: 1\nshared: all\n5️⃣registers: {}\n"]
    world.expect([
      "1️⃣": .init("empty-entry", "`input` is empty and says nothing"),
      "2️⃣": .init("empty-entry", "`timers` 为空"), "3️⃣": .init("empty-entry"),
      "4️⃣": .init("empty-entry"), "5️⃣": .init("empty-entry"),
    ])
  }

  /// No keys are keys, too, and a state inside another may have nothing of its own.
  @Test func whatMayBeEmpty() {
    var world = world(
      accepts: command("ask", ", facts: { day: {} }, require: [ { no: fact.day.fine } ], say: hm"),
      more: "initial: a\n    states: { a: {} }")
    world.trip.facts =
      "  day: { key: {}, fields: { fine: { type: bool, mock: true } } }\n"
    world.trip.counters = "  all: { per: [], limit: 3, refusal: no }\n"
    world.trip.refusals = "  no: { zh: 不, en: no }\n"
    world.trip.parameters +=
      "  days: { list: date, max: 3, default: [], title: { zh: 日, en: days } }\n"
    world.expect([:])
  }

  /// Whatever is wrong in a file may have left something empty.
  @Test func aFileWithAnErrorIsNotBlamed() {
    world(accepts: command("ask", ", say: 1️⃣humm"), more: "timers: {}")
      .expectAmong(["1️⃣": .init("unknown-message")])
  }

  @Test func citiesSayNothingByNothing() {
    var world = WorkflowWorld()
    world.advice = [.emptyEntry]
    world.others = [city("1️⃣pools: {}\n2️⃣sources: {}\nbusinesses: { trip: {} }")]
    world.expectAmong(["1️⃣": .init("empty-entry", "`pools`"), "2️⃣": .init("empty-entry")])
  }
}
