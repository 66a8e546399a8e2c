import Haopai
import Testing

/// Counters whose key is set between two looks at them in one step.
@Suite("Keys of counters")
struct CounterKeyTests {
  private static let rows = """
    haopai: 1
    workflow: rows
    title: { zh: 垄, en: rows }
    fields:
      phone: mobile
      row: { type: count, range: 0..9, default: 1 }
      left: { type: count, range: 0..9, default: 0 }
      name: { type: text, default: 东 }
      other: { type: text, default: 西 }
    counters:
      plants: { per: [case.row], limit: "1", refusal: full-row, title: { zh: 苗, en: plants } }
      names: { per: [case.name], limit: "1", refusal: full-row }
      pots: { keys: { row: count }, limit: "1", refusal: full-pot }
    open:
      title: { zh: 开始, en: begin }
      input: { phone: { type: mobile, title: { zh: 手机, en: mobile } } }
      do: [ set: { phone: input.phone } ]
      to: open
    states:
      open:
        accepts:
          plant:
            title: { zh: 种, en: plant }
            require: [ { full-row: plants.left > 0 } ]
            do: [ use: plants, set: { row: "2" }, use: plants, set: { left: plants.left } ]
          sow:
            title: { zh: 播, en: sow }
            input: { row: { type: count, range: 0..9, title: { zh: 垄, en: row } } }
            do: [ use: { counter: pots, keys: [input.row] } ]
          # Reads the counter for the very value that its key is of.
          step:
            title: { zh: 走, en: step }
            do: [ use: plants, set: { row: plants.left }, set: { left: plants.left } ]
          # A key that is a text, and two fields that change places.
          turn:
            title: { zh: 换, en: turn }
            do: [ use: names, set: { name: case.other, other: case.name }, use: names ]
          finish: { title: { zh: 结束, en: finish }, to: over }
      over: { final: true }
    refusals:
      full-row: { zh: 此垄已满, en: the row is full }
      full-pot: { zh: 此盆已满, en: the pot is full }

    """

  private func begin() throws -> (desk: Desk, number: CaseNumber) {
    let desk = try Desk(
      book: try GardenRules.load(with: [
        "rules/businesses/rows.yaml": Self.rows,
        "cities/luyuan.yaml": try GardenRules.city("  lease:\n", "  rows: {}\n  lease:\n"),
      ]))
    let view = try #require(desk.open("rows").accepted?.view)
    return (desk, view.number)
  }

  @Test("a key that a step sets is another key from there on")
  func between() throws {
    let (desk, number) = try begin()
    // One plant in the first row, and one in the second: neither row has had two.
    let view = try desk.take("plant", number).view
    #expect(view.fields.first { $0.name == "left" }?.value == .integer(0))
    #expect(desk.submit("plant", to: number).codes == ["full-row"])
    #expect(desk.office.replayAgrees())
  }

  @Test("a key that is set to what its own counter says is another key from there on")
  func itself() throws {
    let (desk, number) = try begin()
    // Nothing is left of the first row; the row without a number has had no plant.
    let view = try desk.take("step", number).view
    #expect(view.fields.first { $0.name == "row" }?.value == .integer(0))
    #expect(view.fields.first { $0.name == "left" }?.value == .integer(1))
  }

  @Test("two fields change places, and so do the keys that are of them")
  func turned() throws {
    let (desk, number) = try begin()
    let view = try desk.take("turn", number).view
    let texts = ["name", "other"].map { name in view.fields.first { $0.name == name }?.value }
    #expect(texts == [.text("西"), .text("东")])
    #expect(desk.submit("turn", to: number).codes == ["full-row"])
    #expect(desk.office.replayAgrees())
  }

  @Test("an input is another key in every command")
  func inputs() throws {
    let (desk, number) = try begin()
    try desk.take("sow", number, ["row": .integer(1)])
    try desk.take("sow", number, ["row": .integer(2)])
    for row in [1, 2] as [Int64] {
      let answer = desk.submit("sow", to: number, inputs: ["row": .integer(row)])
      #expect(answer.codes == ["full-pot"])
    }
    try desk.take("sow", number, ["row": .integer(3)])
  }
}
