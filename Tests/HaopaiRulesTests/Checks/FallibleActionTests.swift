import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

/// What is done where no command is there to be refused must follow from the conditions around it.
struct FallibleActionTests {
  /// A business with a counter, sets and a challenge, whose states are the test's.
  private func world(_ states: String) -> WorkflowWorld {
    var world = WorkflowWorld()
    world.trip.fields =
      "  vin: vin\n  phone: mobile\n"
    world.trip.counters = """
        uses: { per: [applicant.id], limit: 9, refusal: used-up }
        slots: { keys: { who: identity }, limit: 9, refusal: used-up }
        visits: { per: [applicant.id], limit: none, refusal: used-up }

      """
    world.trip.open = """
        title: { zh: 开始, en: open }
        input: { phone: { type: mobile, title: { zh: 手机, en: mobile } } }
        do: [ set: { phone: input.phone } ]
        to: first

      """
    world.trip.top = """
      challenges:
        code: { to: case.phone, validity: "duration('60s')", tries: "3", resend: "duration('60s')", digits: 6 }
        plain: { to: case.phone, validity: "duration('60s')", tries: "3", digits: 6 }

      """
    world.trip.parameters +=
      "  wait: { type: duration, range: 1 min..1 h, default: 1 min, title: { zh: 等, en: wait } }\n"
    world.trip.refusals = "  used-up: { zh: 用完, en: used up }\n"
    world.trip.states = states
    return world
  }

  /// The help of each `action-may-fail`; whatever else is found fails the test.
  private func cures(_ states: String) -> [String] {
    var findings = FindingCollector()
    _ = world(states).load(&findings)
    let others = findings.findings.filter {
      $0.code.description != "action-may-fail" && $0.severity == .error
    }
    for other in others { Issue.record("\(other.code): \(other.message.en)") }
    return findings.findings.filter { $0.code.description == "action-may-fail" }
      .map { $0.help?.en ?? "" }
  }

  private func timer(when guarding: String, do action: String) -> String {
    """
      first:
        numbers: { basket: { max: 3 }, tray: { max: 3 } }
        timers: { bell: { after: param.wait, then: [ { when: '\(guarding)', do: [ \(action) ] }, {} ] } }
        accepts:
          pick: { title: { zh: 抽, en: pick }, do: [ draw: { into: tray, kind: '"small-car"', count: "3", hold: param.wait } ] }
          shift: { title: { zh: 移, en: shift }, when: size(tray) > 0, do: [ move: { number: "tray[0]", to: basket } ] }
          go: { title: { zh: 走, en: go }, do: [ use: uses, use: visits, use: { counter: slots, keys: [applicant.id] }, challenge: code, challenge: plain ], to: last }
      last: { final: true }

    """
  }

  @Test(
    "a counter's guard proves what is taken, as a conjunct",
    arguments: [
      ("uses.left > 0", "1", true), ("0 < uses.left", "1", true), ("uses.left != 0", "1", true),
      ("uses.left >= 0", "1", false), ("uses.left == 0", "1", false),
      ("uses.used < 9", "1", false), ("param.spots > 1", "1", false),
      ("uses.left > 0 && param.spots > 1", "1", true),
      ("uses.left > 0 || param.spots > 1", "1", false),
      ("!(uses.left == 0 || param.spots > 1)", "1", true),
      ("uses.left > 0", "2", false), ("uses.left > 1", "2", true), ("uses.left > 2", "2", true),
      ("uses.left >= param.spots", "param.spots", true),
      ("param.spots < uses.left", "param.spots", true),
      ("uses.left == param.spots", "param.spots", true),
      ("uses.left <= param.spots", "param.spots", false),
      ("uses.left >= 8", "param.spots", false), ("uses.left >= 9", "param.spots", true),
      ("uses.left >= param.spots + 1", "param.spots + 1", true),
    ])
  func counters(guarding: String, amount: String, isProven: Bool) {
    let states = timer(when: guarding, do: "use: { counter: uses, amount: \"\(amount)\" }")
    let operand = amount.contains(" ") ? "(\(amount))" : amount
    #expect(
      cures(states) == (isProven ? [] : ["guard it with `when: uses.left >= \(operand)`"]),
      "\(guarding), \(amount)")
  }

  @Test("the keys of the guard are those of the use")
  func keys() {
    let use = "use: { counter: slots, keys: [applicant.id] }"
    #expect(cures(timer(when: "slots[applicant.id].left > 0", do: use)).isEmpty)
    #expect(
      cures(timer(when: "uses.left > 0", do: use))
        == ["guard it with `when: slots[applicant.id].left >= 1`"])
  }

  @Test("a counter without a limit and a code that may be sent at once cannot fail")
  func total() {
    #expect(cures(timer(when: "param.spots > 1", do: "use: visits, challenge: plain")).isEmpty)
  }

  @Test("what is written in between takes the proof away")
  func writes() {
    let guarding = "uses.left > 0"
    #expect(cures(timer(when: guarding, do: "use: uses, use: uses")).count == 1)
    let action = "{ when: uses.left > 0, use: uses }, { when: uses.left > 0, use: uses }"
    #expect(cures(timer(when: "param.spots > 1", do: action)).isEmpty)
  }

  @Test(
    "a set that is claimed or issued holds a number",
    arguments: ["claim: tray", "issue: tray"],
    [
      ("size(tray) > 0", true), ("size(tray) != 0", true), ("size(tray) >= 0", false),
      ("size(basket) > 0", false), ("size(tray) > 0 || size(basket) > 0", false),
    ])
  func sets(action: String, guarding: (String, Bool)) {
    let found = cures(timer(when: guarding.0, do: action))
    #expect(
      found == (guarding.1 ? [] : ["guard it with `when: size(tray) > 0`"]), "\(guarding)")
  }

  @Test(
    "a number that moves is held and finds room",
    arguments: [
      ("size(tray) > 0 && size(basket) < 3", [String]()),
      ("size(tray) > 0 && size(basket) == 0", []),
      ("size(tray) > 0", ["guard it with `when: size(basket) < 3`"]),
      ("size(tray) > 0 && size(basket) <= 3", ["guard it with `when: size(basket) < 3`"]),
    ])
  func moves(guarding: String, expected: [String]) {
    let found = cures(timer(when: guarding, do: "move: { number: \"tray[0]\", to: basket }"))
    #expect(found == expected, "\(guarding)")
  }

  @Test("what was moved can be claimed, and claimed again as issued")
  func afterwards() {
    let action = "move: { number: \"tray[0]\", to: basket }, claim: basket, issue: basket"
    #expect(cures(timer(when: "size(tray) > 0 && size(basket) < 3", do: action)).isEmpty)
  }

  @Test("no condition makes a draw or another code safe", arguments: ["draw", "challenge"])
  func commandsOnly(action: String) {
    let draw = "draw: { into: tray, kind: '\"small-car\"', count: \"3\", hold: param.wait }"
    let states = timer(
      when: "size(tray) == 0", do: action == "draw" ? draw : "challenge: code")
    #expect(cures(states) == ["no condition makes it safe; leave it to a command's `do`"])
  }

  @Test("a handler runs for numbers that live: its own set may be claimed, no other")
  func handlers() {
    func states(_ set: String) -> String {
      """
        first:
          numbers: { basket: { max: 3 }, tray: { max: 3 } }
          lapsed: { tray: [ { do: [ claim: \(set) ] } ] }
          accepts:
            pick: { title: { zh: 抽, en: pick }, do: [ draw: { into: tray, kind: '"small-car"', count: "3", hold: param.wait } ] }
            shift: { title: { zh: 移, en: shift }, when: size(tray) > 0, do: [ move: { number: "tray[0]", to: basket } ] }
            go: { title: { zh: 走, en: go }, do: [ use: uses, use: visits, use: { counter: slots, keys: [applicant.id] }, challenge: code, challenge: plain ], to: last }
        last: { final: true }

      """
    }
    #expect(cures(states("tray")).isEmpty)
    #expect(cures(states("basket")) == ["guard it with `when: size(basket) > 0`"])
  }

  @Test(
    "entry, exit and `during` count where a case goes by itself, and only there",
    arguments: [
      ("timers: { bell: { after: param.wait, to: second } }", 3),
      ("always: [ { when: param.spots > 1, to: second } ]", 3),
      (
        "timers: { bell: { after: param.wait, then: [ { when: uses.left > 0, to: second }, {} ] } }",
        2
      ),
      ("accepts: { walk: { title: { zh: 走, en: walk }, to: second } }", 0),
    ])
  func arrivals(way: String, expected: Int) {
    let states = """
        first:
          \(way)
          on_exit: [ use: { counter: slots, keys: [applicant.id] } ]
          initial: inner
          states:
            inner:
              accepts:
                go: { title: { zh: 走, en: go }, do: [ use: visits, challenge: code, challenge: plain ], to: last }
        second:
          during: [ use: uses ]
          on_entry: [ use: { counter: slots, keys: [applicant.id] } ]
          accepts: { go: { title: { zh: 走, en: go }, to: last } }
        last: { final: true }

      """
    #expect(cures(states).count == expected, "\(way)")
  }
}
