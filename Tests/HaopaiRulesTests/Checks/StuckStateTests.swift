import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

/// States that have ways out on paper.
struct StuckStateTests {
  /// A case goes on to `pit`, whose only way out is the given one.
  private func pit(_ way: String, opening: String = "") -> WorkflowWorld {
    var world = world(
      states: """
          first:
            accepts:
              go: { title: { zh: 走, en: go }, \(opening)to: pit }
          1️⃣pit:
            numbers: { bag: { max: 3 } }
            \(way)
          last: { final: true }

        """)
    world.trip.fields += """
        flag: { type: bool, default: false }
        day: date

      """
    if way.contains("never") { world.trip.refusals = "  never: { zh: 不, en: never }\n" }
    return world
  }

  @Test(arguments: [
    "timers: { out: { when: case.flag, after: 'duration(\"1h\")', to: last } }",
    "timers: { out: { when: has(case.day), after: 'duration(\"1h\")', to: last } }",
    "always: [ { when: size(bag) > 0, to: last } ]",
    "lapsed: { bag: [ { to: last } ] }",
    "accepts: { out: { title: { zh: 出, en: out }, require: [ { never: 1 > 2 } ], to: last } }",
    "accepts: { out: { title: { zh: 出, en: out }, when: 'false && param.spots > 1', to: last } }",
    "accepts: { out: { title: { zh: 出, en: out }, then: [ { when: '!true', to: last }, { to: pit } ] } }",
  ])
  func waysThatAreNeverTaken(way: String) {
    pit(way).expect(["1️⃣": .init("state-without-exit", "can ever be taken")])
  }

  /// `pit` with a counter that allows nothing, a register and a code.
  private func resources(_ way: String) -> WorkflowWorld {
    var world = pit(way)
    world.trip.fields += "  phone: mobile\n"
    world.trip.counters = """
        closed: { per: [applicant.id], limit: 0, refusal: none-left }
        given: { keys: { who: identity }, limit: 0, refusal: none-left }

      """
    world.trip.refusals += "  none-left: { zh: 完, en: none left }\n"
    world.trip.top = """
      registers:
        list: { keys: { who: identity }, ends: pardon }
      challenges:
        sms: { to: param.phone, validity: 'duration("1m")', tries: "3" }

      """
    world.trip.parameters +=
      "  phone: { type: mobile, default: \"13812345678\", title: { zh: 电话, en: phone } }\n"
    return world
  }

  private static let title = "title: { zh: 出, en: out }"
  private static let answers =
    "input: { code: { type: secret, title: { zh: 码, en: code } } }, "
    + "check: { challenge: sms, code: input.code }"

  @Test(arguments: [
    "do: [ claim: bag ], to: last", "do: [ issue: bag ], to: last",
    "then: [ { do: [ claim: bag ], to: last } ]",
    "to: [ { when: param.spots > 1, to: pit }, { do: [ claim: bag ], to: last } ]",
    "input: { n: { type: number, title: { zh: 号, en: n } } }, do: [ move: { number: input.n, to: bag } ], to: last",
    "do: [ use: closed ], to: last", "do: [ use: { counter: closed, amount: 2 } ], to: last",
    "when: closed.left > 0, to: last",
    "require: [ { none-left: 'given[applicant.id].left >= 1' } ], to: last",
    "when: 'has(list[applicant.id])', to: last",
    "\(answers), then: [ { when: 'check == \"ok\"', to: last }, { to: pit } ]",
    "\(answers), then: [ { when: 'check != \"expired\"', to: last }, { to: pit } ]",
    "\(answers), to: [ { when: '\"wrong\" == check', to: last }, { to: pit } ]",
  ])
  func whatNothingEverFillsLeadsNowhere(way: String) {
    resources("accepts: { out: { \(Self.title), \(way) } }").expectAmong([
      "1️⃣": .init("state-without-exit", "can ever be taken")
    ])
  }

  @Test(arguments: [
    // What would fill them, in another command.
    (
      "do: [ claim: bag ], to: last",
      #"draw: { into: bag, kind: '"small-car"', count: "1", hold: 'duration("1m")' }"#
    ),
    (
      "input: { n: { type: number, title: { zh: 号, en: n } } }, do: [ move: { number: input.n, to: bag } ], to: last",
      #"draw: { into: bag, kind: '"small-car"', count: "1", hold: 'duration("1m")' }"#
    ),
    (
      "when: 'has(list[applicant.id])', to: last", "enter: { register: list, keys: [applicant.id] }"
    ),
    ("\(answers), then: [ { when: 'check == \"ok\"', to: last }, { to: pit } ]", "challenge: sms"),
    // What leads on all the same.
    ("do: [ { when: 'size(bag) > 0', claim: bag } ], to: last", "release: bag"),
    ("do: [ use: { counter: closed, amount: param.spots - 1 } ], to: last", "release: bag"),
    ("when: closed.left == 0, to: last", "release: bag"),
    ("when: '!has(list[applicant.id])', to: last", "release: bag"),
    (
      "\(answers), then: [ { when: 'check == \"expired\"', to: last }, { to: pit } ]",
      "release: bag"
    ),
    ("\(answers), then: [ { when: 'check != \"ok\"', to: last }, { to: pit } ]", "release: bag"),
  ])
  func whatSomethingFillsMayBeThere(way: String, filling: String) {
    let fill = "fill: { title: { zh: 装, en: fill }, do: [ \(filling) ] }"
    var findings = FindingCollector()
    _ = resources("accepts: { \(fill), out: { \(Self.title), \(way) } }").load(&findings)
    let errors = findings.findings.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map(\.message.en))")
  }

  @Test func othersMayEnterASharedRegister() {
    var world = pit(
      "accepts: { out: { \(Self.title), when: 'has(list[applicant.id])', to: last } }")
    world.others = [
      """
      haopai: 1
      shared: common
      registers:
        list: { keys: { who: identity }, ends: pardon }

      """
    ]
    world.expect([:])
  }

  /// What a part expects whoever mounts it fills.
  @Test func aPartByItselfHasWhatItExpects() {
    var world = WorkflowWorld()
    world.others = [
      """
      haopai: 1
      part: 1️⃣picking
      title: { zh: 挑, en: picking }
      exits: [done]
      expects: { fields: { day: date }, numbers: [bag] }
      initial: inside
      states:
        inside:
          accepts:
            finish: { title: { zh: 完, en: finish }, do: [ claim: bag ], to: done }

      """
    ]
    world.expect(["1️⃣": .init("unmounted-part")])
  }

  @Test(arguments: [
    ("timers: { out: { when: case.flag, after: 'duration(\"1h\")', to: last } }", "flag: \"true\""),
    ("timers: { out: { when: has(case.day), after: 'duration(\"1h\")', to: last } }", "day: today"),
  ])
  func fieldsThatSomethingSets(way: String, assignment: String) {
    pit(way, opening: "do: [ { when: param.spots > 2, set: { \(assignment) } } ], ").expect([:])
  }

  @Test(arguments: [
    "always: [ { when: size(bag) > 0, to: last } ]", "lapsed: { bag: [ { to: last } ] }",
  ])
  func setsThatSomethingFills(way: String) {
    let draw = #"draw: { into: bag, kind: '"small-car"', count: "1", hold: 'duration("1s")' }"#
    pit(
      "accepts: { fill: { title: { zh: 装, en: fill }, do: [ \(draw) ] } }\n    \(way)"
    ).expect([:])
  }

  @Test(arguments: ["param.spots > 2", "!case.flag", "case.flag || param.spots > 1"])
  func conditionsThatMayHold(condition: String) {
    pit("accepts: { out: { title: { zh: 出, en: out }, when: '\(condition)', to: last } }").expect(
      [:])
  }

  @Test func statesThatLeadToEachOther() {
    world(
      states: """
          first:
            accepts:
              go: { title: { zh: 走, en: go }, to: second }
              end: { title: { zh: 完, en: end }, to: last }
          second:
            accepts: { on: { title: { zh: 前, en: on }, to: third } }
          1️⃣third:
            accepts: { on: { title: { zh: 前, en: on }, to: fourth } }
          fourth:
            accepts: { back: { title: { zh: 回, en: back }, to: third } }
          last: { final: true }

        """
    ).expect(["1️⃣": .init("endless-state", "third")])
  }

  @Test func aWayOutOfTheStateAroundLeadsToTheEnd() {
    world(
      states: """
          first:
            initial: a
            accepts: { end: { title: { zh: 完, en: end }, to: last } }
            states:
              a: { accepts: { on: { title: { zh: 前, en: on }, to: b } } }
              b: { accepts: { on: { title: { zh: 回, en: back }, to: a } } }
          last: { final: true }

        """
    ).expect([:])
  }

  @Test func aWorkflowMayLiveForEver() {
    let world = world(
      states: """
          first: { accepts: { go: { title: { zh: 走, en: go }, to: second } } }
          second: { accepts: { back: { title: { zh: 回, en: back }, to: first } } }

        """)
    var findings = FindingCollector()
    _ = world.load(&findings)
    #expect(findings.findings.map(\.code.description) == ["workflow-without-end"])
    #expect(!findings.hasErrors)
  }
}
