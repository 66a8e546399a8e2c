import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

struct StatechartTests {
  @Test func theWorldItselfIsSound() { WorkflowWorld().expect([:]) }

  @Test func unreachableState() {
    world(
      states: """
          first:
            accepts:
              go: { title: { zh: 走, en: go }, to: last }
          1️⃣island:
            initial: sand
            accepts:
              swim: { title: { zh: 游, en: swim }, to: last }
            states:
              sand: {}
          last: { final: true }

        """
    ).expect(["1️⃣": .init("unreachable-state", "island")])
  }

  @Test func stateWithoutExit() {
    world(
      states: """
          first:
            accepts:
              go: { title: { zh: 走, en: go }, to: swamp }
          1️⃣swamp: {}

        """
    ).expect(["1️⃣": .init("state-without-exit", "final: true")])
  }

  @Test func aWayOutOfAnEnclosingStateIsAnExit() {
    world(
      states: """
          first:
            initial: inner
            accepts:
              go: { title: { zh: 走, en: go }, to: last }
            states:
              inner: {}
          last: { final: true }

        """
    ).expect([:])
  }

  @Test func finalStatesDoNotGoOn() {
    world(
      states: """
          first:
            accepts:
              go: { title: { zh: 走, en: go }, to: last }
          last:
            final: true
            accepts:
              1️⃣again: { title: { zh: 再来, en: again }, to: first }
              correct: { by: officer, title: { zh: 更正, en: correct }, to: first }

        """
    ).expect(["1️⃣": .init("final-state-goes-on", "again")])
  }

  @Test func finalStateDoesNotGoOnByItself() {
    world(
      states: """
          first:
            accepts:
              go: { title: { zh: 走, en: go }, to: last }
          last: { final: true, always: [ 1️⃣{ to: other } ] }
          other: { final: true }

        """
    ).expect(["1️⃣": .init("final-state-goes-on", "a final state cannot have `always`")])
  }

  @Test func compositeNeedsInitial() {
    world(
      states: """
          1️⃣first:
            accepts:
              go: { title: { zh: 走, en: go }, to: last }
            states:
              inner: {}
          last: { final: true }

        """
    ).expect(["1️⃣": .init("missing-initial", "first")])
  }

  @Test func initialStaysInside() {
    world(
      states: """
          first:
            initial: 1️⃣last
            accepts:
              go: { title: { zh: 走, en: go }, to: inner }
              end: { title: { zh: 完, en: end }, to: last }
            states:
              inner: {}
          last: { final: true }

        """
    ).expect(["1️⃣": .init("initial-leads-out")])
  }

  @Test func targetsResolveFromTheInsideOut() {
    let world = world(
      states: """
          first:
            initial: a
            states:
              a:
                accepts:
                  sibling: { title: { zh: 一, en: one }, to: b }
                  outward: { title: { zh: 二, en: two }, to: last }
                  down: { title: { zh: 三, en: three }, to: first.b }
              b:
                accepts:
                  lost: { title: { zh: 四, en: four }, to: 1️⃣lest }
          last: { final: true }

        """)
    world.expect(["1️⃣": .init("unknown-state", "last")])
  }

  @Test func branchOrder() {
    world(
      states: """
          first:
            accepts:
              go:
                title: { zh: 走, en: go }
                then:
                  - to: last
                  - 1️⃣when: param.spots > 1
                    to: first
              run:
                title: { zh: 跑, en: run }
                then:
                  - { when: 2️⃣param.spots > 1, to: last }
              rest:
                title: { zh: 歇, en: rest }
                to:
                  - { when: 3️⃣param.spots > 1, to: last }
              nowhere:
                title: { zh: 无, en: none }
                then: 4️⃣[]
          last: { final: true }

        """
    ).expect([
      "1️⃣": .init("unreachable-branch"), "2️⃣": .init("missing-else"),
      "3️⃣": .init("missing-else"), "4️⃣": .init("missing-branch"),
    ])
  }

  @Test func alwaysInACircle() {
    world(
      states: """
          first:
            always: [ { when: param.spots > 1, to: second } ]
            accepts:
              go: { title: { zh: 走, en: go }, to: last }
          second:
            always: [ { when: param.spots > 3, to: last }, 1️⃣{ when: param.spots > 2, to: first } ]
          last: { final: true }

        """
    ).expect(["1️⃣": .init("always-cycle", "`first` → `second` → `first`")])
  }

  @Test func theLastBranchOfTheCircleIsMeantWhereverItBegins() {
    world(
      states: """
          first:
            accepts:
              go: { title: { zh: 走, en: go }, to: third }
              end: { title: { zh: 完, en: end }, to: last }
          second:
            always: [ { when: param.spots > 1, to: third } ]
          third:
            always: [ { when: param.spots > 2, to: [ { when: param.spots > 3, to: last }, 1️⃣{ to: second } ] } ]
          last: { final: true }

        """
    ).expect(["1️⃣": .init("always-cycle", "`second` → `third` → `second`")])
  }

  @Test func aBranchThatStaysRepeatsItselfWhereverTheCaseStands() {
    world(
      states: """
          around:
            initial: one
            always: [ 1️⃣{ when: param.spots > 1 } ]
            accepts:
              end: { title: { zh: 完, en: end }, to: last }
            states:
              one: { accepts: { on: { title: { zh: 前, en: on }, to: two } } }
              two: { accepts: { back: { title: { zh: 回, en: back }, to: one } } }
          last: { final: true }

        """.replacing("around", with: "first")
    ).expect(["1️⃣": .init("always-cycle", "`one` → `one`")])
  }

  @Test func aCaseThatHasEndedStaysWhereItIs() {
    world(
      states: """
          first:
            initial: one
            always: [ { when: param.spots > 1, to: over } ]
            states:
              one: { accepts: { on: { title: { zh: 前, en: on }, to: over } } }
              over: { final: true }

        """
    ).expect([:])
  }

  @Test func alwaysWithoutACircle() {
    world(
      states: """
          first:
            always: [ { when: param.spots > 1, to: second } ]
            accepts:
              go: { title: { zh: 走, en: go }, to: last }
          second:
            always: [ { when: param.spots > 2, to: last } ]
            accepts:
              back: { title: { zh: 回, en: back }, to: first }
          last: { final: true }

        """
    ).expect([:])
  }

  @Test func whatMayFailIsGuarded() {
    var world = world(
      states: """
          first:
            timers:
              bare: { after: 1 min, do: [ 1️⃣use: uses ], to: last }
            always:
              - when: uses.left > 5
                do: [ use: uses ]
                to: last
          last: { final: true }

        """)
    world.trip.counters = "  uses: { per: [applicant.id], limit: 9, refusal: used-up }\n"
    world.trip.refusals = "  used-up: { zh: 用完, en: used up }\n"
    world.trip.parameters = ""
    world.trip.states = world.trip.states.replacing(
      "after: 1 min", with: "after: param.wait")
    world.trip.parameters =
      "  wait: { type: duration, default: 1 min, title: { zh: 等, en: wait } }\n"
    world.expect(["1️⃣": .init("action-may-fail", "use")])
  }
}
