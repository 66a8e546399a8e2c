import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

/// States that have ways out on paper.
struct StuckStateTests {
  /// A case goes on to `pit`, whose only way out is the given one.
  private func pit(_ way: String, opening: String = "") -> WorkflowWorld {
    var world = world(
      states: """
          first:
            accepts:
              go: { title: { zh: 走, en: go }, \(opening)to: pit }
          1️⃣pit:
            numbers: { bag: { max: 3 } }
            \(way)
          last: { final: true }

        """)
    world.trip.fields += """
        flag: { type: bool, default: false }
        day: { type: date, optional: true }

      """
    if way.contains("never") { world.trip.refusals = "  never: { zh: 不, en: never }\n" }
    return world
  }

  @Test(arguments: [
    "timers: { out: { when: case.flag, after: 'duration(\"1h\")', to: last } }",
    "timers: { out: { when: has(case.day), after: 'duration(\"1h\")', to: last } }",
    "always: [ { when: size(bag) > 0, to: last } ]",
    "lapsed: { bag: [ { to: last } ] }",
    "accepts: { out: { title: { zh: 出, en: out }, require: [ { never: 1 > 2 } ], to: last } }",
    "accepts: { out: { title: { zh: 出, en: out }, when: 'false && param.spots > 1', to: last } }",
    "accepts: { out: { title: { zh: 出, en: out }, then: [ { when: '!true', to: last }, { to: pit } ] } }",
  ])
  func waysThatAreNeverTaken(way: String) {
    pit(way).expect(["1️⃣": .init("state-without-exit", "can ever be taken")])
  }

  @Test(arguments: [
    ("timers: { out: { when: case.flag, after: 'duration(\"1h\")', to: last } }", "flag: \"true\""),
    ("timers: { out: { when: has(case.day), after: 'duration(\"1h\")', to: last } }", "day: today"),
  ])
  func fieldsThatSomethingSets(way: String, assignment: String) {
    pit(way, opening: "do: [ set: { \(assignment) } ], ").expect([:])
  }

  @Test(arguments: [
    "always: [ { when: size(bag) > 0, to: last } ]", "lapsed: { bag: [ { to: last } ] }",
  ])
  func setsThatSomethingFills(way: String) {
    let draw = #"draw: { into: bag, kind: '"small-car"', count: "1", hold: 'duration("1s")' }"#
    pit(
      "accepts: { fill: { title: { zh: 装, en: fill }, do: [ \(draw) ] } }\n    \(way)"
    ).expect([:])
  }

  @Test(arguments: ["1 < 2", "param.spots > 2", "!case.flag", "case.flag || param.spots > 1"])
  func conditionsThatMayHold(condition: String) {
    pit("accepts: { out: { title: { zh: 出, en: out }, when: '\(condition)', to: last } }").expect(
      [:])
  }

  @Test func statesThatLeadToEachOther() {
    world(
      states: """
          first:
            accepts:
              go: { title: { zh: 走, en: go }, to: second }
              end: { title: { zh: 完, en: end }, to: last }
          second:
            accepts: { on: { title: { zh: 前, en: on }, to: third } }
          1️⃣third:
            accepts: { on: { title: { zh: 前, en: on }, to: fourth } }
          fourth:
            accepts: { back: { title: { zh: 回, en: back }, to: third } }
          last: { final: true }

        """
    ).expect(["1️⃣": .init("endless-state", "third")])
  }

  @Test func aWayOutOfTheStateAroundLeadsToTheEnd() {
    world(
      states: """
          first:
            initial: a
            accepts: { end: { title: { zh: 完, en: end }, to: last } }
            states:
              a: { accepts: { on: { title: { zh: 前, en: on }, to: b } } }
              b: { accepts: { on: { title: { zh: 回, en: back }, to: a } } }
          last: { final: true }

        """
    ).expect([:])
  }

  @Test func aWorkflowMayLiveForEver() {
    let world = world(
      states: """
          first: { accepts: { go: { title: { zh: 走, en: go }, to: second } } }
          second: { accepts: { back: { title: { zh: 回, en: back }, to: first } } }

        """)
    var findings = FindingCollector()
    _ = world.load(&findings)
    #expect(findings.findings.map(\.code.description) == ["workflow-without-end"])
    #expect(!findings.hasErrors)
  }
}
