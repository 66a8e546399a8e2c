import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

/// What a city offers, against what it has.
struct CityCheckTests {
  /// A city of one business that draws numbers of the kinds that it offers.
  private func world(
    pools: String = "  small-car: [ { range: 鲁F·10000 - 鲁F·10999, released: 2021-03-23 } ]\n",
    values: String
  ) -> WorkflowWorld {
    var world = HaopaiRulesTests.world(
      states: """
          first:
            accepts:
              choose:
                title: { zh: 选, en: choose }
                when: param.hours.open
                input: { kind: { type: plate_kind, title: { zh: 种类, en: kind } } }
                require: [ { not-offered: input.kind in param.kinds } ]
                do: [ set: { kind: input.kind } ]
                to: second
          second:
            numbers: { bag: { max: 9 } }
            accepts:
              draw:
                title: { zh: 抽, en: draw }
                do:
                  - draw: { into: bag, kind: case.kind, count: param.spots, hold: 'duration("1s")', without: "4" }
                to: last
          last: { final: true }

        """)
    world.trip.fields = "  kind: plate_kind\n"
    world.trip.parameters += """
        kinds: { type: set(plate_kind), default: [small-car], title: { zh: 种类, en: kinds } }
        hours: { type: windows, default: 08:00-20:00, title: { zh: 时间, en: hours } }

      """
    world.trip.refusals = "  not-offered: { zh: 不提供, en: not offered }\n"
    world.nationalKinds =
      "  large-car: { title: { zh: 大型汽车, en: large car }, code: \"01\", patterns: [DDDDD] }\n"
    world.others = [
      """
      haopai: 1
      city: 1️⃣yantai
      name: { zh: 烟台市, en: Yantai }
      extends: china
      plates: { province: 鲁, authorities: [F] }
      pools:
      \(pools)businesses:
        trip: { \(values) }
      assumed: { trip: 虚构, pools: 虚构 }

      """
    ]
    return world
  }

  @Test func theCityItselfIsSound() { world(values: "").expect([:]) }

  @Test func kindsHavePools() {
    world(values: "kinds: 2️⃣[small-car, large-car]")
      .expect(["2️⃣": .init("kind-without-pool", "large-car")])
  }

  @Test func aDefaultIsReportedAtTheCity() {
    world(
      pools: "  large-car: [ { range: 鲁F·00000 - 鲁F·00999, released: 2021-03-23 } ]\n", values: ""
    ).expect(["1️⃣": .init("kind-without-pool", "small-car")])
  }

  @Test(arguments: [("2021-03-23", false), ("2021-03-24", true)])
  func numbersAreReleasedInTime(released: String, isLate: Bool) {
    world(
      pools: """
          small-car: [ { range: 鲁F·10000 - 鲁F·10999, released: 2021-03-23 } ]
          large-car: [ { range: 2️⃣鲁F·00000 - 鲁F·00999, released: \(released) } ]

        """, values: "kinds: [small-car, large-car]"
    ).expect(isLate ? ["2️⃣": .init("kind-before-release", "2021-03-24")] : [:])
  }

  @Test func aDatedOfferMayWaitForItsNumbers() {
    world(
      pools: """
          small-car: [ { range: 鲁F·10000 - 鲁F·10999, released: 2021-03-23 } ]
          large-car: [ { range: 鲁F·00000 - 鲁F·00999, released: 2026-01-05 } ]

        """,
      values: "kinds: { 2021-03-23: [small-car], 2026-01-05: [small-car, large-car] }"
    ).expect([:])
  }

  @Test(arguments: [("鲁F·10400 - 鲁F·10499", true), ("鲁F·10400 - 鲁F·10500", false)])
  func someNumberPassesTheFilter(range: String, isEmpty: Bool) {
    world(
      pools: "  small-car: [ { range: 2️⃣\(range), released: 2021-03-23 } ]\n", values: ""
    ).expect(isEmpty ? ["2️⃣": .init("filter-leaves-none", "small-car")] : [:])
  }

  @Test(arguments: [
    "hours: 2️⃣closed",
    "hours: 2️⃣{ every_day: closed }",
    "hours: { 2021-03-23: 08:00-20:00, 2026-01-01: 2️⃣closed }",
  ])
  func hoursThatNeverOpen(values: String) {
    world(values: values).expect(["2️⃣": .init("never-open", "none")])
  }

  @Test(arguments: [
    "hours: { every_day: closed, monday: 08:00-09:00 }",
    "hours: { every_day: closed, holidays: 09:00-12:00 }",
    "hours: { 2021-03-23: 08:00-20:00, 2026-01-01: closed, 2027-01-02: 08:00-20:00 }",
    "hours: { every_day: 08:00-20:00, maintenance: [ { from: 2021-01-01 00:00, to: 2022-03-24 00:00 } ] }",
  ])
  func hoursThatOpenSomeTime(values: String) { world(values: values).expect([:]) }

  @Test(arguments: [
    "hours: { 2021-03-23: 08:00-20:00, 2026-01-01: 2️⃣closed, 2027-01-03: 08:00-20:00 }",
    "hours: 2️⃣{ every_day: 00:00-24:00, maintenance: [ { from: 2021-01-01 00:00, to: 2027-01-03 00:00 } ] }",
    "hours: 2️⃣{ every_day: 00:00-24:00, maintenance: [ { from: 2026-01-01 00:00, to: 2027-01-03 00:00 } ] }",
  ])
  func aLongSuspensionIsSaid(values: String) {
    world(values: values).expect(["2️⃣": .init("long-closed", "2027-01-03")])
  }
}
