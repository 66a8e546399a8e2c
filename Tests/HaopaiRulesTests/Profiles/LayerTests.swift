import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import Testing

@testable import HaopaiRules

@Suite("layers over each other")
struct LayerTests {
  private static let province = """
    haopai: 1
    province: shandong
    name: { zh: 山东省, en: Shandong }
    extends: china
    parts: { choosing: { window: 08:00-20:00, draw: { size: 10, attempts: 5 } } }
    businesses: { new-car: { note: 省内 } }
    """

  @Test func theLowestLayerCounts() throws {
    let world = try ProfileWorld(
      Self.province,
      city(
        "parts: { choosing: { draw: { size: 12 } } }\nbusinesses: { new-car: { draw: { size: 14 } } }",
        extends: "shandong"))
    world.expectFindings()
    #expect(try world.timeline("draw.size") == ["always: 14"])
    #expect(try world.timeline("draw.attempts") == ["always: 5"])
    #expect(try world.timeline("note") == ["always: 省内"])
    #expect(try world.timeline("deadline") == ["always: 3 working days"])
    #expect(try world.timeline("limit") == [])
    let effective = try world.effective()
    var entry = effective.entries(at: "draw.size").first
    #expect(entry?.provenance.origin == .layer(.city, "yantai"))
    entry = entry.flatMap { effective.overridden(by: $0, at: "draw.size") }
    #expect(entry?.value == .word(12))
    entry = entry.flatMap { effective.overridden(by: $0, at: "draw.size") }
    #expect(entry?.value == .word(10))
    #expect(entry?.provenance.origin == .layer(.province, "shandong"))
    entry = entry.flatMap { effective.overridden(by: $0, at: "draw.size") }
    #expect(entry?.provenance.origin == .declaration)
  }

  @Test func aTimelineIsReplacedFromTheFirstDateBelow() throws {
    let world = try ProfileWorld(
      """
      haopai: 1
      province: shandong
      name: { zh: 山东省, en: Shandong }
      extends: china
      parts:
        choosing:
          window: 08:00-20:00
          draw: { attempts: { 2020-01-01: 1, 2022-01-01: 2, 2024-01-01: 3 } }
      """,
      city(
        "businesses: { new-car: { draw: { attempts: { 2023-01-01: 7, 2025-01-01: 8 } } } }",
        extends: "shandong"))
    world.expectFindings()
    #expect(
      try world.timeline("draw.attempts") == [
        "2020-01-01: 1", "2022-01-01: 2", "2023-01-01: 7", "2025-01-01: 8",
      ])
    let effective = try world.effective()
    let overrode = effective.entries(at: "draw.attempts").map {
      effective.overridden(by: $0, at: "draw.attempts")?.value
    }
    #expect(overrode == [nil, nil, .word(2), .word(3)])
  }

  @Test func noneEndsAnOptionalValueOrGroup() throws {
    let world = try ProfileWorld(
      Self.province,
      city(
        """
        businesses:
          new-car:
            limit: { 2024-01-01: 30 min, 2025-01-01: none }
            draw: { 2026-01-01: none }
        """, extends: "shandong"))
    world.expectFindings()
    #expect(try world.timeline("limit") == ["2024-01-01: 30 min", "2025-01-01: none"])
    let effective = try world.effective()
    let last = try #require(CivilDate("2025-12-31"))
    #expect(effective.isOffered(group: "draw", on: last))
    #expect(!effective.isOffered(group: "draw", on: last.adding(days: 1)))
  }

  @Test func aGroupCanBeginOnADate() throws {
    let world = try ProfileWorld(
      city(
        """
        businesses:
          new-car:
            window: closed
            draw: { 2024-01-01: { attempts: 5 }, 2025-01-01: none, 2026-01-01: { attempts: 6 } }
        """))
    world.expectFindings()
    #expect(try world.timeline("draw.attempts") == ["2024-01-01: 5", "2026-01-01: 6"])
    let effective = try world.effective()
    let days = try ["2023-12-31", "2024-01-01", "2025-06-01", "2026-01-01"].map {
      effective.isOffered(group: "draw", on: try #require(CivilDate($0)))
    }
    #expect(days == [false, true, false, true])
  }

  @Test func requiredValuesStay() throws {
    let world = try ProfileWorld(
      city("businesses: { new-car: { window: 1️⃣none, deadline: 2️⃣none } }"))
    world.expectFindings(["1️⃣": Expected("cannot-unset"), "2️⃣": Expected("cannot-unset")])
  }

  @Test func aBusinessCanBeWithdrawn() throws {
    let world = try ProfileWorld(
      Self.province, city("businesses: { new-car: none, other: {} }", extends: "shandong"))
    world.expectFindings()
    #expect(world.book.cities.first?.businesses.map(\.business) == ["other"])
  }

  @Test func onlyWhatAChainNamesIsOffered() throws {
    let world = try ProfileWorld(Self.province, city("businesses: {}", extends: "shandong"))
    world.expectFindings()
    #expect(world.book.cities.first?.businesses.map(\.business) == ["new-car"])
  }

  @Test func namesThatNobodyDeclares() throws {
    let world = try ProfileWorld(
      city(
        """
        parts: { 1️⃣chosing: { window: closed }, choosing: { 2️⃣windw: closed, 5️⃣attempts: 3 } }
        businesses: { 3️⃣newcar: {}, other: { 6️⃣draw: 1 }, new-car: { window: closed, draw: { attempts: 3, 4️⃣sise: 3 } } }
        """))
    world.expectFindings([
      "1️⃣": Expected("unknown-part", "choosing"), "2️⃣": Expected("unknown-parameter", "window"),
      "3️⃣": Expected("unknown-business", "new-car"), "4️⃣": Expected("unknown-parameter", "size"),
      "5️⃣": Expected("unknown-parameter", "draw.attempts"), "6️⃣": Expected("unknown-parameter"),
    ])
  }

  @Test func chains() throws {
    let world = try ProfileWorld(
      city("return_after: 30 min", extends: "1️⃣shandung"),
      city("", name: "qingdao", extends: "2️⃣yantai"),
      """
      haopai: 1
      province: shandong
      name: { zh: 山东省, en: Shandong }
      extends: 3️⃣qingdao
      """,
      """
      haopai: 1
      province: 4️⃣shandong
      name: { zh: 山东省, en: Shandong }
      5️⃣extend: china
      """)
    world.expectFindings([
      "1️⃣": Expected("unknown-layer", "shandong"), "2️⃣": Expected("wrong-level", "a city"),
      "3️⃣": Expected("wrong-level", "a province"), "4️⃣": Expected("duplicate-file"),
      "5️⃣": Expected("unknown-key", "extends"),
    ])
  }

  @Test func theDelayComesFromTheNearestLayer() throws {
    let world = try ProfileWorld(
      Self.province + "\nreturn_after: 2 h\n", city("", extends: "shandong"))
    #expect(world.book.cities.first?.returnDelay == TimeSpan(milliseconds: 7_200_000))
  }
}
