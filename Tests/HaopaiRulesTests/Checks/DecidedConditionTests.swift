import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

/// Conditions of which types and ranges say what they come to.
struct DecidedConditionTests {
  /// `spots` lies between 1 and 9, `mode` is `fast` or `slow`, `bag` holds at most three numbers.
  private func world(
    command: String = "", actions: String = "", branches: String = "{ to: last }", more: String = ""
  ) -> WorkflowWorld {
    var world = HaopaiRulesTests.world(
      states: """
          first:
            numbers: { bag: { max: 3 } }
            accepts:
              go: { title: { zh: 走, en: go }, \(command)do: [ \(actions) ], then: [ \(branches) ] }
            \(more)
          last: { final: true }

        """)
    world.trip.parameters +=
      "  mode: { enum: [fast, slow], default: fast, title: { zh: 速, en: mode } }\n"
    world.trip.refusals = command.contains("no:") ? "  no: { zh: 不, en: no }\n" : ""
    return world
  }

  @Test(arguments: [
    "param.spots < 1", "param.spots > 9", "param.spots == 10", "!(param.spots >= 1)",
    "param.spots > 3 && param.spots < 2", "param.mode == \"fast\" && param.mode == \"slow\"",
    "size(bag) > 3", "size(bag) < 0", "param.spots < 5 && (param.spots > 7 || param.spots > 8)",
    "param.mode != \"fast\" && param.mode != \"slow\"",
  ])
  func nothingFits(condition: String) {
    world(branches: "{ when: '1️⃣\(condition)', to: last }, { to: last }").expect([
      "1️⃣": .init("never-holds", "the branch is never taken")
    ])
  }

  @Test(arguments: [
    "param.spots >= 1", "param.spots <= 9", "size(bag) <= 3", "param.spots == param.spots",
    "param.spots > 3 || param.spots <= 3", "param.mode == \"fast\" || param.mode == \"slow\"",
  ])
  func everythingFits(condition: String) {
    world(branches: "{ when: '1️⃣\(condition)', to: last }, { to: last }").expect([
      "1️⃣": .init("always-holds", "the branches behind it are never taken")
    ])
  }

  @Test(arguments: [
    "param.spots > 1", "param.spots < 9", "param.spots == 9", "param.mode == \"slow\"",
    "size(bag) == 3", "param.spots > 3 && param.spots < 5", "param.spots != 4",
    "param.spots < 2 || param.spots > 8", "size(bag) < param.spots",
  ])
  func someValuesFit(condition: String) {
    world(branches: "{ when: '\(condition)', to: last }, { to: last }").expect([:])
  }

  @Test func eachPlaceSaysWhatFollows() {
    world(command: "when: 1️⃣param.spots > 9, ").expect(["1️⃣": .init("never-holds", "is never open")])
    world(command: "require: [ { no: 1️⃣param.spots > 9 } ], ")
      .expect(["1️⃣": .init("never-holds", "is always refused")])
    world(command: "require: [ { no: 1️⃣param.spots > 0 } ], ")
      .expect(["1️⃣": .init("always-holds", "nothing is ever refused for it")])
    world(
      command: "input: { a: { type: text, when: 1️⃣param.spots > 9, title: { zh: 甲, en: a } } }, "
    )
    .expect(["1️⃣": .init("never-holds", "never asked for")])
    world(actions: "{ when: 1️⃣param.spots > 9, set: { vin: none } }")
      .expect(["1️⃣": .init("never-holds", "动作永远不会执行")])
    world(
      more: "timers: { t: { when: 1️⃣param.spots > 9, after: 'duration(\"1h\")', to: last } }"
    ).expect(["1️⃣": .init("never-holds", "the timer never starts")])
    world(actions: "{ when: 1️⃣param.spots < 10, set: { vin: none } }")
      .expect(["1️⃣": .init("always-holds", "此条件总是成立")])
  }

  @Test func whatWasRequiredIsKnown() {
    world(
      command: "require: [ { no: param.spots > 5 } ], ",
      branches: "{ when: 1️⃣param.spots < 5, to: last }, { to: last }"
    ).expect(["1️⃣": .init("never-holds")])
  }

  /// Each branch is looked at where none before it held.
  @Test func branchesInTurn() {
    world(
      branches:
        "{ when: param.spots > 5, to: last }, { when: 1️⃣param.spots > 6, to: last }, { to: last }"
    )
    .expect(["1️⃣": .init("never-holds")])
    world(
      branches:
        "{ when: param.spots > 6, to: last }, { when: param.spots > 5, to: last }, { to: last }"
    )
    .expect([:])
    world(
      branches:
        "{ when: param.spots > 5, to: last }, { when: 1️⃣param.spots < 6, to: last }, { to: last }"
    ).expect(["1️⃣": .init("always-holds")])
  }

  @Test func nothingIsLeftOver() {
    // Neither holds always, but where the first does not the second does.
    world(
      branches:
        "{ when: param.spots > 5 || size(bag) > 1, to: last }, { when: 1️⃣param.spots < 7, to: last }, { to: last }"
    ).expect(["1️⃣": .init("always-holds")])
    let modes =
      "{ when: param.mode == \"fast\", to: last }, { when: 1️⃣param.mode == \"slow\", to: last }"
    world(branches: "\(modes), { to: last }").expect(["1️⃣": .init("always-holds")])
  }

  /// What is written twice says nothing the second time.
  @Test func theSameConditionAgain() {
    let text = "case.vin == input.word"
    let asks = "input: { word: { type: text, title: { zh: 词, en: word } } }, "
    func branches(_ second: String) -> String {
      "{ when: \"has(case.vin) && \(text)\", to: last }, { when: \"\(second)\", do: [ set: { vin: none } ], to: last }, { to: last }"
    }
    world(command: asks, branches: branches("1️⃣has(case.vin) && \(text)"))
      .expect(["1️⃣": .init("never-holds")])
    world(command: asks, branches: branches("has(case.vin) && case.vin != input.word")).expect([:])
    world(
      command: asks + "require: [ { no: input.word != 'a' }, { no: \"1️⃣input.word != 'a'\" } ], "
    ).expect(["1️⃣": .init("always-holds")])
  }

  @Test func demands() {
    func world(_ demands: String) -> WorkflowWorld {
      var world = self.world()
      world.trip.top = "demands: [\(demands)]\n"
      return world
    }
    world("{ that: 1️⃣param.spots < 10, zh: 一, en: one }")
      .expect(["1️⃣": .init("always-holds", "nothing is demanded")])
    world("{ that: 1️⃣param.spots > 9, zh: 一, en: one }")
      .expect(["1️⃣": .init("never-holds", "no city can fulfil it")])
    world("{ that: param.spots > 3, zh: 一, en: one }, { that: 1️⃣param.spots > 3, zh: 二, en: two }")
      .expect(["1️⃣": .init("always-holds", "此要求总是满足")])
    world("{ that: param.spots > 3, zh: 一, en: one }, { that: param.spots > 4, zh: 二, en: two }")
      .expect([:])
  }

  @Test func nothingIsSaidOfWhatIsNeverReached() {
    world(
      branches:
        "{ when: 1️⃣param.spots > 9, to: [ { when: param.spots > 9, to: last }, { to: last } ] }, { to: last }"
    ).expect(["1️⃣": .init("never-holds")])
  }

  // MARK: - Parts of conditions

  @Test(arguments: [
    "size(bag) > 1 && 1️⃣param.spots >= 1", "1️⃣size(bag) <= 3 && param.spots > 2",
    "1️⃣!has(param.spots) || size(bag) > 1",
    "size(bag) > 1 && (param.spots > 2 || 1️⃣size(bag) > 3)",
    "(1️⃣param.spots > 0 ? size(bag) : 0) > 1", "size(bag) > 1 && 1️⃣size(bag) > 0",
    "!(param.spots > 2 && 1️⃣true)",
  ])
  func aPartThatDecidesNothing(condition: String) {
    let isNever = condition.contains("1️⃣!has") || condition.contains("1️⃣size(bag) > 3")
    world(branches: "{ when: '\(condition)', to: last }, { to: last }").expect([
      "1️⃣": .init(isNever ? "never-holds" : "always-holds", "this part of the condition")
    ])
  }

  @Test func theLeftOfACounter() {
    func world(_ condition: String) -> WorkflowWorld {
      var world = self.world(
        actions: "use: tries", branches: "{ when: '\(condition)', to: last }, { to: last }")
      world.trip.counters = "  tries: { per: [applicant.id], limit: 1, refusal: no }\n"
      world.trip.refusals = "  no: { zh: 不, en: no }\n"
      return world
    }
    world("param.spots > 2 || 1️⃣tries.left > 1").expect(["1️⃣": .init("never-holds", "不起作用")])
    world("param.spots > 2 && 1️⃣tries.left >= 0").expect(["1️⃣": .init("always-holds", "不起作用")])
    world("param.spots > 2 && tries.left > 0").expect([:])
  }

  /// What the conditions around it say already may be said again, to be clear.
  @Test func whatTheSurroundingsDecide() {
    world(
      command: "require: [ { no: param.spots > 5 } ], ",
      branches: "{ when: param.spots > 4 && size(bag) > 1, to: last }, { to: last }"
    ).expect([:])
    world(
      branches:
        "{ when: param.spots > 5, do: [ set: { vin: none } ], to: last }, { when: param.spots <= 5 && size(bag) > 1, to: last }, { do: [ set: { vin: none } ] }"
    ).expect([:])
    var optional = world(
      command: "when: has(param.rest), ",
      branches: "{ when: has(param.rest) && size(bag) > 1, to: last }, { to: last }")
    optional.trip.parameters +=
      "  rest: { type: count, optional: true, title: { zh: 余, en: rest } }\n"
    optional.expect([:])
  }

  @Test func aFilterThatDecidesNothing() {
    func world(_ condition: String) -> WorkflowWorld {
      self.world(
        actions:
          "draw: { into: bag, kind: '\"small-car\"', count: '1', hold: 'duration(\"1h\")', without: '4', without_when: \(condition) }"
      )
    }
    world("1️⃣param.spots > 0").expect(["1️⃣": .init("always-holds")])
    world("1️⃣param.spots > 9").expect(["1️⃣": .init("never-holds", "nothing is left out")])
    world("param.spots > 3").expect([:])
  }

  @Test func boundsThatOverlapInPart() {
    world(
      branches:
        "{ when: param.spots < 5, to: last }, { when: 1️⃣param.spots > 3, to: last }, { to: last }"
    ).expectAmong(["1️⃣": .init("overlapping-branches")])
    world(
      branches:
        "{ when: param.spots > 2 && param.spots < 6, to: last }, { when: 1️⃣param.spots > 4 && param.spots < 8, to: last }, { to: last }"
    ).expect(["1️⃣": .init("overlapping-branches", "让两个范围不重叠")])
    world(
      branches:
        "{ when: param.spots > 2 && param.spots < 5, to: last }, { when: param.spots > 4 && param.spots < 8, to: last }, { to: last }"
    ).expect([:])
  }

  /// What a timer's condition said when it started need not hold when it fires.
  @Test func whatDependsOnTimeIsNotRemembered() {
    var world = world(
      more: """
        timers:
              t:
                when: param.hours.open
                after: 'duration("1h")'
                then: [ { when: param.hours.open, to: last }, { to: last } ]
        """)
    world.trip.parameters +=
      "  hours: { type: windows, read: now, default: 08:00-20:00, title: { zh: 时, en: hours } }\n"
    world.expect([:])
  }
}
