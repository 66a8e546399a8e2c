import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

/// What the rules demand of the values of every city.
struct DemandTests {
  private static let parameters = """
      spots: { type: count, range: 1..9, default: 3, title: { zh: 名额, en: spots } }
      guests: { type: count, range: 1..9, default: 3, title: { zh: 客人, en: guests } }
      wait: { type: duration, optional: true, title: { zh: 等待, en: wait } }
      kinds: { type: set(plate_kind), default: [small-car], title: { zh: 种类, en: kinds } }
      hours: { type: windows, default: 08:00-20:00, title: { zh: 时间, en: hours } }
      bag:
        optional: true
        title: { zh: 袋, en: bag }
        group:
          size: { type: count, range: 0..9, title: { zh: 大小, en: size } }
          hold: { type: duration, title: { zh: 保留, en: hold } }

    """
  private static let enough =
    #"{ that: 1️⃣"param.guests <= param.spots", zh: 客人不能多于名额, en: guests need spots }"#

  /// A city whose business has these demands and values.
  private func world(
    _ demand: String = enough, values: String, pools: String = "", province: String? = nil
  ) -> WorkflowWorld {
    var world = WorkflowWorld()
    world.trip.top = "demands:\n  - \(demand)\n"
    world.trip.parameters = Self.parameters
    world.others = [city("yantai", extends: province == nil ? "china" : "shandong", values, pools)]
    if let province {
      world.others.append(
        "haopai: 1\nprovince: shandong\nname: { zh: 山东, en: Shandong }\nextends: china\n"
          + "businesses: { trip: { \(province) } }\nassumed: { trip: 虚构 }\n")
    }
    return world
  }

  private func city(
    _ name: String, extends layer: String, _ values: String, _ pools: String = "",
    authority: String = "F"
  ) -> String {
    """
    haopai: 1
    city: 8️⃣\(name)
    name: { zh: 市, en: city }
    extends: \(layer)
    plates: { province: 鲁, authorities: [\(authority)] }
    \(pools)businesses:
      9️⃣trip: { \(values) }
    \(values.isEmpty && pools.isEmpty ? "" : "assumed: { \(values.isEmpty ? "" : "trip: 虚构, ")\(pools.isEmpty ? "" : "pools: 虚构") }")

    """
  }

  private func findings(_ world: WorkflowWorld) -> FindingCollector {
    var findings = FindingCollector()
    _ = world.load(&findings)
    return findings
  }

  // MARK: - Values

  @Test(arguments: [(4, true), (5, false), (6, false)])
  func bothSidesOfAnInequality(spots: Int, isBroken: Bool) {
    world(values: "spots: 2️⃣\(spots), guests: 3️⃣5").expect(
      isBroken ? ["3️⃣": .init("demand-not-met", "`guests` is `5`, `spots` is `4`")] : [:])
  }

  @Test func theFindingNamesEverything() throws {
    let world = world(values: "spots: 2️⃣4, guests: 3️⃣5")
    let finding = try #require(findings(world).findings.first)
    #expect(finding.message.en == "guests need spots (`guests` is `5`, `spots` is `4`)")
    #expect(finding.message.zh == "客人不能多于名额（`guests` 为 `5`，`spots` 为 `4`）")
    #expect(finding.help?.en == "change `guests` or `spots`")
    #expect(finding.help?.zh == "修改 `guests` 或 `spots`")
    #expect(
      finding.related.map(\.message.en) == ["the rules demand it here", "another value is here"])
    #expect(finding.related.map(\.message.zh) == ["规则在此提出要求", "另一取值在此"])
    let texts = world.texts()
    let trip = try #require(texts.first { $0.places["1️⃣"] != nil })
    #expect(finding.related[0].span.file == trip.source.id)
    // A quoted expression begins behind its quotes.
    #expect(Int(finding.related[0].span.start) == (trip.places["1️⃣"] ?? 0) + 1)
    #expect(finding.severity == .error)
  }

  @Test("a default is not to blame where the city sets the other side")
  func defaults() {
    world(values: "spots: 2️⃣2").expect(
      ["2️⃣": .init("demand-not-met", "`guests` is `3`, `spots` is `2`")])
  }

  @Test("what nobody sets is said where the city offers the business")
  func nothingIsSet() {
    world(
      #"{ that: "has(param.bag) && param.bag.size > 0 || has(param.wait)", zh: 一, en: one }"#,
      values: ""
    ).expect(["9️⃣": .init("demand-not-met", "`bag` is not offered, `wait` is not set")])
  }

  @Test("the value of a group that is there is said, not that the group is")
  func groups() {
    let demand = #"{ that: "!has(param.bag) || param.bag.size > 0", zh: 一, en: one }"#
    world(demand, values: "bag: { size: 2️⃣0, hold: 5 s }").expect(
      ["2️⃣": .init("demand-not-met", "one (`bag.size` is `0`)")])
    world(demand, values: "bag: { size: 1, hold: 5 s }").expect([:])
    world(demand, values: "").expect([:])
    world(
      #"{ that: "!has(param.bag)", zh: 一, en: one }"#, values: "bag: { size: 2️⃣0, hold: 5 s }"
    ).expect(["2️⃣": .init("demand-not-met", "`bag` 已提供")])
  }

  @Test func setsMayHaveToHoldSomething() {
    let demand = #"{ that: "param.kinds != []", zh: 一, en: one }"#
    world(demand, values: "kinds: 2️⃣[]").expect(["2️⃣": .init("demand-not-met", "`kinds` is `[]`")])
    world(demand, values: "kinds: [small-car]").expect([:])
  }

  // MARK: - Days

  @Test("every edition is checked, and the value that begins it is to blame")
  func editions() {
    world(values: "guests: 3️⃣5, spots: { 2026-01-01: 5, 2027-01-01: 4️⃣4, 2028-01-01: 6 }")
      .expect(["4️⃣": .init("demand-not-met", "from 2027-01-01 on")])
    world(
      values: "guests: { 2026-01-01: 5, 2028-01-01: 4️⃣7 }, spots: { 2026-01-01: 5, 2027-01-01: 6 }"
    )
    .expect(["4️⃣": .init("demand-not-met", "自 2028-01-01 起")])
  }

  @Test("each wrong value of a timeline is a finding, and one that goes on being wrong is not")
  func severalEditions() {
    world(values: "guests: { 2026-01-01: 2️⃣5, 2027-01-01: 3️⃣6, 2028-01-01: 4 }, spots: 4").expect([
      "2️⃣": .init("demand-not-met", "from 2026-01-01 on"),
      "3️⃣": .init("demand-not-met", "from 2027-01-01 on"),
    ])
    // Other values change, too.
    world(values: "guests: 2️⃣5, spots: 4, wait: { 2026-01-01: 5 s, 2027-01-01: 6 s }")
      .expect(["2️⃣": .init("demand-not-met", "`spots` is `4`)")])
  }

  @Test("before anything is offered, nothing is demanded")
  func firstDay() {
    let demand = #"{ that: has(param.wait), zh: 一, en: one }"#
    world(demand, values: "wait: { 2026-01-01: 5 s }").expect([:])
    let pools = "pools: { small-car: [ { range: 鲁F·10000 - 鲁F·10999, released: 2025-12-31 } ] }\n"
    world(demand, values: "wait: { 2026-01-01: 2️⃣5 s }", pools: pools)
      .expect(["9️⃣": .init("demand-not-met", "`wait` is not set)")])
    world(demand, values: "wait: { 2026-01-01: 5 s, 2027-01-01: 2️⃣none }")
      .expect(["2️⃣": .init("demand-not-met", "from 2027-01-01 on")])
  }

  // MARK: - Layers

  @Test("the lowest layer's value is to blame; another layer's only where the city sets none")
  func layers() {
    world(values: "spots: 2️⃣4", province: "guests: 5").expect(["2️⃣": .init("demand-not-met")])
    world(values: "", province: "guests: 7️⃣5").expect(["7️⃣": .init("demand-not-met", "`3`")])
  }

  @Test("a layer's value is reported once for all its cities")
  func manyCities() {
    var world = world(values: "", province: "guests: 7️⃣5")
    world.others.append(city("qingdao", extends: "shandong", "", authority: "B"))
    world.expect(["7️⃣": .init("demand-not-met")])
    let finding = findings(world).findings.first
    #expect(finding?.related.map(\.message.en).contains("this city does not meet it") == true)
    #expect(finding?.related.map(\.message.zh).contains("此城市不符合") == true)
  }

  // MARK: - Root causes

  @Test(
    "what could not be read contradicts nothing",
    arguments: [
      ("spots: 4, guests: 2️⃣5 s", "bad-value"), ("2️⃣spot: 4, guests: 5", "unknown-parameter"),
      ("spots: 2️⃣{ 2027-13-01: 4 }, guests: 5", "bad-date"),
    ])
  func brokenValues(values: String, code: String) {
    let codes = findings(world(values: values)).findings.map(\.code.description)
    #expect(codes == [code], "\(codes)")
  }

  @Test("a value that is wrong elsewhere hides nothing")
  func independent() {
    world(values: "spots: 2️⃣4, guests: 3️⃣5, wait: 4️⃣5s").expect([
      "3️⃣": .init("demand-not-met"), "4️⃣": .init("bad-value"),
    ])
  }

  @Test("a broken value of a group leaves open whether it is offered")
  func brokenGroups() {
    world(
      #"{ that: has(param.bag), zh: 一, en: one }"#, values: "bag: { size: 2️⃣x, hold: 5 s }"
    ).expect(["2️⃣": .init("bad-value")])
  }

  // MARK: - Declarations

  @Test(arguments: [
    (#"{ that: 2️⃣param.spots, zh: 一, en: one }"#, "result-type"),
    (#"{ that: param.spots +2️⃣, zh: 一, en: one }"#, "expression-syntax"),
    (#"{ that: 2️⃣1 < 2, zh: 一, en: one }"#, "demand-of-nothing"),
    (#"{ that: 2️⃣param.hours.open, zh: 一, en: one }"#, "demand-asks"),
    (#"{ that: param.spots > 1 && 2️⃣today > today, zh: 一, en: one }"#, "unknown-name"),
    (#"{ that: 2️⃣case.vin == "1", zh: 一, en: one }"#, "unknown-name"),
    (#"{ that: param.2️⃣spot > 1, zh: 一, en: one }"#, "unknown-member"),
    (#"{ that: 2️⃣param.bag.size > 1, zh: 一, en: one }"#, "may-be-absent"),
    (#"{ that: "9 / 2️⃣(param.spots - 1) > 1", zh: 一, en: one }"#, "may-divide-by-zero"),
    (#"{ that: "param.spots > 1", zh: 一 }"#, "missing-key"),
    (#"{ zh: 一, en: one }"#, "missing-key"),
    (#"{ that: "param.spots > 1", zh: 一, en: one, de: eins }"#, "unknown-key"),
    (#"param.spots > 1"#, "wrong-shape"),
  ])
  func demandsThatAreNone(demand: String, code: String) {
    let found = findings(world(demand, values: "spots: 2"))
    #expect(found.findings.map(\.code.description) == [code])
    guard demand.contains("2️⃣") else { return }
    let place = world(demand, values: "").texts().first { $0.places["2️⃣"] != nil }?.places["2️⃣"]
    #expect(found.findings.first.map { Int($0.span.start) } == place)
  }

  @Test func whatADemandCannotAskIsSaidInBothLanguages() {
    let asks = findings(world("{ that: param.hours.open, zh: 一, en: one }", values: ""))
    #expect(asks.findings.first?.message.zh == "对参数的要求不能涉及时刻、日历、号池或办件")
    #expect(
      asks.findings.first?.message.en
        == "a demand cannot ask for the time, the calendar, a pool or a case")
    let nothing = findings(world("{ that: 1 < 2, zh: 一, en: one }", values: ""))
    #expect(nothing.findings.first?.message.zh == "对参数的要求没有涉及任何参数")
    #expect(nothing.findings.first?.message.en == "the demand reads no parameter")
  }

  @Test(arguments: ["demands: []\n", "demands:\n"])
  func noDemands(top: String) {
    var world = world(values: "")
    world.trip.top = top
    let codes = findings(world).findings.map(\.code.description)
    #expect(codes == (top == "demands: []\n" ? [] : ["missing-value"]))
  }

  // MARK: - Parts

  private static let part = """
    haopai: 1
    part: picking
    title: { zh: 挑, en: picking }
    exits: [done]
    parameters:
      rounds: { type: count, range: 1..9, default: 3, title: { zh: 轮, en: rounds } }
    demands:
      - { that: param.rounds < 5, zh: 少于五轮, en: fewer than five rounds }
    initial: inside
    states:
      inside:
        accepts:
          finish: { title: { zh: 完, en: finish }, to: done }

    """

  @Test("a part's demands count wherever it is mounted, and are reported once a city")
  func parts() {
    var world = WorkflowWorld()
    world.trip.states = """
        first: { accepts: { go: { title: { zh: 走, en: go }, to: picking } } }
        picking: { part: picking, exits: { done: last } }
        last: { final: true }

      """
    var other = world.trip
    other.top = ""
    world.others = [
      Self.part, other.text.replacing("workflow: trip", with: "workflow: tour"),
      """
      haopai: 1
      city: yantai
      name: { zh: 烟台市, en: Yantai }
      extends: china
      plates: { province: 鲁, authorities: [F] }
      parts: { picking: { rounds: 2️⃣5 } }
      businesses: { trip: {}, tour: { rounds: 3️⃣6 } }
      assumed: { picking: 虚构, tour: 虚构 }

      """,
    ]
    world.expect([
      "2️⃣": .init("demand-not-met", "`rounds` is `5`"),
      "3️⃣": .init("demand-not-met", "`rounds` is `6`"),
    ])
    world.others[2] = world.others[2].replacing("tour: { rounds: 3️⃣6 }", with: "tour: {}")
      .replacing(", tour: 虚构", with: "")
    world.expect(["2️⃣": .init("demand-not-met")])
    // A wrong demand is wrong once, however many businesses mount the part.
    world.others[0] = Self.part.replacing("param.rounds <", with: "param.1️⃣round <")
    world.expect(["1️⃣": .init("unknown-member", "rounds")])
  }

  // MARK: - Work

  /// Runs twenty thousand times, for any value of the city.
  private static let long = """
    { that: "1️⃣\(list(50)).all(a, \(list(40)).all(b, \(list(10)).all(c, a + b + c + param.spots > 0)))",
      zh: 一, en: one }
    """

  private static func list(_ count: Int) -> String {
    "[\((1...count).map(String.init).joined(separator: ","))]"
  }

  private func dated(_ count: Int) -> String {
    let values = (0..<count).map { "\(2000 + $0)-01-01: \(3 + $0 % 7)" }
    return "{ \(values.joined(separator: ", ")) }"
  }

  @Test(
    "a demand that is too much work is a finding, and others are held against the city all the same"
  )
  func tooMuchWork() {
    let world = world(Self.long, values: "spots: \(dated(4))")
    world.expect([:])
    var long = self.world(
      Self.long + "\n  - " + Self.enough.replacing("1️⃣", with: ""),
      values: "spots: \(dated(99).replacing("2000-01-01: 3", with: "2000-01-01: 2️⃣1"))")
    long.expect([
      "1️⃣": .init("demand-too-long", "too much work to be held against all cities and dates"),
      "2️⃣": .init("demand-not-met"),
    ])
    long.trip.top = long.trip.top.replacing("1️⃣", with: "")
    #expect(findings(long).findings.contains { $0.message.zh.hasPrefix("对所有城市和日期") })
  }

  @Test("the limit of work grows with the files, and the most expensive demands go first")
  func budget() {
    let places = (0..<3).map { SourceSpan(file: SourceText.ID(0), start: $0, end: $0 + 1) }
    func tooExpensive(_ costs: [Int], bytes: Int = 0, days: Int = 1) -> Set<SourceSpan> {
      var budget = DemandBudget(bytes: bytes)
      for (place, cost) in zip(places, costs) { budget.add(place, cost: cost, days: days) }
      return budget.tooExpensive
    }
    #expect(tooExpensive([]) == [])
    #expect(tooExpensive([DemandBudget.base]) == [])
    #expect(tooExpensive([DemandBudget.base + 1]) == [places[0]])
    #expect(tooExpensive([DemandBudget.base + 1], bytes: 1) == [])
    #expect(tooExpensive([1, DemandBudget.base - 2, 1]) == [])
    #expect(tooExpensive([1, DemandBudget.base - 1, 1]) == [places[1]])
    #expect(tooExpensive([1, .max, 1], days: .max) == Set(places))
    #expect(tooExpensive([1, .max, 1], days: 9) == [places[1]])
  }
}
