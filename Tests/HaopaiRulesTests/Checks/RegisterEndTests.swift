import Testing

@testable import HaopaiRules

/// When an entry ends can be read only where there is one.
struct RegisterEndTests {
  private func world(due: String, bar: String = "barred") -> WorkflowWorld {
    var world = HaopaiRulesTests.world(
      states: """
          first:
            timers: { over: { \(due), to: last } }
            accepts:
              go:
                title: { zh: 走, en: go }
                require: [ { \(bar): param.spots > 1 } ]
                do: [ enter: { register: list, keys: [applicant.id], for: param.term } ]
                to: last
          last: { final: true }

        """)
    world.trip.parameters +=
      "  term: { type: term, default: 2 years, title: { zh: 期限, en: term } }\n"
    world.trip.top = """
      registers:
        list: { keys: { who: identity }, ends: term, bars: { key: [applicant.id], businesses: all, commands: [go], refusal: barred } }

      """
    world.trip.refusals = """
        barred: { zh: "{1️⃣list[applicant.id].ends}起", en: "from {list[applicant.id].ends}" }
        2️⃣other: { zh: 少, en: few }

      """
    return world
  }

  @Test func anAbsentEntryHasNoEnd() {
    world(due: "at: '3️⃣list[applicant.id].ends'", bar: "other")
      .expect(["3️⃣": .init("may-be-absent", "has(list[applicant.id])")])
  }

  @Test func onlyHasAsksWhetherThereIsAnEntry() {
    world(due: "when: 'list[applicant.id].3️⃣listed', after: 'duration(\"1h\")'", bar: "barred")
      .expectAmong(["3️⃣": .init("unknown-member", "listed")])
  }

  @Test func whoeverIsListedHasAnEnd() {
    world(due: "when: 'has(list[applicant.id])', at: 'list[applicant.id].ends'", bar: "other")
      .expect([:])
  }

  @Test func aRefusalThatIsNotTheBarsAloneCannotReadIt() {
    world(due: "after: 'duration(\"1h\")'", bar: "barred")
      .expect(["1️⃣": .init("may-be-absent"), "2️⃣": .init("unused-text")])
  }
}
