import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

struct NameTests {
  @Test func actionsNameWhatIsDeclared() {
    var world = world(
      states: """
          first:
            numbers: { bag: { max: 3 } }
            documents: [1️⃣tickt]
            accepts:
              go:
                title: { zh: 走, en: go }
                do:
                  - use: 2️⃣usess
                  - claim: 3️⃣bagg
                  - set: { 4️⃣win: applicant.id }
                  - challenge: 5️⃣code
                  - end: { register: 6️⃣lists, keys: [applicant.id] }
                then:
                  - { say: 7️⃣hallo, to: last }
              check:
                title: { zh: 查, en: check }
                facts: { 8️⃣cars: { who: applicant.id } }
                require: [ { 9️⃣no-way: param.spots > 1 } ]
          last: { final: true }

        """)
    world.trip.counters = "  uses: { per: [applicant.id], limit: 9, refusal: used-up }\n"
    world.trip.refusals = "  used-up: { zh: 用完, en: used up }\n"
    world.trip.messages = "  hello: { zh: 好, en: hello }\n"
    world.trip.facts = """
        car: { key: { who: identity }, fields: { known: { type: bool, mock: true } } }

      """
    world.trip.top = """
      documents:
        ticket: { title: { zh: 票, en: ticket }, lines: [ { zh: 票, en: ticket } ] }
      registers:
        list: { keys: { who: identity }, ends: pardon }

      """
    world.expect([
      "1️⃣": .init("unknown-document", "ticket"), "2️⃣": .init("unknown-counter", "uses"),
      "3️⃣": .init("unknown-number-set", "bag"), "4️⃣": .init("unknown-field", "vin"),
      "5️⃣": .init("unknown-challenge"), "6️⃣": .init("unknown-register", "list"),
      "7️⃣": .init("unknown-message", "hello"), "8️⃣": .init("unknown-fact", "car"),
      "9️⃣": .init("unknown-refusal"),
    ])
  }

  @Test func resourcesShareOneNamespace() {
    var world = WorkflowWorld()
    world.trip.top = "numbers: { 1️⃣uses: { max: 1 } }\n"
    world.trip.counters = "  uses: { per: [applicant.id], limit: 9, refusal: used-up }\n"
    world.trip.refusals = "  used-up: { zh: 用完, en: used up }\n"
    world.expect(["1️⃣": .init("duplicate-name", "uses")])
  }

  @Test func resourcesLeaveTheRootsAlone() {
    var world = WorkflowWorld()
    world.trip.top = "numbers: { 1️⃣case: { max: 1 } }\n"
    world.expect(["1️⃣": .init("reserved-name", "case")])
  }

  @Test func numberSetsAreVisibleInsideTheirState() {
    world(
      states: """
          first:
            numbers: { bag: { max: 3 } }
            accepts:
              go: { title: { zh: 走, en: go }, to: second }
          second:
            accepts:
              claim: { title: { zh: 领, en: claim }, do: [ claim: 1️⃣bag ], to: last }
          last: { final: true }

        """
    ).expect(["1️⃣": .init("unknown-number-set")])
  }

  @Test func barsNameBusinessesAndCommands() {
    var world = WorkflowWorld()
    world.others = [
      """
      haopai: 1
      shared: national
      registers:
        list:
          keys: { who: identity }
          ends: pardon
          bars: { key: [applicant.id], businesses: [trip, 1️⃣trap], commands: [open, 2️⃣gone], refusal: barred }
      refusals:
        barred: { zh: 不可, en: barred }

      """
    ]
    // The unknown business could have the command.
    world.expect(["1️⃣": .init("unknown-business", "trip")])
    world.others = world.others.map { $0.replacing(", 1️⃣trap", with: "") }
    world.expect(["2️⃣": .init("unknown-command", "go")])
  }

  @Test func entriesAreWhole() {
    var world = world(
      states: """
          first:
            accepts:
              go:
                title: { zh: 走, en: go }
                do:
                  - enter: { register: list, keys: 1️⃣[applicant.id, applicant.id], fields: { reason: '"late"' }, for: param.term }
                  - enter: { register: list, keys: [applicant.id], 2️⃣fields: {}, for: param.term }
                  - enter: { register: 3️⃣list, keys: [applicant.id], fields: { reason: '"late"' } }
                  - enter: { register: list, keys: [applicant.id], fields: { reason: '"late"', 4️⃣raisin: '"late"' }, for: param.term }
                to: last
          last: { final: true }

        """)
    world.trip.parameters =
      "  term: { type: term, default: 2 years, title: { zh: 期限, en: term } }\n"
    world.trip.top = """
      registers:
        list: { keys: { who: identity }, fields: { reason: { enum: [late, early] } }, ends: term }

      """
    world.expect([
      "1️⃣": .init("key-count"), "2️⃣": .init("incomplete-entry", "reason"),
      "3️⃣": .init("incomplete-entry", "for"), "4️⃣": .init("unknown-field", "reason"),
    ])
  }

  @Test func engineRefusalsHaveTexts() {
    let world = WorkflowWorld()
    var findings = FindingCollector()
    var texts = world.texts()
    let messages = WorkflowWorld.national[3]
      .replacing("messages: national", with: "messages: 1️⃣national")
      .replacing("  key-reused: { zh: 八, en: eight }\n", with: "")
    texts[3] = MarkedText(messages, path: "rules/3.yaml", id: 3)
    _ = RuleBook.load(texts.map(\.source), into: &findings)
    expect(
      findings, in: texts, except: .unusedName,
      ["1️⃣": .init("missing-engine-refusal", "key-reused")])
  }

  @Test func unusedTextsAreWarnings() {
    var world = WorkflowWorld()
    world.trip.refusals = "  1️⃣never: { zh: 不, en: never }\n"
    world.trip.messages = "  2️⃣silent: { zh: 静, en: silent }\n"
    world.expect(["1️⃣": .init("unused-text", "never"), "2️⃣": .init("unused-text", "silent")])
  }
}
