import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

/// Every bound on a workflow: what it allows, and one more.
@Suite("bounds on a workflow")
struct WorkflowSizeTests {
  /// A bound, what it counts in both languages, and a workflow that has so many.
  struct Bound: CustomTestStringConvertible, Sendable {
    var zh: String
    var en: String
    var limit: Int
    /// How many the world has before anything is added.
    var own: Int
    var world: @Sendable (Int) -> WorkflowWorld
    var testDescription: String { en }
  }

  @Test(arguments: bounds)
  func theBoundIsAllowedAndNoMore(bound: Bound) {
    let room = bound.limit - bound.own
    #expect(sizeFindings(bound.world(room)).isEmpty, "\(bound.limit) \(bound.en)")
    let found = sizeFindings(bound.world(room + 1))
    #expect(found.count == 1)
    #expect(
      found.first?.message.en == "the workflow `trip` has more than \(bound.limit) \(bound.en)")
    #expect(found.first?.message.zh == "流程 `trip` 的\(bound.zh)超过 \(bound.limit) 个")
  }

  @Test(arguments: [0, 1])
  func aCommandHasSoManyRequirements(more: Int) {
    // Ten stand at the state around the one that accepts the command.
    let count = WorkflowSize.requirementsOfCommand - 10 + more
    var world = WorkflowWorld()
    world.trip.refusals = "  no: { zh: 不, en: no }\n"
    world.trip.states = """
        outer:
          require: [\(list(10) { "{ no: param.spots > \($0) }" })]
          initial: first
          states:
            first:
              accepts:
                go:
                  title: { zh: 走, en: go }
                  require: [\(list(count) { "{ no: param.spots > \($0) }" })]
                  to: last
        last: { final: true }

      """
    world.trip.open = "  title: { zh: 开始, en: open }\n  to: outer\n"
    let found = sizeFindings(world)
    #expect(found.count == more)
    guard more == 1 else { return }
    #expect(found.first?.message.en == "the command `go` has more than 100 requirements")
    #expect(found.first?.message.zh == "操作 `go` 的办理条件超过 100 个")
  }

  @Test(arguments: [0, 1])
  func aCommandHasSoManyInputs(more: Int) {
    let inputs = list(WorkflowSize.inputsOfCommand + more) {
      "i\($0): { type: text, title: { zh: 甲, en: a } }"
    }
    let found = sizeFindings(
      accepting("go: { title: { zh: 走, en: go }, input: { \(inputs) }, to: last }"))
    #expect(found.count == more)
    guard more == 1 else { return }
    #expect(found.first?.message.en == "the command `go` has more than 100 inputs")
    #expect(found.first?.message.zh == "操作 `go` 的输入项超过 100 个")
  }

  private func sizeFindings(_ world: WorkflowWorld) -> [Finding] {
    var findings = FindingCollector()
    _ = world.load(&findings)
    return findings.findings.filter { $0.code == .workflowTooLarge }
  }

  // MARK: - Worlds

  private static let title = "title: { zh: 甲, en: a }"

  private static let bounds: [Bound] = [
    Bound(zh: "状态", en: "states", limit: WorkflowSize.states, own: 3) { count in
      world(states: first("") + lines(count) { "  s\($0): { final: true }" })
    },
    Bound(
      zh: "字段、次数、登记册、号码集合等名称", en: "fields, counters, registers and the like",
      limit: WorkflowSize.names, own: 2
    ) { count in
      var world = world(states: first("numbers: { bag: { max: 1 } }"))
      world.trip.fields += lines(count) { "  f\($0): text" }
      return world
    },
    Bound(zh: "核查信息字段", en: "fields of facts", limit: WorkflowSize.factFields, own: 1) { count in
      var world = WorkflowWorld()
      let fields = list(count) { "f\($0): { type: bool, mock: true }" }
      world.trip.facts = "  car: { key: { who: identity }, fields: { \(fields) } }\n"
      return world
    },
    Bound(zh: "参数", en: "parameters", limit: WorkflowSize.parameters, own: 1) { count in
      var world = WorkflowWorld()
      world.trip.parameters += lines(count) {
        "  p\($0): { type: count, range: 1..9, default: 3, \(title) }"
      }
      return world
    },
    Bound(zh: "要求", en: "demands", limit: WorkflowSize.demands, own: 0) { count in
      var world = WorkflowWorld()
      world.trip.top =
        "demands:\n" + lines(count) { "  - { that: param.spots > \($0), zh: 甲, en: a }" }
      return world
    },
    Bound(zh: "操作", en: "commands", limit: WorkflowSize.commands, own: 1) { count in
      accepting(list(count) { "c\($0): { \(title), to: last }" })
    },
    Bound(zh: "定时器", en: "timers", limit: WorkflowSize.timers, own: 0) { count in
      world(
        states: first("timers: { \(list(count) { "t\($0): { after: param.wait, to: last }" }) }"))
    },
    Bound(zh: "分支", en: "branches", limit: WorkflowSize.branches, own: 2) { count in
      accepting(
        "\(goAlso), then: [\(list(count) { "{ when: param.spots > \($0), to: last }" }), { to: last }] }"
      )
    },
    Bound(zh: "动作", en: "actions", limit: WorkflowSize.actions, own: 0) { count in
      accepting("\(goAlso), do: [\(list(count) { _ in "set: { vin: none }" })], to: last }")
    },
    Bound(zh: "凭证行", en: "lines of documents", limit: WorkflowSize.documents, own: 0) { count in
      var world = WorkflowWorld()
      let lines = list(count) { _ in "{ zh: 甲, en: a }" }
      world.trip.top = "documents: { paper: { \(title), lines: [\(lines)] } }\n"
      return world
    },
    Bound(zh: "消息", en: "messages", limit: WorkflowSize.texts, own: 10) { count in
      var world = WorkflowWorld()
      world.trip.messages = lines(count) { "  m-\($0): { zh: 甲, en: a }" }
      return world
    },
    Bound(zh: "须知语句", en: "sentences of the notice", limit: WorkflowSize.texts, own: 0) { count in
      var world = WorkflowWorld()
      world.trip.top =
        "notice:\n  who:\n"
        + lines(count) {
          "    - { when: param.spots > \($0), zh: 甲, en: a }"
        }
      return world
    },
    Bound(zh: "办理条件", en: "requirements", limit: WorkflowSize.requirements, own: 0) { count in
      var world = accepting(
        stride(from: 0, to: count, by: 100).map { start in
          let conditions = list(min(100, count - start)) { "{ no: param.spots > \($0) }" }
          return "c\(start): { \(title), require: [\(conditions)], to: last }"
        }.joined(separator: ", "))
      world.trip.refusals = "  no: { zh: 不, en: no }\n"
      return world
    },
  ]

  private static let goAlso = "also: { title: { zh: 也, en: also }"
}

private func lines(_ count: Int, _ line: (Int) -> String) -> String {
  (0..<count).map { line($0) + "\n" }.joined()
}

private func list(_ count: Int, _ element: (Int) -> String) -> String {
  (0..<count).map(element).joined(separator: ", ")
}

/// The state `first`, from which `go` leads to the last one.
private func first(_ more: String) -> String {
  """
    first:
      accepts: { go: { title: { zh: 走, en: go }, to: last } }
      \(more)
    last: { final: true }

  """
}

/// A world whose first state accepts these.
private func accepting(_ commands: String) -> WorkflowWorld {
  world(
    states: """
        first:
          accepts: { \(commands) }
        last: { final: true }

      """)
}
