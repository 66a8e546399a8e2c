import Haopai
import HaopaiCommand
import Testing

private let newCar = "rules/businesses/new-car.yaml"
private let result = "rules/parts/number-result.yaml"
private let selection = "rules/parts/number-selection.yaml"
private let shared = "rules/national/shared.yaml"
private let messages = "rules/national/messages.yaml"
private let yantai = "cities/yantai.yaml"

@Suite("mutated rules")
struct MutationTests {
  @Test(
    "one mistake gives one finding, at the mistake",
    arguments: [
      Mutation(newCar, "to: noticing", "to: notcing", "unknown-state", at: "notcing"),
      Mutation(newCar, "to: proving", "to: provng", "unknown-state", at: "provng"),
      Mutation(newCar, "left: ready }", "left: redy }", "unknown-state", at: "redy"),
      Mutation(newCar, "left: ready }", "lefft: ready }", "unknown-exit", at: "lefft"),
      Mutation(
        newCar, "{ who: applicant.id } }", "{ wo: applicant.id } }", "unknown-fact", at: "wo"),
      Mutation(
        result, "fields: { reason: '\"overdue\"'", "fields: { reson: '\"overdue\"'",
        "unknown-field", at: "reson"),
      Mutation(result, "   issue: choice", "   isue: choice", "unknown-key", at: "isue"),
      Mutation(
        newCar, "zh: \"号牌号码 {case.number}\"", "zh: \"号牌号码 {case.numbr}\"", "unknown-member",
        at: "numbr"),
      Mutation(newCar, "haopai: 1", "haopai: 2", "newer-format", at: "2"),
      Mutation(
        selection, "before, to: verifying", "before, to: verifing", "unknown-state",
        at: "verifing"),
      Mutation(
        selection, "limit: \"has(param.draw) ? param.draw.attempts : 0\"", "limit: 0 - 5",
        "value-range", at: "0 - 5"),
      Mutation(
        selection, "hold: param.draw.hold", "hold: duration(\"0s\")", "value-range",
        at: "duration(\"0s\")"),
      Mutation(
        selection, "amount: size(input.numbers)", "amount: 0 - size(input.numbers)", "value-range",
        at: "0 - size(input.numbers)"),
      Mutation(
        selection, "{ list: number, min: 1,", "{ list: number, min: 11,", "value-range",
        at: "param.compose.per_confirm"),
      Mutation(
        selection, "code_sent: { type: bool,", "code_sent: { shown: true, type: bool,",
        "shown-needs-instant", at: "true"),
      Mutation(shared, "limit: 1", "limit: -1", "value-range", at: "-1"),
      Mutation(
        shared, "businesses: [new-car]", "businesses: [new-cra]", "unknown-business", at: "new-cra"),
      Mutation(
        messages, "  command-not-open:", "  command-not-opn:", "missing-engine-refusal",
        at: "command-not-opn"),
      Mutation(messages, "zh: 当前步骤", "zh: &a 当前步骤", "yaml-anchor", at: "&a"),
      Mutation(
        "rules/national/plate-kinds.yaml", "plate_kinds:", "plate_kind:", "unknown-file-kind",
        at: "plate_kind"),
      Mutation(
        newCar, "say: check-vin, to: proving }\n          - { to: proving }",
        "say: check-vin, to: selected }\n          - { to: selected }", "unreachable-state",
        at: "proving"),
      Mutation(
        newCar, "facts: { account: {", "facts: { acount: {", "unknown-fact", at: "acount"),
      Mutation(
        selection, "after: param.session_limit,", "after: 0 s,", "expression-syntax", at: "s"),
      Mutation(yantai, "extends: shandong", "extends: shandng", "unknown-layer", at: "shandng"),
      Mutation(yantai, "    window: 08:00", "    windw: 08:00", "unknown-parameter", at: "windw"),
      Mutation(
        yantai, "parts:\n  number-selection:", "parts:\n  number-selectoin:", "unknown-part",
        at: "number-selectoin"),
      Mutation(yantai, "  new-car:\n", "  new-cra:\n", "unknown-business", at: "new-cra"),
      Mutation(yantai, "authorities: [F, Y]", "authorities: [F, I]", "bad-authority", at: "I"),
      Mutation(yantai, "authorities: [F, Y]", "authorities: []", "list-size", at: "[]"),
      Mutation(yantai, "validity: 300 s", "validity: 300 days", "bad-unit", at: "300 days"),
      Mutation(yantai, "tries: 3", "tries: 0", "out-of-range", at: "0"),
      Mutation(yantai, "city: yantai", "city: Yantai", "name-spelling", at: "Yantai"),
    ])
  func oneFinding(_ mutation: Mutation) throws {
    try expectOneFinding(mutation)
  }

  @Test(
    "a timer that leads back to itself at once is never run",
    arguments: [
      "after: 'duration(\"0s\")'", "after: 'duration(\"59s\")'", "at: entered", "at: now",
      "at: 'timestamp(\"1970-01-01T00:00:00Z\")'",
    ])
  func timerCycle(due: String) throws {
    let title = "title: { zh: 业务须知, en: notice }\n"
    let rules = try TemporaryRules(mutating: newCar) { text in
      text.replacing(title, with: title + "    timers: { tick: { \(due), to: noticing } }\n")
    }
    let run = ToolRun(["validate", "--format", "json"], root: rules.root)
    #expect(try run.lines.map { try FoundLine($0).code } == ["timer-cycle"], "\(run.output)")
    #expect(ToolRun(["test"], root: rules.root).status == .findings)
  }
}
