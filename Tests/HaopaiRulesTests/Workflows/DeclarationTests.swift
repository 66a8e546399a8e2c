import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

struct DeclarationTests {
  @Test func formsOfActionsAndBranches() {
    world(
      states: """
          first:
            numbers: { bag: { max: 3 } }
            timers:
              1️⃣never: { to: last }
              both:
                after: param.wait
                then: [ { to: last } ]
                2️⃣do: [ claim: bag ]
            accepts:
              go:
                title: { zh: 走, en: go }
                do:
                  - { claim: bag, 3️⃣issue: bag }
                  - { when: param.spots > 1, claim: bag, 8️⃣issue: bag }
                  - 4️⃣{ when: param.spots > 1 }
                to: last
              run:
                title: { zh: 跑, en: run }
                5️⃣role: chief
                then: [ { to: last } ]
                6️⃣to: last
              rest: { title: { zh: 歇, en: rest }, 7️⃣don: [ claim: bag ], to: last }
          last: { final: true }

        """
    ).expectAmong([
      "1️⃣": .init("timer-instant", "never"), "2️⃣": .init("beside-then", "do"),
      "3️⃣": .init("several-actions", "issue"),
      "8️⃣": .init("several-actions", "issue"), "4️⃣": .init("missing-action"),
      "5️⃣": .init("unknown-key"), "6️⃣": .init("beside-then", "to"),
      "7️⃣": .init("unknown-key", "do"),
    ])
  }

  @Test func whatNobodyReadsIsUnknown() {
    var world = world(states: "  last: { final: true }\n")
    world.trip.fields = "  vin: { list: count, max: 3, 1️⃣min: 1 }\n"
    world.trip.facts = """
        car:
          key: { who: { type: identity, 2️⃣title: { zh: 谁, en: who } } }
          fields: { known: { type: bool, mock: true, 3️⃣title: { zh: 知, en: known } } }
          4️⃣title: { zh: 车, en: car }

      """
    world.trip.counters =
      "  uses: { keys: { n: { type: count, 5️⃣range: 1..9 } }, limit: 2, refusal: no }\n"
    world.trip.refusals = "  no: { zh: 不, en: no }\n"
    world.trip.top = """
      registers:
        list:
          keys: { who: identity }
          fields: { n: { type: count, range: 1..9, 6️⃣title: { zh: 数, en: n } } }
          ends: pardon
          7️⃣title: { zh: 册, en: list }

      """
    world.expectAmong(
      Dictionary(
        uniqueKeysWithValues: "1234567".map { (Character("\($0)️⃣"), .init("unknown-key")) }))
  }

  @Test func inputsAndFacts() {
    var world = world(
      states: """
          first:
            accepts:
              go:
                title: { zh: 走, en: go }
                input:
                  code: { type: text, title: { zh: 码, en: code } }
                  1️⃣numbers: { list: number, title: { zh: 号, en: numbers } }
                  2️⃣one: { type: number, max: 3, title: { zh: 一, en: one } }
                facts: { car: { 4️⃣whom: applicant.id } }
                check: { challenge: sms, code: 5️⃣input.code }
                to: last
              other:
                title: { zh: 别, en: other }
                when: 6️⃣fact.car.known
                to: last
          last: { final: true }

        """)
    world.trip.facts =
      "  car: { key: { who: identity }, fields: { known: { type: bool, mock: true } } }\n"
    world.trip.top = """
      challenges:
        sms: { to: case.mobile, validity: param.wait, tries: 3 }

      """
    world.trip.parameters =
      "  wait: { type: duration, default: 1 min, title: { zh: 等, en: wait } }\n"
    world.expect([
      "1️⃣": .init("list-maximum", "numbers"), "2️⃣": .init("list-maximum", "one"),
      "4️⃣": .init("unknown-fact", "who"),
      "5️⃣": .init("check-needs-secret"), "6️⃣": .init("unknown-name", "fact"),
    ])
  }

  @Test func filtersAreSerialCharacters() {
    var world = world(
      states: """
          first:
            numbers: { bag: { max: 9 } }
            accepts:
              go:
                title: { zh: 走, en: go }
                do:
                  - draw: { into: bag, kind: '"small-car"', count: param.spots, hold: param.hold, without: 1️⃣"4I" }
                to: last
          last: { final: true }

        """)
    world.trip.parameters +=
      "  hold: { type: duration, range: 1 s..1 h, default: 1 min, title: { zh: 留, en: hold } }\n"
    world.expect(["1️⃣": .init("bad-filter", "4I")])
  }

  @Test func aFilterWithoutCharactersLeavesNothingOut() {
    func world(_ filter: String) -> WorkflowWorld {
      var world = HaopaiRulesTests.world(
        states: """
            first:
              numbers: { bag: { max: 9 } }
              accepts:
                go:
                  title: { zh: 走, en: go }
                  do:
                    - draw: { into: bag, kind: '"small-car"', count: param.spots, hold: param.hold, \(filter) }
                  to: last
            last: { final: true }

          """)
      world.trip.parameters +=
        "  hold: { type: duration, range: 1 s..1 h, default: 1 min, title: { zh: 留, en: hold } }\n"
      return world
    }
    world("without: \"4\", without_when: param.spots > 1").expect([:])
    let alone = world("without_when: 1️⃣param.spots > 1")
    alone.expect(["1️⃣": .init("missing-filter", "stands without `without`")])
    alone.expect(["1️⃣": .init("missing-filter", "不会排除任何字符")])
    // What was meant is there.
    world("1️⃣witout: \"4\", without_when: param.spots > 1").expect([
      "1️⃣": .init("unknown-key", "without")
    ])
    world("without: 1️⃣\"\", without_when: param.spots > 1").expect([
      "1️⃣": .init("missing-value", "the text between the quotes is empty")
    ])
  }

  @Test func onlyOfficersHaveRoles() {
    accepting("by: { officer: clerk }").expect([:])
    accepting("by: { 1️⃣host: clerk }").expect(["1️⃣": .init("unknown-key", "officer")])
    accepting("by: 1️⃣oficer").expect(["1️⃣": .init("unknown-word", "officer")])
    accepting("by: officer, 1️⃣role: clerk").expect(["1️⃣": .init("unknown-key")])
  }

  private func accepting(_ author: String) -> WorkflowWorld {
    world(
      states: """
          first:
            accepts:
              go: { title: { zh: 走, en: go }, \(author), to: last }
          last: { final: true }

        """)
  }

  @Test func aNameIsMisspeltWhereItIsDeclaredAlone() {
    var world = world(
      states: """
          first:
            numbers: { 2️⃣bag_: { max: 3 } }
            lapsed: { bag_: [ { to: last } ] }
            accepts:
              go:
                title: { zh: 走, en: go }
                facts: { car_: { who_: applicant.id } }
                require: [ { no_way: fact.car_.known } ]
                do:
                  - set: { when_: today }
                  - enter: { register: list, keys: [applicant.id], fields: { day_: today }, for: param.ban }
                to: last
          last: { final: true }

        """)
    world.trip.fields = "  1️⃣when_: date\n"
    world.trip.facts =
      "  3️⃣car_: { key: { 4️⃣who_: identity }, fields: { known: { type: bool, mock: true } } }\n"
    world.trip.refusals = "  5️⃣no_way: { zh: 不行, en: no way }\n"
    world.trip.parameters +=
      "  ban: { type: term, default: 3 days, title: { zh: 禁, en: ban } }\n"
    world.trip.top = """
      registers:
        list: { keys: { who: identity }, fields: { 6️⃣day_: date }, ends: term }

      """
    world.expect([
      "1️⃣": .init("name-spelling", "must not end with `_`"),
      "2️⃣": .init("name-spelling", "bag"), "3️⃣": .init("name-spelling", "不能以 `_` 结尾"),
      "4️⃣": .init("name-spelling", "who"), "5️⃣": .init("name-spelling", "no-way"),
      "6️⃣": .init("name-spelling", "day"),
    ])
  }

  @Test func anEmptyTextIsCalledThat() {
    var world = WorkflowWorld()
    world.trip.fields += "  note: { type: text, default: 1️⃣\"\" }\n"
    world.expect(["1️⃣": .init("missing-value", "the text between the quotes is empty")])
    world.expect(["1️⃣": .init("missing-value", "引号内没有内容")])
    world.trip.fields = "  note: { type: text, default: 1️⃣ }\n"
    var findings = FindingCollector()
    _ = world.load(&findings)
    #expect(findings.findings.map(\.message.en).contains { $0.hasPrefix("nothing stands here") })
  }

  @Test func challengesGoToMobileNumbers() {
    var world = world(
      states: """
          first:
            on_entry: [ challenge: sms ]
            accepts:
              go: { title: { zh: 走, en: go }, to: last }
          last: { final: true }

        """)
    world.trip.top = """
      challenges:
        sms: { to: 1️⃣applicant.id, validity: param.wait, tries: 3 }

      """
    world.trip.parameters =
      "  wait: { type: duration, default: 1 min, title: { zh: 等, en: wait } }\n"
    world.expect(["1️⃣": .init("result-type")])
  }
}

extension WorkflowWorld {
  /// Checks that these findings are among those that come out, wherever others stand.
  func expectAmong(
    _ expected: [Character: Expected], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var findings = FindingCollector()
    _ = load(&findings)
    let texts = texts()
    for (marker, wanted) in expected {
      let isThere = findings.findings.contains { finding in
        finding.code.description == wanted.code
          && texts.contains {
            $0.source.id == finding.span.file && $0.places[marker] == Int(finding.span.start)
          }
      }
      #expect(isThere, "\(marker) \(wanted.code)", sourceLocation: sourceLocation)
    }
  }
}
