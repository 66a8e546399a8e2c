import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

@Suite("sources and assumptions")
struct SourceNoteTests {
  private func check(
    _ lines: String, _ expected: [Character: Expected],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try ProfileWorld(city(lines), sourceLocation: sourceLocation)
      .expectFindings(expected, withSources: true, sourceLocation: sourceLocation)
  }

  @Test func aNoteCoversWhatIsUnderIt() throws {
    try check(
      """
      businesses: { new-car: { window: closed, draw: { attempts: 3, size: 1️⃣4 }, note: x } }
      sources:
        new-car.draw.attempts: { text: 三次, from: 000_3a743db0c1b78eff.txt }
        new-car.note: { text: x, from: "https://www.gov.cn/x" }
      assumed: { new-car.window: it is not said }
      """, ["1️⃣": Expected("value-without-source", "new-car.draw.size")])
    try check(
      """
      businesses: { new-car: { window: closed, draw: { attempts: 3, size: 4 } } }
      assumed: { new-car: it is a test }
      """, [:])
  }

  @Test func aCommentIsNotPointedAt() throws {
    let world = try ProfileWorld(
      city(
        """
        businesses:
          new-car:
            window:
              weekend: closed # as everywhere
              every_day: 08:00-18:00
            draw: { attempts: 3, size: 4 }
        assumed: { new-car.draw: it is a test }
        """))
    let finding = try #require(
      world.findings.findings.first { $0.code.description == "value-without-source" })
    let bytes = world.texts[1].source.bytes[Int(finding.span.start)..<Int(finding.span.end)]
    #expect(String(decoding: bytes, as: UTF8.self) == "weekend: closed")
  }

  @Test func aNoteIsAboutSomethingInTheFile() throws {
    try check(
      """
      businesses: { new-car: { window: closed } }
      assumed: { new-car.window: x, 1️⃣new-car.windw: x, 2️⃣pools: x, 3️⃣other: x }
      """,
      [
        "1️⃣": Expected("note-without-value", "new-car.window"),
        "2️⃣": Expected("note-without-value"), "3️⃣": Expected("note-without-value"),
      ])
  }

  @Test func aReasonIsAReason() throws {
    for reason in ["true", "yes", "\" \"", "\"\""] {
      try check(
        """
        businesses: { new-car: { window: closed } }
        assumed: { new-car: 1️⃣\(reason) }
        """,
        ["1️⃣": Expected(reason == "\"\"" ? "missing-value" : "assumed-without-reason")])
    }
  }

  @Test func aSourceCanBeLookedUp() throws {
    for from in ["the guide", "https://", "https://x y.cn/", "guide", ".txt", "指南.txt"] {
      try check(
        """
        businesses: { new-car: { window: closed } }
        sources: { new-car: { text: x, from: 1️⃣"\(from)" } }
        """, ["1️⃣": Expected("bad-origin")])
    }
  }

  @Test func aFigureIsKnownOrAssumed() throws {
    try check(
      """
      businesses: { new-car: { window: closed } }
      sources: { new-car: { text: x, from: a.txt } }
      assumed: { 1️⃣new-car: x }
      """, ["1️⃣": Expected("source-and-assumed")])
  }
}
