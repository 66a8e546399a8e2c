import Foundation
import Haopai
import HaopaiDomain
import HaopaiEngineOracle
import HaopaiProgram
import HaopaiRandomRules
import Testing

@testable import HaopaiEngine

/// A number's kind is that of the pool which has it under the rules in force, on whatever way these came.
@Suite("ranges that go from one plate kind to another")
struct ChangedPoolTests {
  private static let kinds = "rules/national/plate-kinds.yaml"
  private static let city = "cities/luyuan.yaml"

  /// Small cars, new energy vehicles, and a third kind with the patterns of the first.
  /// - Parameter order: in which the nation names the kinds.
  private static func files(
    car: String, nev: String, big: String, order: [Int] = [0, 1, 2]
  ) throws -> [String: String] {
    var city = try GardenRules.text(of: city)
    let start = try #require(city.range(of: "pools:\n"))
    let end = try #require(city.range(of: "businesses:\n"))
    let pools = [("small-car", car), ("small-nev", nev), ("big-car", big)].map { kind, range in
      "  \(kind): [{ range: \(range), released: 2026-01-01 }]\n"
    }
    city.replaceSubrange(start.lowerBound..<end.lowerBound, with: "pools:\n" + pools.joined())
    return [
      Self.city: city, kinds: try threeKinds(in: order),
      EndlessGarden.file: try EndlessGarden.plot(),
    ]
  }

  private static func threeKinds(in order: [Int]) throws -> String {
    let text = try String(contentsOfFile: ShippedRules.root + "/" + kinds, encoding: .utf8)
    let start = try #require(text.range(of: "  small-car:"))
    let middle = try #require(text.range(of: "  small-nev:"))
    let car = String(text[start.lowerBound..<middle.lowerBound])
    let end = try #require(text.range(of: "# Never"))
    let nev = String(text[middle.lowerBound..<end.lowerBound])
    let big = car.replacing("small-car", with: "big-car").replacing("小型汽车", with: "大型汽车")
      .replacing("small car", with: "big car").replacing("\"02\"", with: "\"01\"")
    let all = [car, nev, big]
    return text[..<start.lowerBound] + order.map { all[$0] }.joined() + text[end.lowerBound...]
  }

  private static let low = "鲁F·00000 - 鲁F·00019"
  private static let high = "鲁F·00100 - 鲁F·00119"
  private static let highest = "鲁F·00900 - 鲁F·00909"
  private static let energyLow = "鲁F·D00000 - 鲁F·D00009"
  private static let energyHigh = "鲁F·D00100 - 鲁F·D00109"

  private static func book(
    car: String, nev: String, big: String = highest, order: [Int] = [0, 1, 2]
  ) throws -> CompiledBook {
    let files = try files(car: car, nev: nev, big: big, order: order)
    return try #require(try GardenRules.load(with: files).compiled(city: "luyuan"))
  }

  private func garden() throws -> GardenCity {
    try GardenCity(
      .sqlite, with: try Self.files(car: Self.low, nev: Self.energyLow, big: Self.highest))
  }

  private func expectAudited(
    _ garden: GardenCity, _ books: [CompiledBook],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try garden.city.save()
    let all = Dictionary((books + [garden.book]).map { ($0.hash, $0) }) { first, _ in first }
    #expect(throws: Never.self, sourceLocation: sourceLocation) {
      try garden.ledger.audit(current: garden.city.engine.current, books: all)
    }
    let broken = garden.ledger.brokenInvariant(
      in: garden.city.engine.current, countingPools: true)
    #expect(broken == nil, sourceLocation: sourceLocation)
  }

  @Test("a set of two kinds whose pools go and come back", arguments: [false, true])
  func bothPoolsGo(isRestarted: Bool) throws {
    let garden = try garden()
    let other = try Self.book(car: Self.high, nev: Self.energyHigh)
    let number = try garden.open("plot")
    let first = try garden.pickOwn(number)
    try garden.take("pick_other", number)
    let second = try #require(garden.numbers.first { $0 != first })
    try garden.take("own_it", number, ["number": .plate(second)])
    try garden.take("claim_own", number)
    try garden.city.adopt(other)
    if isRestarted { try garden.city.restart() }
    #expect(garden.ledger.owners.allSatisfy { $0.holder.place == nil })
    try expectAudited(garden, [other])
    try garden.take("let_own_go", number)
    try garden.city.adopt(garden.book)
    if isRestarted { try garden.saveAndRestart() }
    // Both are on their way back to the pools that have them again.
    let later = try garden.open("plot", as: 1)
    try garden.take("first", later, ["wishes": .list([.plate(first)])])
    #expect(garden.ledger.holder(of: first) == nil)
    garden.wait(2 * 3_600_000)
    try garden.take("first", later, ["wishes": .list([.plate(first)])])
    #expect(garden.ledger.holder(of: first)?.caseNumber == later)
    try expectAudited(garden, [other])
  }

  /// Without a step under them, the journal says nothing of the rules between the first and the last.
  @Test(
    "a range that goes to another kind and then away",
    arguments: [(false, false), (false, true), (true, false), (true, true)],
    ["claim_own", "issue_own"])
  func rangeMoves(_ way: (isRestarted: Bool, hasStepsBetween: Bool), command: String) throws {
    let garden = try garden()
    let books = [
      try Self.book(car: Self.high, nev: Self.energyHigh, big: Self.low),
      try Self.book(car: Self.high, nev: Self.energyHigh),
    ]
    let number = try garden.open("plot")
    _ = try garden.pickOwn(number)
    try garden.take(command, number, by: command == "issue_own" ? EndlessGarden.officer : nil)
    for (index, book) in books.enumerated() {
      try garden.city.adopt(book)
      if way.hasStepsBetween { try garden.open("plot", as: index + 1) }
    }
    if way.isRestarted { try garden.saveAndRestart() }
    try expectAudited(garden, books)
    try garden.open("plot", as: 1)
    try garden.saveAndRestart()
    try expectAudited(garden, books)
  }

  @Test(
    "a number on its way back comes to the kind that has its range by then",
    arguments: [false, true])
  func returning(isRestarted: Bool) throws {
    let garden = try garden()
    let other = try Self.book(car: Self.high, nev: Self.energyLow, big: Self.low)
    let number = try garden.open("plot")
    let plate = try garden.pickOwn(number)
    try garden.take("claim_own", number)
    try garden.take("let_own_go", number)
    try garden.city.adopt(other)
    if isRestarted { try garden.city.restart() }
    let big = try #require(other.plateKinds.cases.firstIndex(of: "big-car"))
    func isFree() throws -> Bool {
      guard case .value(let pool?) = garden.ledger.pool(big) else { return false }
      return pool.isFree(try #require(pool.layout.ordinal(ofWord: plate.word)))
    }
    #expect(try !isFree())
    garden.wait(2 * 3_600_000)
    garden.sweep()
    #expect(try isFree())
    try expectAudited(garden, [other])
  }

  @Test(
    "whatever rules come into force between the steps, the audit agrees",
    arguments: 1...8 as ClosedRange<UInt64>)
  func randomAdoption(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let garden = try garden()
    let books = [
      garden.book, try Self.book(car: Self.high, nev: Self.energyHigh, big: Self.low),
      try Self.book(car: Self.high, nev: Self.energyHigh),
      try Self.book(car: Self.low, nev: Self.energyLow, order: [2, 0, 1]),
      try Self.book(car: Self.high, nev: Self.energyLow, order: [1, 2, 0]),
    ]
    let names = [
      "pick", "pick_other", "pick_both", "own_it", "own_it", "claim_own", "let_own_go", "watch",
      "nap",
      "finish", "pick_own",
    ]
    for _ in 0..<120 {
      let count = Int(garden.ledger.nextCaseNumber.value) - 1
      let number = CaseNumber(UInt64(dice.below(max(1, count))) + 1)
      switch dice.below(12) {
      case _ where count == 0, 0 where count < 6: try garden.open("plot", as: dice.below(3))
      case 1:
        garden.wait(Int64(dice.below(5)) * 1_800_000)
        garden.sweep()
      case 2: try garden.city.adopt(books[dice.below(books.count)])
      case 3 where dice.roll(1, in: 3):
        try garden.saveAndRestart()
        try expectAudited(garden, books)
      default:
        let mine = garden.numbers.filter { garden.ledger.holder(of: $0)?.caseNumber == number }
        let name = names[dice.below(names.count)]
        var inputs: [String: PlainValue] = [:]
        if name == "pick" { inputs = ["count": .integer(2), "hold": .text("60 s")] }
        if name == "own_it", let one = dice.pick(mine.sorted { $0.word < $1.word }) {
          inputs = ["number": .plate(one)]
        }
        _ = try? garden.submit(name, number, inputs)
      }
      let broken = garden.ledger.brokenInvariant(
        in: garden.city.engine.current, countingPools: true)
      try #require(broken == nil, "seed \(seed)")
    }
    try garden.saveAndRestart()
    try expectAudited(garden, books)
  }

  @Test("a case draws from the same kind in whatever order the rules in force name kinds")
  func drawnKinds() throws {
    let garden = try garden()
    let number = try garden.open("plot")
    func names() throws -> Set<String> {
      let engine = garden.city.engine
      let state = try #require(engine.ledger.caseState(number))
      let kinds = Engine.drawnKinds(
        of: state, pinned: engine.book(of: state), current: engine.current, at: garden.now,
        view: engine.ledger)
      return Set(kinds.map { engine.current.plateKinds.cases[$0] })
    }
    let before = try names()
    try garden.city.adopt(
      try Self.book(car: Self.low, nev: Self.energyLow, order: [2, 0, 1]))
    #expect(before == ["small-car", "small-nev"])
    #expect(try names() == before)
  }
}
