import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

/// What a workflow declares and nothing uses.
struct UnusedNameTests {
  /// Everything that it declares is used.
  private func world(input: String = "", use: String = "", more: String = "") -> WorkflowWorld {
    var world = HaopaiRulesTests.world(
      states: """
          first:
            numbers: { bag: { max: 9 }\(more) }
            accepts:
              go:
                title: { zh: 走, en: go }
                input: { word: { type: text, title: { zh: 词, en: word } }\(input) }
                facts: { car: { vin: case.vin } }
                require: [ { no: fact.car.known && input.word != "" } ]
                do:
                  - use: tries
                  - draw: { into: bag, kind: '"small-car"', count: param.spots, hold: 'duration("1s")' }
        \(use)        to: last
          last: { final: true }

        """)
    world.trip.open = """
        title: { zh: 开始, en: open }
        input: { vin: { type: vin, title: { zh: 识别代号, en: VIN } } }
        do: [ set: { vin: input.vin } ]
        to: first

      """
    world.trip.facts =
      "  car: { key: { vin: vin }, fields: { known: { type: bool, mock: true } } }\n"
    world.trip.counters =
      "  tries: { per: [applicant.id], limit: 3, refusal: no, title: { zh: 次, en: tries } }\n"
    world.trip.refusals = "  no: { zh: 不, en: no }\n"
    world.advice = [.unusedName]
    return world
  }

  @Test func everythingIsUsed() { world().expect([:]) }

  @Test func everyKindOfDeclaration() {
    var world = world(
      input: ", 1️⃣spare: { type: text, title: { zh: 余, en: spare } }",
      more: ", 2️⃣box: { max: 1 }")
    world.trip.parameters +=
      "  3️⃣rest: { type: count, range: 1..9, default: 3, title: { zh: 余, en: rest } }\n"
    world.trip.fields += "  4️⃣note: text\n"
    world.trip.facts +=
      "  5️⃣house: { key: { vin: vin }, fields: { known: { type: bool, mock: true } } }\n"
    world.trip.counters +=
      "  6️⃣rounds: { per: [applicant.id], limit: 3, refusal: no, title: { zh: 轮, en: rounds } }\n"
    world.trip.top = """
      registers:
        7️⃣list: { keys: { who: identity }, ends: pardon }
      challenges:
        8️⃣sms: { to: applicant.id, validity: 'duration("1h")', tries: 3 }
      documents:
        9️⃣paper: { title: { zh: 单, en: paper }, lines: [ { zh: 一, en: one } ] }

      """
    world.expect([
      "1️⃣": .init("unused-name", "`spare` is asked for, but nothing reads it"),
      "2️⃣": .init("unused-name", "nothing uses the number set `box`"),
      "3️⃣": .init("unused-name", "the parameter `rest` has no effect"),
      "4️⃣": .init("unused-name", "没有任何地方使用字段 `note`"),
      "5️⃣": .init("unused-name", "nothing uses the fact `house`"),
      "6️⃣": .init("unused-name", "counter `rounds`"), "7️⃣": .init("unused-name", "register `list`"),
      "8️⃣": .init("unused-name", "challenge `sms`"), "9️⃣": .init("unused-name", "document `paper`"),
    ])
  }

  @Test func whatIsLookedUpInVain() {
    var world = world()
    world.trip.facts =
      "  car: { key: { vin: vin }, fields: { known: { type: bool, mock: true }, 1️⃣old: { type: bool, mock: true } } }\n"
    world.expect(["1️⃣": .init("unused-name", "核查了 `old`")])
    var unread = self.world()
    unread.trip.states = unread.trip.states.replacing("fact.car.known && ", with: "")
      .replacing("facts: { car", with: "facts: { 1️⃣car")
    unread.trip.facts =
      "  car: { key: { vin: vin }, fields: { 2️⃣known: { type: bool, mock: true } } }\n"
    unread.expect([
      "1️⃣": .init("unused-name", "`car` is looked up, but nothing reads it"),
      "2️⃣": .init("unused-name", "`known` is looked up"),
    ])
  }

  @Test func aTextUsesWhatItShows() {
    var world = world(input: ", spare: { type: text, title: { zh: 余, en: spare } }")
    world.trip.refusals = "  no: { zh: \"不 {input.spare}\", en: \"no {input.spare}\" }\n"
    world.trip.counters = ""
    world.trip.states = world.trip.states.replacing("          - use: tries\n", with: "")
    world.expect([:])
  }

  /// A demand alone gives a parameter no effect.
  @Test func demandsDoNotUse() {
    var world = world()
    world.trip.parameters +=
      "  1️⃣rest: { type: count, range: 1..9, default: 3, title: { zh: 余, en: rest } }\n"
    world.trip.top = "demands: [ { that: param.rest > 2, zh: 一, en: one } ]\n"
    world.expect(["1️⃣": .init("unused-name", "参数 `rest` 不影响任何办理")])
  }

  @Test func aFileWithAnErrorMayUseAnything() {
    var world = world(use: "          - claim: 1️⃣box\n")
    world.trip.fields += "  note: text\n"
    world.expect(["1️⃣": .init("unknown-number-set")])
  }

  // MARK: - Receipts

  @Test func onlyWhatWasUsedComesBack() {
    var never = world(use: "          - give_back: 1️⃣tries\n")
    never.trip.states = never.trip.states.replacing("          - use: tries\n", with: "")
    never.advice = []
    never.expect(["1️⃣": .init("nothing-to-give-back", "没有任何动作用过次数 `tries`")])
    world(use: "          - give_back: tries\n").expect([:])
  }

  @Test func aUseThatOnlyComesLaterGivesNoReceipt() {
    var world = world()
    world.trip.open = world.trip.open.replacing("to: first", with: "to: before")
    world.trip.states =
      "  before: { accepts: { on: { title: { zh: 进, en: on }, do: [ give_back: 1️⃣tries ], to: first } } }\n"
      + world.trip.states
    world.expect(["1️⃣": .init("nothing-to-give-back", "no way to here uses the counter `tries`")])
    world.trip.states = world.trip.states.replacing("1️⃣", with: "")
      .replacing(
        "last: { final: true }",
        with:
          "last: { final: true }\n  again: { accepts: { go: { title: { zh: 再, en: go }, to: before } } }"
      )
      .replacing(
        "        to: last",
        with: "        then: [ { when: size(bag) > 3, to: again }, { to: last } ]")
    world.expect([:])
  }
}
