import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

/// Values of a city that change nothing, and days that no calendar knows.
struct ValueEffectTests {
  private func world(
    _ values: String, province: String = "", sources: String = "", released: String = "2021-03-23"
  ) -> WorkflowWorld {
    var world = HaopaiRulesTests.world(
      states: """
          first:
            numbers: { bag: { max: 9 } }
            accepts:
              go: { title: { zh: 走, en: go }, when: param.spots > 1 && param.hours.open, to: last }
              stay:
                title: { zh: 留, en: stay }
                when: 2️⃣has(param.extra)
                do:
                  - draw: { into: bag, kind: '"small-car"', count: param.spots, hold: param.pause }
                to: last
            timers:
              out: { at: 'term_end(entered, param.within)', to: last }
              far: { when: 'param.mode == "slow"', after: param.delay, to: last }
          last: { final: true }

        """)
    world.trip.parameters += """
        within: { type: term, default: 5 days, title: { zh: 期限, en: within } }
        mode: { enum: [fast, slow], default: fast, title: { zh: 速, en: mode } }
        delay: { type: duration, range: 1 min..9 h, default: 1 h, title: { zh: 迟, en: delay } }
        pause: { type: duration, range: 1 min..9 h, default: 1 h, title: { zh: 停, en: pause } }
        extra: { type: count, range: 1..9, optional: true, title: { zh: 加, en: extra } }
        hours: { type: windows, default: 08:00-20:00, title: { zh: 时, en: hours } }

      """
    world.others = [
      """
      haopai: 1
      province: shandong
      name: { zh: 山东省, en: Shandong }
      extends: china
      businesses: { trip: { \(province) } }
      assumed: { trip: 虚构 }

      """,
      """
      haopai: 1
      city: yantai
      name: { zh: 烟台市, en: Yantai }
      extends: shandong
      plates: { province: 鲁, authorities: [F] }
      pools: { small-car: [ { range: 鲁F·10000 - 鲁F·10999, released: \(released) } ] }
      businesses: { trip: { \(values) } }
      \(sources)assumed: { \(sources.isEmpty ? "trip: 虚构, " : "")pools: 虚构 }

      """,
      "haopai: 1\ncalendar: 2021\npapers: [https://www.gov.cn/a]\nsource: { text: a, from: https://www.gov.cn/a }\noff: { 元旦: [2021-01-01] }\n",
    ]
    world.advice = [.repeatedValue, .unreadValue, .missingCalendar]
    return world
  }

  @Test func aValueThatALayerAboveSetsToo() {
    world("spots: 1️⃣4", province: "spots: 4")
      .expect(["1️⃣": .init("repeated-value", "has this value anyway")])
    world("spots: 5", province: "spots: 4").expect([:])
    world("spots: 1️⃣3").expect(["1️⃣": .init("repeated-value", "与不写此值时完全相同")])
  }

  /// A quotation of one's own says where the figure comes from.
  @Test func aSourcedValueMayRepeatALayer() {
    let source = "sources: { trip.spots: { text: 四, from: https://www.gov.cn/a } }\n"
    world("spots: 4", province: "spots: 4", sources: source).expect([:])
  }

  @Test func aDateOnWhichNothingChanges() {
    world("spots: { 2021-04-01: 4, 2021-05-01: 5, 2021-06-01: 1️⃣5 }")
      .expect(["1️⃣": .init("repeated-value")])
    let source = "sources: { trip.spots: { text: 五, from: https://www.gov.cn/a } }\n"
    world("spots: { 2021-04-01: 5, 2021-06-01: 1️⃣5 }", sources: source)
      .expect(["1️⃣": .init("repeated-value")])
  }

  /// The layer above changes later, and this value keeps it from changing here.
  @Test func aValueThatKeepsALaterOneAway() {
    world("spots: 4", province: "spots: { 2021-03-23: 4, 2021-09-01: 6 }").expect([:])
    world(
      "spots: { 2021-04-01: 1️⃣4, 2021-05-01: 7 }",
      province: "spots: { 2021-03-23: 4, 2021-09-01: 6 }"
    ).expect(["1️⃣": .init("repeated-value")])
  }

  @Test func aValueThatNothingReadsHere() {
    world("pause: 1️⃣2 h").expect(["1️⃣": .init("unread-value", "nothing reads `pause`")])
    world("pause: 2 h, extra: 1").expect([:])
    world("delay: 1️⃣2 h").expect(["1️⃣": .init("unread-value", "`delay` 不起任何作用")])
    world("delay: 2 h, mode: slow").expect([:])
    world("delay: 2 h, mode: { 2021-04-01: slow, 2021-05-01: fast }").expect([:])
  }

  @Test("a text or a fee that citizens are told is read where the city tells it, a figure is not")
  func aValueThatTheNoticeTells() {
    func told(_ values: String, _ path: String, when condition: String) -> WorkflowWorld {
      var world = world(values)
      world.trip.parameters +=
        "  fee: { type: money, default: 5 CNY, title: { zh: 费, en: fee } }\n"
      world.trip.top = """
        notice:
          who: [ { when: '\(condition)', zh: "甲{\(path)}", en: "a {\(path)}" } ]

        """
      world.others.append(
        "haopai: 1\nmessages: sections\nrefusals: {}\nnotice: { who: { zh: 对象, en: who } }\n")
      return world
    }
    let (fast, slow) = (#"param.mode == "fast""#, #"param.mode == "slow""#)
    told("fee: 6 CNY", "param.fee", when: fast).expect([:])
    told("fee: 1️⃣6 CNY", "param.fee", when: slow).expect(["1️⃣": .init("unread-value")])
    told("pause: 1️⃣2 h", "param.pause", when: fast).expect(["1️⃣": .init("unread-value")])
  }
  @Test func theConditionThatKeepsItOutIsShown() throws {
    var findings = FindingCollector()
    let world = world("pause: 2 h")
    _ = world.load(&findings)
    let related = try #require(findings.findings.first?.related.first)
    let texts = world.texts()
    #expect(texts[4].places["2️⃣"] == Int(related.span.start))
    #expect(related.message.en == "in this city this never holds")
  }

  /// What a layer above sets may be for other cities.
  @Test func onlyTheCitysOwnValues() { world("", province: "pause: 2 h").expect([:]) }

  @Test func workingDaysNeedACalendar() {
    world("within: 3 working days").expect([:])
    world("within: 1️⃣3 working days", released: "2020-03-23")
      .expect(["1️⃣": .init("missing-calendar", "2020")])
    world("within: 3 days", released: "2020-03-23").expect([:])
    world("within: 1️⃣3 working days, spots: { 2022-02-01: 4 }")
      .expectAmong(["1️⃣": .init("missing-calendar", "`calendar: 2022`")])
    world("within: { 2021-04-01: 3 working days, 2021-05-01: 9 days }, spots: { 2023-02-01: 4 }")
      .expectAmong([:])
  }
}
