import HaopaiCommand
import Testing

private let newCar = "rules/businesses/new-car.yaml"
private let selection = "rules/parts/number-selection.yaml"
private let shared = "rules/national/shared.yaml"
private let shandong = "rules/provinces/shandong.yaml"
private let yantai = "cities/yantai.yaml"

/// Lines that head a section or a declaration, and are renamed, doubled or deleted: what stands below
/// them is not where it belongs, and what it would have given is missing.
@Suite("lost lines")
struct LostLineTests {
  @Test(
    "a section that is renamed is the one finding",
    arguments: [
      Mutation(yantai, "\nassumed:", "\nassumption:", "unknown-key", at: "assumption"),
      Mutation(yantai, "\nassumed:", "\nassumed:\nassumed:", "duplicate-key", at: "assumed"),
      Mutation(yantai, "\nsources:", "\nquellen:", "unknown-key", at: "quellen"),
      Mutation(shared, "\nregisters:", "\nreisters:", "unknown-key", at: "reisters"),
      Mutation(shandong, "\nbusinesses:", "\nfrom:", "unknown-key", at: "from"),
      Mutation(
        shandong, "\nbusinesses:",
        "\nsources:\n  number-selection.draw.size: { text: a, from: a.txt }\nbusinesses:",
        "duplicate-key", at: "sources"),
    ])
  func renamed(_ mutation: Mutation) throws { try expectOneFinding(mutation) }

  @Test(
    "the only unknown key takes the place of the only missing one",
    arguments: [
      Mutation(shared, "    limit: 1", "    most: 1", "unknown-key", at: "most"),
      Mutation(yantai, "released: 2021", "since: 2021", "unknown-key", at: "since"),
    ])
  func replaced(_ mutation: Mutation) throws { try expectOneFinding(mutation) }

  @Test("a key that is missing is offered for the unknown one")
  func offered() throws {
    let rules = try TemporaryRules(mutating: yantai) {
      $0.replacing("released: 2021", with: "since: 2021")
    }
    #expect(
      ToolRun(["validate"], root: rules.root).output
        .contains("did you mean `released`, which is missing?"))
    #expect(
      ToolRun(["validate", "--language", "zh"], root: rules.root).output
        .contains("是否想写 `released`？此处缺少它"))
  }

  @Test(
    "what stands below a line that is deleted is one finding, where it begins",
    arguments: [
      Mutation(
        selection, "\nrefusals:\n", "\n", "unknown-key", at: "outside-window"),
      Mutation(shared, "  live_selection:\n", "", "missing-key", at: "title"),
      Mutation(shared, "\nsources:\n", "\n", "unknown-key", at: "counters.live_selection"),
      Mutation(
        shandong, "\nsources:\n", "\n", "unknown-business", at: "number-selection.sms"),
      Mutation(
        selection, "        when: has(param.draw)\n", "", "may-be-absent",
        at: "param.draw.exclude_4"),
    ])
  func deleted(_ mutation: Mutation) throws { try expectOneFinding(mutation) }

  @Test("a declaration whose name is deleted repeats the keys of the one above it")
  func deletedName() throws {
    let rules = try TemporaryRules(mutating: "rules/parts/number-result.yaml") {
      $0.replacing("  overdue_ban:\n", with: "")
    }
    let run = ToolRun(["validate", "--format", "json"], root: rules.root)
    let found = try run.lines.map { try FoundLine($0) }
    #expect(found.map(\.code).first == "duplicate-key" && found.count <= 2, "\(run.output)")
  }

  @Test("reasons among the sources miss the line `assumed`")
  func reasons() throws {
    let rules = try TemporaryRules(mutating: yantai) { $0.replacing("\nassumed:\n", with: "\n") }
    let run = ToolRun(["validate"], root: rules.root)
    #expect(run.output.contains("`pools` belongs below `assumed:`"), "\(run.output)")
    #expect(run.lines.last?.contains("1 error, 0 warnings") == true)
  }

  @Test("one condition that guards a group is asked for once")
  func guarding() throws {
    let rules = try TemporaryRules(mutating: selection) {
      $0.replacing("        when: has(param.draw)\n", with: "")
    }
    let output = ToolRun(["validate"], root: rules.root).output
    #expect(output.contains("help: guard it with `has(param.draw)`"), "\(output)")
    #expect(output.contains("here, too"))
  }
}
