import Haopai
import HaopaiCommand
import Testing

private let otherCar = "rules/businesses/other-car.yaml"
private let otherPart = "rules/parts/other-selection.yaml"
private let qingdao = "cities/qingdao.yaml"

/// A change that says nothing about what another file says.
private struct Change: Sendable {
  let path: String
  let old: String
  let new: String

  init(_ path: String, _ old: String, _ new: String) {
    self.path = path
    self.old = old
    self.new = new
  }
}

/// What is wrong in one file hides nothing that is wrong in another.
@Suite("independent findings")
struct IndependenceTests {
  /// One for each kind of file, read early or late, broken as a whole or in one place.
  private static let changes = [
    Change(qingdao, "    window: 08:00-23:00", "    window: closed"),
    Change("cities/yantai.yaml", "      hold: 180 s\n", ""),
    Change("cities/weihai.yaml", "plates: {", "plates: [{"),
    Change("rules/provinces/hebei.yaml", "size: 10", "size: ten"),
    Change("rules/businesses/new-car.yaml", "to: noticing", "to: notcing"),
    Change(otherCar, "open:\n", "opn:\n"),
    Change("rules/parts/number-selection.yaml", "say: all-taken", "say: all-takn"),
    Change(otherPart, "        to: used_up", "        to: left"),
    Change("rules/parts/idle.yaml", "to: choosing }", "to: chosing }"),
    Change("rules/national/messages.yaml", "  command-not-open:", "  command-not-opn:"),
    Change("rules/national/shared.yaml", "businesses: [new-car]", "businesses: [new-cra]"),
    Change("rules/national/authorities.yaml", "鲁:", "鲁鲁:"),
    Change("rules/national/applicants.yaml", "  accounts:", "  acounts:"),
  ]

  /// This repository's rules with a second part, business and province, and two more cities.
  private static func texts() throws -> [String: String] {
    var texts: [String: String] = [:]
    for file in try OneBusiness.files() {
      texts[file.path] = String(decoding: file.bytes, as: UTF8.self)
    }
    func add(_ path: String, like model: String, _ changes: [(String, String)]) throws {
      let text = try #require(texts[model])
      texts[path] = changes.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
    let part = "rules/parts/number-selection.yaml"
    try add(otherPart, like: part, [("part: number-selection", "part: other-selection")])
    try add("rules/parts/idle.yaml", like: part, [("part: number-selection", "part: idle")])
    try add(
      otherCar, like: "rules/businesses/new-car.yaml",
      [("workflow: new-car", "workflow: other-car"), ("number-selection", "other-selection")])
    try add(
      "rules/provinces/hebei.yaml", like: "rules/provinces/shandong.yaml",
      [("province: shandong", "province: hebei")])
    try add(
      qingdao, like: "cities/yantai.yaml",
      [
        ("city: yantai", "city: qingdao"), ("烟台市", "青岛市"), ("[F, Y]", "[B, U]"), ("鲁F", "鲁B"),
        ("鲁Y", "鲁U"),
      ])
    try add(
      "cities/weihai.yaml", like: "cities/yantai.yaml",
      [
        ("city: yantai", "city: weihai"), ("烟台市", "威海市"), ("[F, Y]", "[K]"), ("鲁F", "鲁K"),
        ("    - { range: 鲁Y·00A00 - 鲁Y·99B99, released: 2026-01-05 }\n", ""),
      ])
    return texts
  }

  private static func findings(_ changes: [Change]) throws -> Set<String> {
    var texts = try texts()
    for change in changes {
      let text = try #require(texts[change.path])
      try #require(text.contains(change.old))
      texts[change.path] = text.replacing(change.old, with: change.new, maxReplacements: 1)
    }
    let rules = try TemporaryRules(texts)
    return Set(ToolRun(["validate", "--format", "json"], root: rules.root).lines)
  }

  /// What each change brings about alone, looked at once for all pairs.
  private static let alone = Result { try changes.map { try findings([$0]) } }

  @Test("two mistakes have the findings of each of them alone", arguments: changes.indices)
  func pairs(first: Int) throws {
    let alone = try Self.alone.get()
    let own = alone[first]
    // Each brings about what none of the others does.
    let others = alone.indices.filter { $0 != first }.map { alone[$0] }
    #expect(!others.contains { own.isSubset(of: $0) }, "\(Self.changes[first])")
    for second in Self.changes.indices where second > first {
      let pair = [Self.changes[first], Self.changes[second]]
      let both = try Self.findings(pair)
      #expect(both.symmetricDifference(own.union(alone[second])).isEmpty, "\(pair)")
    }
  }

  @Test("one broken value of a city leaves the checks of its others")
  func withinCity() throws {
    let hours = Change(qingdao, "    window: 08:00-23:00", "    window: closed")
    let tries = Change(qingdao, "tries: 3", "tries: 0")
    let both = try Self.findings([hours, tries])
    #expect(try both == Self.findings([hours]).union(Self.findings([tries])))
    // Whether a kind has numbers is not known where its ranges are broken.
    let range = Change(qingdao, "鲁B·D00000 - 鲁B·D09999", "鲁B·D0000O - 鲁B·D09999")
    #expect(
      try Self.findings([range, hours]) == Self.findings([range]).union(Self.findings([hours])))
  }
}
