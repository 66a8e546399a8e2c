import HaopaiDiagnostics
import HaopaiProgram
import HaopaiRules
import Testing

/// What the repository's own files compile to.
struct YantaiTests {
  private let book: CompiledBook
  private let workflow: Workflow

  init() throws {
    var findings = FindingCollector()
    let rules = RuleBook.load(try Repository.sources(), into: &findings)
    #expect(
      findings.findings.isEmpty, "\(findings.sorted().map { "\($0.code): \($0.message.en)" })")
    book = try #require(rules?.compiled("yantai"))
    workflow = try #require(book.programs.first { $0.workflow.name == "new-car" }).workflow
  }

  private func state(_ path: String) throws -> StateNode {
    try #require(workflow.states.first { $0.path == path })
  }

  private func command(_ name: String, in path: String?) throws -> Command {
    let owner = path.flatMap { path in workflow.states.firstIndex { $0.path == path } }
    return try #require(
      workflow.commands.first { $0.name == name && $0.owner == owner.map { StateID($0) } })
  }

  @Test func statesStandInDocumentOrder() {
    #expect(
      workflow.states.map(\.path) == [
        "", "noticing", "details", "proving", "reading", "ready", "selecting",
        "selecting.verifying", "selecting.choosing", "selecting.confirming", "texting", "selected",
        "registered", "overdue", "mismatched", "cancelled", "exhausted",
      ])
    #expect(
      workflow.states.filter(\.isFinal).map(\.name)
        == ["registered", "overdue", "mismatched", "cancelled", "exhausted"])
    for (index, state) in workflow.states.enumerated().dropFirst() {
      #expect((state.parent?.index ?? index) < index)
    }
  }

  @Test func everyCommandHasABranchThatHolds() {
    #expect(workflow.commands[workflow.open.index].name == "open")
    for command in workflow.commands {
      #expect(command.branches.last?.condition == nil && !command.branches.isEmpty)
    }
  }

  @Test func exitsOfThePartAreStatesOfTheWorkflow() throws {
    let start = try command("start", in: "ready")
    guard case .state(let target)? = start.branches.first?.target else {
      Issue.record("start leads nowhere")
      return
    }
    #expect(workflow.states[target.index].path == "selecting")
  }

  @Test func enclosingStatesRequireFirst() throws {
    let draw = try command("draw", in: "selecting.choosing")
    let owner = try #require(draw.stages.first?.owner)
    #expect(workflow.states[owner.index].path == "selecting.choosing")
    let register = try command("register", in: "selected")
    #expect(register.stages.isEmpty)
    #expect(register.author == .officer(role: nil))
    let submit = try command("submit", in: "details")
    // The check digit needs nobody's answer.
    #expect(submit.stages.map(\.readsFacts) == [false, true, true])
  }

  @Test func aDrawMayLeaveOutTheFour() throws {
    let draw = try command("draw", in: "selecting.choosing")
    let draws = draw.actions.compactMap { action -> Draw? in
      guard case .draw(let draw) = action else { return nil }
      return draw
    }
    #expect(draws.map(\.filter) == [0])
    #expect(draws.first?.filterCondition != nil)
    let pools = book.pools.compactMap { $0 }
    #expect(pools.count == 3)
    #expect(pools.allSatisfy { $0.filters.count == 1 })
  }

  @Test func countersKeepTheirNames() {
    #expect(
      workflow.counters.map(\.name)
        == [
          "shared/live_selection", "shared/selections_of", "new-car/draws", "new-car/compositions",
          "new-car/people",
        ])
    #expect(workflow.counters.map(\.isShown) == [false, false, true, true, false])
    #expect(
      workflow.registers.map(\.name)
        == ["shared/number_blacklist", "shared/cleared_vehicles", "shared/online_blacklist"])
  }

  @Test func theBlacklistBarsEveryStepOfASelection() throws {
    let bar = try #require(workflow.bars.first)
    #expect(
      Set(bar.commands.map { workflow.commands[$0.index].name })
        == ["open", "start", "draw", "keep", "compose", "confirm"])
    #expect(workflow.refusals[bar.refusal.index].code == "barred")
  }

  @Test func engineRefusalsHaveTheirCodes() {
    for refusal in EngineRefusal.allCases {
      let id = workflow.engineRefusals[refusal.rawValue]
      #expect(workflow.refusals[id.index].code == refusal.code)
    }
  }

  @Test func everyIndexLeadsSomewhere() {
    #expect(!workflow.programs.isEmpty)
    for program in workflow.programs {
      for instruction in program.instructions where instruction.operation == .probe {
        #expect(workflow.probes.indices.contains(Int(instruction.jump)))
      }
    }
    for edition in workflow.parameters.editions {
      #expect(edition.words.count == workflow.layout.pinnedParameters.words.count)
      #expect(edition.objects.count == workflow.layout.pinnedParameters.objects.count)
    }
    #expect(!workflow.parameters.editions.isEmpty)
  }

  @Test func fieldsStartWithTheirDefaults() throws {
    let kept = try #require(workflow.fields.first { $0.name == "kept" })
    #expect(kept.initial == .word(0))
    #expect(kept.place.presence == nil)
    let vin = try #require(workflow.fields.first { $0.name == "vin" })
    #expect(vin.initial == nil)
    #expect(vin.place.presence != nil)
  }
}
