import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

struct PartTests {
  private static let states = """
      first:
        accepts:
          go: { title: { zh: 走, en: go }, to: picking }
      picking:
        part: 6️⃣picking
        1️⃣exits: { done: last, 2️⃣gone: last }
      last: { final: true }

    """

  private static let part = """
    haopai: 1
    part: picking
    title: { zh: 挑, en: picking }
    exits: [done, left]
    parameters:
      rounds: { type: count, range: 1..9, default: 3, title: { zh: 轮, en: rounds } }
    initial: inside
    states:
      inside:
        accepts:
          finish: { title: { zh: 完, en: finish }, to: done }
          leave: { title: { zh: 离, en: leave }, to: left }

    """

  private func world(part: String = part, exits: String = "{ done: last, left: first }")
    -> WorkflowWorld
  {
    var world = WorkflowWorld()
    world.trip.states = Self.states.replacing(
      "{ done: last, 2️⃣gone: last }", with: exits
    ).replacing("1️⃣", with: "").replacing("6️⃣", with: "")
    world.others = [part]
    return world
  }

  @Test func exitsLeadOut() throws {
    var findings = FindingCollector()
    let world = world()
    let book = try #require(world.load(&findings))
    #expect(findings.findings.isEmpty)
    let trip = try #require(book.workflows["trip"])
    #expect(trip.states.map(\.path) == ["", "first", "picking", "picking.inside", "last"])
    #expect(trip.target("done", from: 3) == 4)
    #expect(trip.target("left", from: 3) == 1)
    // The workflow's own states are out of sight inside a part.
    #expect(trip.target("last", from: 3) == nil)
  }

  @Test func everyExitIsMapped() {
    var world = WorkflowWorld()
    world.trip.states = Self.states.replacing("6️⃣", with: "")
    world.others = [Self.part]
    // The misspelt exit may be the one that is left out.
    world.expect(["2️⃣": .init("unknown-exit", "done")])
    world.trip.states = world.trip.states.replacing(", 2️⃣gone: last", with: "")
    world.expect(["1️⃣": .init("unmapped-exit", "left")])
  }

  @Test func thePartExists() {
    var world = WorkflowWorld()
    world.trip.states = Self.states.replacing("picking\n    1️⃣", with: "piking\n    ")
    world.others = [Self.part]
    world.expect(["6️⃣": .init("unknown-part", "picking")])
  }

  @Test func aPartThatCannotBeReadIsNotUnknown() {
    let broken = Self.part.replacing("exits: [done, left]", with: "exits: 7️⃣[done, left")
    let world = world(part: broken)
    var findings = FindingCollector()
    _ = world.load(&findings)
    let file = SourceText.ID(5)
    #expect(!findings.findings.isEmpty)
    #expect(findings.findings.allSatisfy { $0.span.file == file }, "\(findings.findings)")
  }

  @Test func expectationsAreMet() {
    let part = Self.part.replacing(
      "exits: [done, left]",
      with: "expects: { fields: { vin: vin, kind: plate_kind, who: identity }, numbers: [bag] }\n"
        + "exits: [done, left]")
    var world = WorkflowWorld()
    world.trip.fields =
      "  vin: vin\n  who: text\n"
    world.trip.states = Self.states.replacing(
      "{ done: last, 2️⃣gone: last }", with: "{ done: last, left: first }"
    ).replacing("1️⃣", with: "")
    world.others = [part]
    var findings = FindingCollector()
    _ = world.load(&findings)
    let found = findings.sorted()
    #expect(
      found.map(\.code.description) == [
        "expected-field-unset", "unmet-expectation", "unmet-expectation", "unmet-expectation",
      ], "\(found)")
    let mount = world.texts()[4].places["6️⃣"]
    #expect(found.allSatisfy { Int($0.span.start) == mount })
  }

  @Test func findingsPointIntoThePart() {
    let part = Self.part.replacing("to: done }", with: "when: param.1️⃣round > 1, to: done }")
    world(part: part).expect(["1️⃣": .init("unknown-member", "rounds")])
  }

  @Test func aPartCannotMountItself() {
    let part = Self.part.replacing(
      "  inside:\n",
      with: "  again:\n    part: 1️⃣picking\n    exits: { done: done, left: left }\n  inside:\n")
    var findings = FindingCollector()
    let world = world(part: part)
    _ = world.load(&findings)
    #expect(findings.findings.contains { $0.code.description == "part-mounts-itself" })
  }

  /// Two states that mount the part.
  private static let twice = """
      first:
        accepts:
          go: { title: { zh: 走, en: go }, to: picking }
      picking:
        part: 1️⃣picking
        exits: { done: last, left: again }
      again:
        part: 2️⃣picking
        exits: { done: last, left: first }
      last: { final: true }

    """

  @Test func aPartWithNumberSetsIsMountedOnce() throws {
    var world = WorkflowWorld()
    world.trip.states = Self.twice
    world.others = [
      Self.part.replacing("  inside:\n", with: "  inside:\n    numbers: { batch: { max: 3 } }\n")
    ]
    world.expect(["2️⃣": .init("part-mounted-twice", "can mount it once only")])
    world.expect(["2️⃣": .init("part-mounted-twice", "一个业务只能使用一次")])
    var findings = FindingCollector()
    _ = world.load(&findings)
    let finding = try #require(findings.findings.first)
    let place = world.texts()[4].places["1️⃣"]
    #expect(finding.related.map { Int($0.span.start) } == [place])
    #expect(finding.related.map(\.message.en) == ["it stands here first"])
  }

  @Test func aPartWithoutNumberSetsIsMountedAgain() throws {
    var world = WorkflowWorld()
    world.trip.states = Self.twice
    world.others = [Self.part]
    world.expect([:])
    var findings = FindingCollector()
    let trip = try #require(world.load(&findings)?.workflows["trip"])
    #expect(trip.states.map(\.path).contains("again.inside"))
  }

  @Test func numberSetsOfAPartInsideCountToo() {
    var world = WorkflowWorld()
    world.trip.states = Self.twice.replacing("1️⃣", with: "")
    world.others = [
      """
      haopai: 1
      part: picking
      title: { zh: 挑, en: picking }
      exits: [done, left]
      initial: inside
      states:
        inside:
          part: bagging
          exits: { bagged: done, gone: left }

      """,
      """
      haopai: 1
      part: bagging
      title: { zh: 装, en: bagging }
      exits: [bagged, gone]
      numbers: { bag: { max: 3 } }
      initial: open
      states:
        open:
          accepts:
            finish: { title: { zh: 完, en: finish }, to: bagged }
            leave: { title: { zh: 离, en: leave }, to: gone }

      """,
    ]
    world.expect(["2️⃣": .init("part-mounted-twice")])
  }

  @Test func namesOfThePartAreTheWorkflows() {
    let part = Self.part + "fields:\n  1️⃣vin: vin\n"
    world(part: part).expect(["1️⃣": .init("duplicate-name", "vin")])
  }
}
