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
                  - 4️⃣{ when: param.spots > 1 }
                to: last
              run:
                title: { zh: 跑, en: run }
                role: 5️⃣chief
                then: [ { to: last } ]
                6️⃣to: last
              rest: { title: { zh: 歇, en: rest }, 7️⃣don: [ claim: bag ], to: last }
          last: { final: true }

        """
    ).expectAmong([
      "1️⃣": .init("timer-instant", "never"), "2️⃣": .init("beside-then", "do"),
      "3️⃣": .init("several-actions", "issue"), "4️⃣": .init("missing-action"),
      "5️⃣": .init("role-without-officer"), "6️⃣": .init("beside-then", "to"),
      "7️⃣": .init("unknown-key", "do"),
    ])
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

  @Test func largeWorkflowsAreRefused() {
    var states = "  first: { accepts: { go: { title: { zh: 走, en: go }, to: last } } }\n"
    for index in 0..<WorkflowSize.states { states += "  s\(index): { final: true }\n" }
    var world = world(states: states + "  last: { final: true }\n")
    world.trip.top = "# a comment\n"
    var findings = FindingCollector()
    _ = world.load(&findings)
    #expect(findings.findings.map(\.code.description) == ["workflow-too-large"])
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
