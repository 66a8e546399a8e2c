import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import Testing

@testable import HaopaiRules

@Suite("dated values and what is missing")
struct DatedValueTests {
  private func world(
    _ values: String, pools: String = "{}", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ProfileWorld {
    try ProfileWorld(
      city("businesses: { 9️⃣new-car: { \(values) } }\npools: \(pools)"),
      sourceLocation: sourceLocation)
  }

  @Test func datesComeInOrderAndExist() throws {
    try world("window: { 2027-01-01: closed, 1️⃣2026-01-01: closed }")
      .expectFindings(["1️⃣": Expected("dates-out-of-order")])
    try world("window: { 1️⃣2026-02-30: closed }").expectFindings(["1️⃣": Expected("bad-date")])
    try world("window: { 1️⃣2026-2-3: closed }")
      .expectFindings(["1️⃣": Expected("bad-date", "2026-02-03")])
    try world("window: { 2026-01-01: closed, 1️⃣always: closed }")
      .expectFindings(["1️⃣": Expected("bad-date")])
  }

  @Test func datesDoNotNest() throws {
    try world("window: closed, draw: { 2026-01-01: { attempts: { 1️⃣2027-01-01: 3 } } }")
      .expectFindings(["1️⃣": Expected("dates-within-dates")])
  }

  @Test func aRequiredValueIsNamedWithItsTitle() throws {
    let lacking = try world("deadline: 2 days")
    lacking.expectFindings(["9️⃣": Expected("missing-parameter", "`window` (hours)")])
    #expect(try !lacking.effective().isComplete)
  }

  @Test func aBrokenValueIsNotAlsoMissing() throws {
    try world("window: 1️⃣soon").expectFindings(["1️⃣": Expected("bad-hours")])
    try world("window: closed, draw: { attempts: 1️⃣many }")
      .expectFindings(["1️⃣": Expected("bad-value")])
  }

  @Test func anOfferedGroupNeedsItsValues() throws {
    try world("window: closed, draw: { size: 5 }")
      .expectFindings(["9️⃣": Expected("missing-parameter", "draw.attempts")])
    // Another layer may have begun the group that a city does not want.
    try world("window: closed, draw: { size: 5 }")
      .expectFindings(["9️⃣": Expected("missing-parameter", "or do without `draw`: `draw: none`")])
    try world("window: closed, draw: { size: 5 }")
      .expectFindings(["9️⃣": Expected("missing-parameter", "不提供 `draw` 时写 `draw: none`")])
    try world("window: closed").expectFindings()
    try world("window: closed, draw: none").expectFindings()
  }

  @Test func gapsCountFromTheFirstRelease() throws {
    let pools = "{ car: [{ range: 鲁F·00000 - 鲁F·00999, released: 2021-03-23 }] }"
    try world("window: closed, draw: { attempts: { 2021-03-23: 3 } }", pools: pools)
      .expectFindings()
    // The group begins with its first value; before that it is not offered.
    try world("window: closed, draw: { attempts: { 2021-03-24: 3 } }", pools: pools)
      .expectFindings()
    try world("window: { 2021-03-24: 1️⃣closed }", pools: pools)
      .expectFindings(["1️⃣": Expected("parameter-gap", "from `2021-03-23` until `2021-03-24`")])
    try world("window: { 2021-03-23: closed }", pools: pools).expectFindings()
  }

  @Test func aGroupThatIsOfferedBeforeItsValueHasAGap() throws {
    try world(
      "window: closed, draw: { size: { 2021-01-01: 5 }, attempts: { 2021-06-01: 1️⃣3 } }"
    ).expectFindings(["1️⃣": Expected("parameter-gap", "from `2021-01-01` until `2021-06-01`")])
  }

  @Test func aLoneDatedValueHasNoGap() throws {
    try world("window: { 2021-03-24: closed }").expectFindings()
  }

  @Test func theTableIsCutAtEveryChange() throws {
    let effective = try world(
      """
      window: 08:00-20:00, limit: { 2024-01-01: 30 min, 2025-01-01: none },
      draw: { attempts: { 2021-03-23: 10, 2027-01-01: 8 } }
      """
    ).effective()
    var windows = WindowsTable()
    let table = effective.table(&windows)
    #expect(windows.windows.count == 1)
    let days = table.editions.dropFirst().map {
      CivilDate(saturating: Int($0.firstDay)).description
    }
    #expect(days == ["2021-03-23", "2024-01-01", "2025-01-01", "2027-01-01"])
    #expect(table.editions[0].firstDay == .min)
    let layout = effective.layout
    let attempts = try word(try #require(layout.leaf(at: "draw.attempts")).place.slot)
    #expect(table.editions.map { $0.words[attempts] } == [10, 10, 10, 10, 8])
    let offered = try #require(layout.group(at: "draw")?.presence)
    #expect(table.editions.map { $0.words[offered] } == [0, 1, 1, 1, 1])
    let limit = try #require(layout.leaf(at: "limit")).place
    let presence = try #require(limit.presence)
    #expect(table.editions.map { $0.words[presence] } == [0, 0, 1, 0, 0])
    #expect(table.editions[2].words[try word(limit.slot)] == 1_800_000)
  }

  private func word(_ slot: Slot) throws -> Int {
    guard case .word(let index) = slot else { throw TestFailure() }
    return index
  }

  private struct TestFailure: Error {}
}
