import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

/// What a list says twice.
struct RepeatedItemTests {
  /// `go` asks for a word; `bag` is filled by `fill`, and `tries` counts.
  private func world(
    command: String = "", branches: String = "{ to: last }", actions: String = "use: tries",
    more: String = ""
  ) -> WorkflowWorld {
    var world = HaopaiRulesTests.world(
      states: """
          first:
            numbers: { bag: { max: 3 } }
            accepts:
              go:
                title: { zh: 走, en: go }
                input: { word: { type: text, title: { zh: 词, en: word } } }
                \(command)
                do: [ \(actions) ]
                then: [ \(branches) ]
            \(more)
          last: { final: true }

        """)
    world.trip.counters =
      "  tries: { per: [applicant.id], limit: 30, refusal: no, title: { zh: 次, en: tries } }\n"
    world.trip.refusals = "  no: { zh: 不, en: no }\n"
    return world
  }

  @Test(arguments: [
    "{ when: input.word == 'a', to: last }, 1️⃣{ when: input.word == 'a', to: last }, { say: no-more }",
    "{ when: input.word == 'a', to: last }, { when: input.word == 'b', say: no-more }, 1️⃣{ when: input.word == 'a', to: last }, { to: last }",
  ])
  func branches(list: String) {
    var world = world(branches: list)
    world.trip.messages = "  no-more: { zh: 无, en: none }\n"
    world.expect(["1️⃣": .init("duplicate-item", "repeats an earlier item")])
  }

  @Test func requirements() {
    world(command: "require: [ { no: input.word != '' }, 1️⃣{ no: input.word != '' } ]")
      .expect(["1️⃣": .init("duplicate-item", "此项与前面的一项完全相同")])
  }

  @Test func demands() {
    var world = world()
    world.trip.top =
      "demands: [ { that: param.spots > 2, zh: 一, en: one }, 1️⃣{ that: param.spots > 2, zh: 一, en: one } ]\n"
    world.expect(["1️⃣": .init("duplicate-item")])
  }

  @Test func names() {
    var world = world(more: "documents: [slip, 1️⃣slip]")
    world.trip.top = """
      sources: [a.txt, 2️⃣a.txt]
      documents:
        slip: { title: { zh: 单, en: slip }, lines: [ { zh: 一, en: one } ] }
      registers:
        list:
          keys: { who: identity }
          ends: pardon
          bars: { key: [applicant.id], businesses: [trip], commands: [go, 3️⃣go], refusal: no }

      """
    world.trip.counters = world.trip.counters.replacing(
      "[applicant.id]", with: "[applicant.id, 4️⃣applicant.id]")
    world.expect([
      "1️⃣": .init("duplicate-item", "`slip` stands twice"), "2️⃣": .init("duplicate-item"),
      "3️⃣": .init("duplicate-item"), "4️⃣": .init("duplicate-item"),
    ])
  }

  /// Lines that only separate may be alike.
  @Test func linesOfADocument() {
    var world = world(more: "documents: [slip]")
    world.trip.top = """
      documents:
        slip:
          title: { zh: 单, en: slip }
          lines:
            - { zh: ——, en: -- }
            - { zh: "{param.spots}", en: "{param.spots}" }
            - { zh: ——, en: -- }
            - 1️⃣{ zh: "{param.spots}", en: "{param.spots}" }

      """
    world.expect(["1️⃣": .init("duplicate-item")])
  }

  // MARK: - Actions

  private static let fill =
    "draw: { into: bag, kind: '\"small-car\"', count: '1', hold: 'duration(\"1h\")' }"

  @Test(arguments: [
    "set: { vin: none }, 1️⃣set: { vin: none }", "\(fill), release: [bag], 1️⃣release: [bag]",
    "\(fill), 1️⃣\(fill)", "release: [bag], use: tries, 1️⃣release: [bag]",
    "{ when: input.word == 'a', set: { vin: none } }, 1️⃣{ when: input.word == 'a', set: { vin: none } }",
  ])
  func actionsThatDoNothingMore(actions: String) {
    world(actions: actions).expect(["1️⃣": .init("duplicate-item")])
  }

  @Test(arguments: [
    "\(fill), release: [bag], \(fill), release: [bag]",
    "use: tries, \(fill), use: tries",
    "{ when: size(bag) == 0, use: tries }, \(fill), { when: size(bag) == 0, use: tries }",
  ])
  func actionsThatMeanSomethingAgain(actions: String) { world(actions: actions).expect([:]) }

  @Test func anAmountSaysItOnce() {
    world(actions: "use: tries, 1️⃣use: tries")
      .expect(["1️⃣": .init("duplicate-item", "write `amount`")])
    world(more: "during: [ use: tries, 1️⃣use: tries ]").expect(["1️⃣": .init("duplicate-item")])
  }

  /// What the first says may have changed in between.
  @Test func whatChangedInBetween() {
    world(actions: "set: { vin: none }, use: tries, set: { vin: none }").expect([:])
  }
}
