import HaopaiDiagnostics
import HaopaiTestSupport
import HaopaiYAML
import Testing

@testable import HaopaiRules

@Suite("profiles that somebody spoilt")
struct MutilatedProfileTests {
  private static let sound = city(
    """
    letters: ABCDEFGH
    return_after: 30 min
    pools:
      car:
        - { range: 鲁F·00000 - 鲁F·00999, released: 2021-03-23 }
        - { range: 鲁F·A0000 - 鲁F·B0999, released: 2022-01-01 }
    parts:
      choosing:
        window: { weekdays: 08:00-20:00, weekend: closed, holidays: closed }
        limit: { 2024-01-01: 30 min, 2025-01-01: none }
        draw: { attempts: { 2021-03-23: 10, 2027-01-01: 8 }, size: 10 }
    businesses: { new-car: { deadline: 3 working days, note: x }, other: {} }
    sources: { choosing.draw: { text: 十次, from: a.txt } }
    assumed: { pools: x, new-car: x, choosing.window: x, choosing.limit: x }
    """)
  private static let pieces = [
    "none", "{}", "[]", "-", ": ", "\n", "  ", "2026-02-30", "99999999999999999999", "鲁", "０",
    "1e3", "\"", "'", "~", "draw", "?", "..", "𠮷", "Ω",
  ]

  @Test(arguments: 0..<400 as Range<UInt64>)
  func neverCrashesAndAlwaysPointsIntoTheFile(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var text = Array(Self.sound.unicodeScalars)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let start = Int.random(in: 0..<text.count, using: &random)
      let end = min(text.count, start + Int.random(in: 0...6, using: &random))
      let piece = Self.pieces.randomElement(using: &random) ?? ""
      text.replaceSubrange(start..<end, with: Array(piece.unicodeScalars))
    }
    let spoilt = String(String.UnicodeScalarView(text))
    let source = SourceText(id: SourceText.ID(0), path: "city.yaml", bytes: Array(spoilt.utf8))
    var findings = FindingCollector()
    guard let tree = YAMLReader().read(source, into: &findings),
      let file = RuleFile(tree, &findings)
    else {
      #expect(!findings.findings.isEmpty, "seed \(seed): \(spoilt)")
      return
    }
    let profile = try ProfileWorld.profile(file, &findings)
    #expect(profile != nil || !findings.findings.isEmpty, "seed \(seed): \(spoilt)")
    for finding in findings.findings {
      let span = finding.span
      #expect(
        span.start >= 0 && span.start <= span.end && Int(span.end) <= source.bytes.count,
        "seed \(seed): \(finding)")
    }
  }

  @Test func theSoundOneIsSound() throws {
    try ProfileWorld(Self.sound).expectFindings(withSources: true)
  }
}
