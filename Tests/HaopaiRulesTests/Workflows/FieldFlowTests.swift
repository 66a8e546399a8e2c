import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

struct FieldFlowTests {
  private func world(_ states: String, fields: String = "  vin: vin\n") -> WorkflowWorld {
    var world = HaopaiRulesTests.world(states: states)
    world.trip.fields = fields
    return world
  }

  private let input = "{ vin: { type: vin, title: { zh: 代号, en: VIN } } }"

  @Test func setOnEveryWay() {
    world(
      """
        first:
          accepts:
            one: { title: { zh: 一, en: one }, input: \(input), do: [ set: { vin: input.vin } ], to: second }
            two: { title: { zh: 二, en: two }, input: \(input), do: [ set: { vin: input.vin } ], to: second }
        second:
          accepts:
            go: { title: { zh: 走, en: go }, when: case.vin != "", to: last }
        last: { final: true }

      """
    ).expect([:])
  }

  @Test func unsetOnOneWay() {
    world(
      """
        first:
          accepts:
            one: { title: { zh: 一, en: one }, input: \(input), do: [ set: { vin: input.vin } ], to: second }
            two: { title: { zh: 二, en: two }, to: second }
        second:
          accepts:
            go: { title: { zh: 走, en: go }, when: 1️⃣case.vin != "", to: last }
        last: { final: true }

      """
    ).expect(["1️⃣": .init("may-be-absent", "vin")])
  }

  @Test func aCounterPerFieldNeedsTheField() {
    var world = world(
      """
        first:
          accepts:
            one: { title: { zh: 一, en: one }, when: 1️⃣uses.left > 0, to: last }
        last: { final: true }

      """)
    world.trip.counters = "  uses: { per: [case.vin], limit: 2, refusal: no }\n"
    world.trip.refusals = "  no: { zh: 不, en: no }\n"
    world.expect(["1️⃣": .init("may-be-absent", "`uses` counts per `case.vin`, which")])
  }

  @Test func aConditionalSetIsNone() {
    world(
      """
        first:
          accepts:
            one:
              title: { zh: 一, en: one }
              input: \(input)
              do: [ { when: param.spots > 1, set: { vin: input.vin } } ]
              to: second
        second:
          accepts:
            go: { title: { zh: 走, en: go }, when: 1️⃣case.vin != "", to: last }
        last: { final: true }

      """
    ).expect(["1️⃣": .init("may-be-absent", "vin")])
  }

  /// Coming back to a state is a way into it: what was set on the way there counts only if it was
  /// set at the first time too.
  @Test func aLoopJoinsItsWays() {
    world(
      """
        second:
          accepts:
            back: { title: { zh: 回, en: back }, when: case.vin != "", to: first }
            go: { title: { zh: 走, en: go }, to: last }
        first:
          accepts:
            one: { title: { zh: 一, en: one }, input: \(input), do: [ set: { vin: input.vin } ], to: second }
            two: { title: { zh: 二, en: two }, when: 1️⃣case.vin != "", to: last }
        last: { final: true }

      """
    ).expect(["1️⃣": .init("may-be-absent", "vin")])
  }

  @Test func entryActionsAndEarlierActionsCount() {
    world(
      """
        first:
          accepts:
            one:
              title: { zh: 一, en: one }
              input: \(input)
              do: [ set: { vin: input.vin }, set: { other: case.vin } ]
              to: second
        second:
          on_entry: [ set: { third: case.other } ]
          accepts:
            go: { title: { zh: 走, en: go }, when: case.third != "", to: last }
        last: { final: true }

      """.replacing(
        "[ set: { vin: input.vin }, set: { other: case.vin } ]",
        with: "[ { set: { vin: input.vin } }, { set: { other: case.vin } } ]"),
      fields: "  vin: vin\n  other: vin\n  third: vin\n"
    ).expect([:])
  }

  @Test func anOptionalFieldNeedsHas() {
    world(
      """
        first:
          accepts:
            bare: { title: { zh: 一, en: one }, when: 1️⃣case.vin != "", to: last }
            guarded: { title: { zh: 二, en: two }, when: has(case.vin) && case.vin != "", to: last }
        last: { final: true }

      """, fields: "  vin: vin\n"
    ).expect(["1️⃣": .init("may-be-absent", "has(case.vin)")])
  }

  @Test func aDefaultIsAlwaysThere() {
    world(
      """
        first:
          accepts:
            go: { title: { zh: 走, en: go }, when: case.flag, to: last }
            drop: { title: { zh: 弃, en: drop }, do: [ set: { 1️⃣flag: none } ] }
            end: { title: { zh: 完, en: end }, to: last }
        last: { final: true }

      """, fields: "  flag: { type: bool, default: false }\n"
    ).expect(["1️⃣": .init("field-always-set", "flag")])
  }

  @Test func whatIsTakenAwayNeverCounts() {
    world(
      """
        first:
          accepts:
            one: { title: { zh: 一, en: one }, input: \(input), do: [ set: { vin: input.vin } ], to: second }
        second:
          accepts:
            forget: { title: { zh: 忘, en: forget }, do: [ set: { vin: none } ] }
            go: { title: { zh: 走, en: go }, when: 1️⃣case.vin != "", to: last }
        last: { final: true }

      """
    ).expect(["1️⃣": .init("may-be-absent", "vin")])
  }

  @Test func aWriteEndsWhatAConditionSaid() {
    world(
      """
        first:
          accepts:
            go:
              title: { zh: 走, en: go }
              when: has(case.vin)
              do:
                - set: { other: case.vin }
                - set: { vin: none }
                - set: { other: 1️⃣case.vin }
              to: last
            end: { title: { zh: 完, en: end }, to: last }
        last: { final: true }

      """,
      fields: "  vin: vin\n  other: vin\n"
    ).expect(["1️⃣": .init("may-be-absent", "has(case.vin)")])
  }

  @Test func aCountersOwnKeysMustBeSet() {
    var world = world(
      """
        first:
          accepts:
            use: { title: { zh: 用, en: use }, do: [ use: 1️⃣uses ], to: last }
        last: { final: true }

      """)
    world.trip.counters = "  uses: { per: [case.vin], limit: 9, refusal: used-up }\n"
    world.trip.refusals = "  used-up: { zh: 用完, en: used up }\n"
    world.expect(["1️⃣": .init("unassigned-counter-key", "vin")])
  }

  @Test func beforeOpeningThereIsNoCase() {
    var world = WorkflowWorld()
    world.trip.open =
      "  title: { zh: 开, en: open }\n  require: [ { no: 1️⃣case.vin != '' } ]\n  to: first\n"
    world.trip.refusals = "  no: { zh: 不, en: no }\n"
    world.expect(["1️⃣": .init("unknown-name", "case")])
  }
}
