import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

/// How often `always` may lead on in one step.
struct AlwaysTests {
  /// `open` leads to `s0`, from where `count` transitions of `always` end in a final state. The marker
  /// stands at the hundredth.
  private func chain(_ count: Int) -> WorkflowWorld {
    var states = ""
    for index in 0..<count {
      states += "  s\(index): { always: [ \(index == 99 ? "1️⃣" : "")"
      states += "{ when: param.spots > 1, to: s\(index + 1) } ],"
      states += " accepts: { go: { title: { zh: 走, en: go }, to: end } } }\n"
    }
    var world = world(states: states + "  s\(count): { final: true }\n  end: { final: true }\n")
    world.trip.open = "  title: { zh: 开始, en: open }\n  to: s0\n"
    return world
  }

  @Test func aStepTakesAHundredTransitionsWithTheOneThatStartsIt() {
    chain(99).expect([:])
    let over = chain(100)
    over.expect([
      "1️⃣": .init(
        "always-too-long",
        "from `s0` on `always` can take 100 transitions in one step, at most 99 are allowed")
    ])
    chain(101).expect([
      "1️⃣": .init("always-too-long", "从状态 `s0` 起，`always` 在一步中可连续转移 101 次，最多允许 99 次")
    ])
  }

  /// What `initial` enters is part of the transition that leads there.
  @Test func enteringStatesInsideIsNoTransition() {
    func nested(_ count: Int) -> WorkflowWorld {
      var states = ""
      for index in 0..<count {
        states += "  s\(index): { initial: a, states: { a: { initial: b, states: { b: {} } } },"
        states +=
          " always: [ \(index == 99 ? "1️⃣" : ""){ when: param.spots > 1, to: s\(index + 1) } ],"
        states += " accepts: { go: { title: { zh: 走, en: go }, to: s\(count) } } }\n"
      }
      var world = world(states: states + "  s\(count): { final: true }\n")
      world.trip.open = "  title: { zh: 开始, en: open }\n  to: s0\n"
      return world
    }
    nested(99).expect([:])
    nested(100).expect(["1️⃣": .init("always-too-long", "100 transitions")])
  }

  /// Of two ways between the same states the longer counts.
  @Test func theLongestWayCounts() {
    let shortcut = chain(100)
    var world = shortcut
    world.trip.states = shortcut.trip.states.replacing(
      "s0: { always: [ ", with: "s0: { always: [ { when: param.spots > 2, to: s50 }, ")
    world.expect(["1️⃣": .init("always-too-long", "100 transitions")])
  }
}
