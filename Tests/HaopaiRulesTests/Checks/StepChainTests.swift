import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

/// How often a case may go on by itself in one step.
struct StepChainTests {
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
        "step-too-long",
        "from `s0` on 100 transitions can follow by themselves in one step, at most 99 are allowed")
    ])
    chain(101).expect([
      "1️⃣": .init("step-too-long", "从状态 `s0` 起，一步中可自行连续转移 101 次，最多允许 99 次")
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
    nested(100).expect(["1️⃣": .init("step-too-long", "100 transitions")])
  }

  /// Of two ways between the same states the longer counts.
  @Test func theLongestWayCounts() {
    let shortcut = chain(100)
    var world = shortcut
    world.trip.states = shortcut.trip.states.replacing(
      "s0: { always: [ ", with: "s0: { always: [ { when: param.spots > 2, to: s50 }, ")
    world.expect(["1️⃣": .init("step-too-long", "100 transitions")])
  }

  /// States that each lead on by what is given.
  private func chain(_ count: Int, by way: (Int) -> String) -> WorkflowWorld {
    var states = ""
    for index in 0..<count {
      states += "  s\(index): { \(way(index)),"
      states += " accepts: { go: { title: { zh: 走, en: go }, to: s\(count) } } }\n"
    }
    var world = world(states: states + "  s\(count): { final: true }\n")
    world.trip.open = "  title: { zh: 开始, en: open }\n  to: s0\n"
    return world
  }

  /// A timer that is due where it is set fires in the same step.
  @Test(arguments: ["after: 'duration(\"0s\")'", "at: entered"])
  func timersThatAreDueAtOnceCount(due: String) {
    func timers(_ count: Int) -> WorkflowWorld {
      chain(count) { index in
        index % 2 == 0
          ? "always: [ { when: param.spots > 1, to: s\(index + 1) } ]"
          : "timers: { on: \(index == 99 ? "1️⃣" : ""){ \(due), to: s\(index + 1) } }"
      }
    }
    timers(99).expect([:])
    timers(100).expect(["1️⃣": .init("step-too-long", "100 transitions")])
  }

  @Test func timersThatAreToComeDoNot() {
    chain(150) { "timers: { on: { after: 'duration(\"1s\")', to: s\($0 + 1) } }" }.expect([:])
  }

  /// Each of a state's timers is a transition, also where it leads nowhere.
  @Test func timersThatLeadNowhereCount() {
    func timers(_ count: Int) -> WorkflowWorld {
      let all = (0..<count).map { "t\($0): { after: 'duration(\"0s\")' }" }
      return world(
        states: """
            1️⃣first:
              timers: { \(all.joined(separator: ", ")) }
              accepts:
                go: { title: { zh: 走, en: go }, to: last }
            last: { final: true }

          """)
    }
    timers(99).expect([:])
    timers(100).expect(["1️⃣": .init("step-too-long", "100 transitions")])
  }
}
