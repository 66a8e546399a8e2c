import HaopaiDomain
import HaopaiEngineOracle
import HaopaiProgram
import Testing

@testable import HaopaiEngine

@Suite("a number in a set that is claimed or issued")
struct MovedNumberTests {
  private static let statuses: [(command: String, status: NumberSetState.Status)] = [
    ("claim_own", .claimed), ("issue_own", .issued),
  ]

  private func take(_ command: String, _ garden: GardenCity, _ number: CaseNumber) throws {
    try garden.take(command, number, by: command == "issue_own" ? EndlessGarden.officer : nil)
  }

  @Test(
    "a number that is moved there is as the set is, and nobody else's",
    arguments: LedgerKind.allCases, statuses)
  func moved(kind: LedgerKind, _ way: (command: String, status: NumberSetState.Status)) throws {
    let garden = try EndlessGarden.city(kind)
    let number = try garden.open("plot")
    let plates = try garden.pick(2, for: number)
    try garden.take("own_it", number, ["number": .plate(plates[0])])
    try take(way.command, garden, number)
    try garden.take("own_it_for", number, ["number": .plate(plates[1]), "hold": .text("60 s")])
    #expect(garden.ledger.holder(of: plates[1])?.status == way.status)
    #expect(garden.ledger.brokenInvariant(in: garden.book, countingPools: true) == nil)
    // Claimed is claimed: no clock runs.
    garden.wait(3_600_000)
    garden.sweep()
    #expect(garden.ledger.holder(of: plates[1])?.status == way.status)
    try garden.expectWhole(steps: 5)
    try garden.take("finish", number)
    try garden.saveAndRestart()
    // What was claimed and is not taken goes back by way of the delay; what was issued is out for good.
    let owner = way.status == .issued ? number : nil
    #expect(garden.ledger.holder(of: plates[1])?.caseNumber == owner)
    let other = try garden.open("plot", as: 1)
    _ = try garden.submit("first", other, ["wishes": .list([.plate(plates[1])])])
    #expect(garden.ledger.holder(of: plates[1])?.caseNumber == owner)
  }

  @Test("no others come in the stead of issued numbers", arguments: LedgerKind.allCases)
  func issuedSetIsFull(kind: LedgerKind) throws {
    let garden = try EndlessGarden.city(kind)
    let number = try garden.open("plot")
    let plate = try garden.pickOwn(number)
    try take("issue_own", garden, number)
    let wish = try #require((0..<10).map { try? PlateNumber("鲁F·0000\($0)") }.first { $0 != plate })
    #expect(try garden.refusals("pick_own", number) == ["set-full"])
    #expect(
      try garden.refusals("first_own", number, ["wishes": .list([.plate(try #require(wish))])])
        == ["set-full"])
    #expect(garden.ledger.holder(of: plate)?.status == .issued)
    #expect(garden.ledger.caseState(number)?.sets.flatMap(\.numbers) == [plate.word])
    try garden.expectWhole(steps: 4)
  }
}
