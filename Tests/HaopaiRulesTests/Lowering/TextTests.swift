import HaopaiDiagnostics
import HaopaiProgram
import Testing

@testable import HaopaiRules

struct TextTests {
  private func world(_ messages: String, say: String = "hello") -> WorkflowWorld {
    var world = HaopaiRulesTests.world(
      states: """
          first:
            timers: { soon: { after: param.wait, to: last } }
            accepts:
              go:
                title: { zh: 走, en: go }
                input: { vin: { type: vin, title: { zh: 代号, en: VIN } } }
                then: [ { say: \(say), to: last } ]
              other: { title: { zh: 别, en: other }, then: [ { say: hello, to: last } ] }
          last: { final: true }

        """)
    world.trip.parameters =
      "  wait: { type: duration, default: 1 min, title: { zh: 等, en: wait } }\n"
    world.trip.messages = messages
    return world
  }

  @Test func bracesArePaired() {
    world("  hello: { zh: \"好1️⃣{case.vin\", en: \"good2️⃣}\" }\n").expect([
      "1️⃣": .init("bad-placeholder"), "2️⃣": .init("bad-placeholder"),
    ])
    world("  hello: { zh: \"好1️⃣{ }\", en: \"{{good}}\" }\n").expect([
      "1️⃣": .init("bad-placeholder")
    ])
  }

  @Test func bothLanguagesShowTheSame() {
    world("  hello: { zh: \"好{1️⃣applicant.id}\", en: good }\n").expect([
      "1️⃣": .init("one-sided-placeholder", "applicant.id")
    ])
  }

  @Test func onlyWhatAllUsesShareIsSeen() {
    let messages = """
        hello: { zh: "好{input.1️⃣vin}", en: "good {input.vin}" }
        bye: { zh: "再见{input.vin}", en: "bye {input.vin}" }

      """
    world(messages, say: "bye").expect(["1️⃣": .init("unknown-member", "vin")])
  }

  @Test func optionalValuesHaveAPresence() throws {
    let messages = "  hello: { zh: \"{case.vin}{soon}\", en: \"{soon}, {{{case.vin}}}\" }\n"
    var findings = FindingCollector()
    let world = world(messages)
    let book = try #require(world.load(&findings))
    #expect(findings.findings.isEmpty, "\(findings.findings)")
    let trip = try #require(book.workflows["trip"])
    let lowered = lower(trip, book, &findings)
    let text = try #require(lowered.messages.first?.text)
    #expect(text.values.map(\.name) == ["case.vin", "soon"])
    #expect(text.values.map { $0.presence != nil } == [true, false])
    #expect(text.values.map(\.type) == [.text(.vin), .instant])
    #expect(text.zh == [.value(0), .value(1)])
    #expect(text.en == [.value(1), .text(", {"), .value(0), .text("}")])
  }
}

/// The workflow in its compiled form, without any city.
func lower(
  _ workflow: LinkedWorkflow, _ book: RuleBook, _ findings: inout FindingCollector
) -> Workflow {
  var enumerations = book.national.enumerations
  let outcome = enumerations.intern(["ok", "wrong", "spent", "expired"])
  let none = EnumerationID(0)
  let types = NationalTypes(
    enumerations: enumerations, plateKind: enumerations.id(named: "plate_kind") ?? none,
    applicantKind: enumerations.id(named: "applicant_kind") ?? none,
    accountKind: enumerations.id(named: "account_kind") ?? none, checkOutcome: outcome)
  return WorkflowLowering.lower(
    workflow, types: types, parameters: ParameterLayout(workflow.parameters, &findings),
    flow: FieldFlow(workflow), filters: [], &findings
  ).workflow
}
