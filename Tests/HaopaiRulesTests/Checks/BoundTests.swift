import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

struct BoundTests {
  private func timed(_ timers: String, always: String = "") -> WorkflowWorld {
    world(
      states: """
          first:
            accepts:
              go: { title: { zh: 走, en: go }, to: last }
            timers: { \(timers) }
          second:
            accepts:
              go: { title: { zh: 走, en: go }, to: last }
            \(always)
          last: { final: true }

        """)
  }

  @Test(arguments: [
    #"1️⃣tick: { after: 'duration("0s")', to: first }"#,
    #"1️⃣tick: { after: 'duration("59999ms")', to: first }"#,
    "1️⃣tick: { at: entered, to: first }",
    "1️⃣tick: { at: now, to: [ { when: param.spots > 2, to: first }, { to: last } ] }",
  ])
  func timersThatFireAgainAtOnce(timers: String) {
    var world = timed(timers)
    world.trip.states = world.trip.states.replacing(
      "go }, to: last }\n    timers", with: "go }, to: second }\n    timers")
    world.expect(["1️⃣": .init("timer-cycle", "tick")])
  }

  @Test func aMinuteBetweenIsEnough() {
    timed(#"tick: { after: 'duration("60s")', to: first }, tock: { at: now, to: second }"#)
      .expect([:])
  }

  /// A handler that renews its own hold, and a hold that a timer gives.
  @Test(
    arguments: [
      "lapsed: { tray: [ { do: [ extend: { set: tray, hold: HOLD } ] } ] }",
      "timers: { bell: { after: duration('1h'), do: [ extend: { set: tray, hold: HOLD } ] } }",
    ],
    [
      (#""1️⃣duration('59999ms')""#, false), (#""duration('60000ms')""#, true),
      (#""duration('60001ms')""#, true), (#""1️⃣duration('1ms')""#, false),
    ])
  func holdsOfACaseByItself(way: String, hold: (text: String, isLongEnough: Bool)) {
    world(
      states: """
          first:
            numbers: { tray: { max: 3 } }
            \(way.replacing("HOLD", with: hold.text))
            accepts:
              pick: { title: { zh: 抽, en: pick }, do: [ draw: { into: tray, kind: '"small-car"', count: "3", hold: "duration('1ms')" } ] }
              go: { title: { zh: 走, en: go }, to: last }
          last: { final: true }

        """
    ).expect(hold.isLongEnough ? [:] : ["1️⃣": .init("value-range")])
  }

  @Test func theCircleMayLeadThroughOtherStates() {
    timed(
      "1️⃣tick: { at: entered, to: second }",
      always: "always: [ { when: param.spots > 2, to: first } ]"
    ).expect(["1️⃣": .init("timer-cycle", "tick")])
  }

  @Test func aTimerThatGoesNowhereFiresOnce() {
    timed("tick: { at: entered, do: [ set: { vin: none } ] }, tock: { at: now, to: second }")
      .expect([:])
  }

  /// `value-range` just outside the bounds, nothing on them.
  @Test(arguments: [
    ("limit: 1️⃣0 - 1", "limit: 0"), ("limit: 1️⃣1000000001", "limit: 1000000000"),
  ])
  func limitsOfCounters(wrong: String, right: String) {
    var world = WorkflowWorld()
    world.trip.refusals = "  spent: { zh: 用完, en: spent }\n"
    for (text, expected) in [(wrong, [Character("1️⃣"): Expected("value-range")]), (right, [:])] {
      world.trip.counters = "  uses: { per: [applicant.id], \(text), refusal: spent }\n"
      world.expect(expected)
    }
  }

  @Test(arguments: [("1️⃣3", "4"), ("1️⃣10", "9"), ("1️⃣param.spots", "param.spots + 3")])
  func digitsOfCodes(wrong: String, right: String) {
    for (text, expected) in [
      (wrong, [Character("1️⃣"): Expected("value-range", "`4` and `9`")]), (right, [:]),
    ] {
      var world = world(
        states: """
            first:
              accepts:
                ask: { title: { zh: 取, en: ask }, do: [ challenge: code ] }
                go: { title: { zh: 走, en: go }, to: last }
            last: { final: true }

          """)
      world.trip.parameters = world.trip.parameters.replacing("1..9", with: "1..6")
      world.trip.facts = "  user: { key: { who: identity }, fields: { phone: mobile } }\n"
      world.trip.fields = "  phone: mobile\n"
      world.trip.open =
        "  title: { zh: 开始, en: open }\n  facts: { user: { who: applicant.id } }\n"
        + "  do: [ set: { phone: fact.user.phone } ]\n  to: first\n"
      world.trip.top =
        "challenges: { code: { to: case.phone, validity: 'duration(\"60s\")', tries: 3, digits: \(text) } }\n"
      world.expect(expected)
    }
  }

  @Test(arguments: [
    (#"'1️⃣duration("0s")'"#, #"'duration("1ms")'"#),
    (#"'1️⃣duration("36000001s")'"#, #"'duration("36000000s")'"#),
  ])
  func holds(wrong: String, right: String) {
    for (text, expected) in [
      (wrong, [Character("1️⃣"): Expected("value-range", "10000 h")]), (right, [:]),
    ] {
      drawing(count: "1", hold: text).expect(expected)
    }
  }

  @Test(arguments: [("1️⃣0", "1"), ("1️⃣1001", "1000")])
  func draws(wrong: String, right: String) {
    drawing(count: wrong, hold: #"'duration("1s")'"#)
      .expect(["1️⃣": .init("value-range", "`1` and `1000`")])
    drawing(count: right, hold: #"'duration("1s")'"#).expect([:])
  }

  private func drawing(count: String, hold: String) -> WorkflowWorld {
    world(
      states: """
          first:
            numbers: { bag: { max: 1000 } }
            accepts:
              go:
                title: { zh: 走, en: go }
                do:
                  - draw: { into: bag, kind: '"small-car"', count: \(count), hold: \(hold) }
                to: last
          last: { final: true }

        """)
  }

  @Test(arguments: [("min: 3, max: 1️⃣2", "min: 3, max: 3"), ("max: 1️⃣0", "max: 1")])
  func lists(wrong: String, right: String) {
    for (text, expected) in [(wrong, [Character("1️⃣"): Expected("value-range")]), (right, [:])] {
      world(
        states: """
            first:
              accepts:
                go:
                  title: { zh: 走, en: go }
                  input: { vins: { list: vin, \(text), title: { zh: 车, en: cars } } }
                  to: last
            last: { final: true }

          """
      ).expect(expected)
    }
  }
}
