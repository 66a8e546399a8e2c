import HaopaiDiagnostics
import HaopaiTestSupport
import Testing

@testable import HaopaiExpression

/// Any text gives a program or findings inside the text; never a crash.
@Suite struct FuzzTests {
  @Test(arguments: UInt64(1)...4)
  func `random bytes`(block: UInt64) {
    for seed in (block * 1000)..<(block * 1000 + 1000) {
      var random = SplitMix64(seed: seed)
      let bytes = (0..<random.below(60)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      survives(String(decoding: bytes, as: UTF8.self), seed)
    }
  }

  @Test(arguments: UInt64(1)...4)
  func `mutated expressions`(block: UInt64) {
    let pieces = [
      "(", ")", "[", "]", "!", "&&", "||", "?", ":", ".", ",", "'", "\"", "'''", "\\", "r'", "b",
      "1", "-", "9223372036854775808", "0x", "in", "has(", "case", "param.draw", "all(x,", "[]",
      "（", "“", "\u{0}", "🐱", "//", "\n", "==", "=", "size(", "null", "{", "}", "`",
    ]
    for seed in (block * 1000)..<(block * 1000 + 1000) {
      var source = RandomExpression(seed: seed)
      var bytes = Array(source.bool(3).utf8)
      for _ in 0...source.random.below(4) {
        let place = source.random.below(bytes.count + 1)
        let end = min(bytes.count, place + source.random.below(4))
        let piece = source.random.below(2) == 0 ? source.random.pick(pieces) : ""
        bytes.replaceSubrange(place..<end, with: Array(piece.utf8))
      }
      survives(String(decoding: bytes, as: UTF8.self), seed)
    }
  }

  @Test(arguments: [
    String(repeating: "(", count: 8000), String(repeating: "[", count: 8000),
    String(repeating: "!", count: 8000), String(repeating: "-", count: 8000),
    String(repeating: "a.", count: 4000), String(repeating: "a?", count: 4000),
    String(repeating: "1+", count: 4000) + "1", String(repeating: "f(", count: 4000),
    String(repeating: "[1,", count: 60) + "1" + String(repeating: "]", count: 60),
    String(repeating: "true ? 'a' : ", count: 60) + "case.vin",
    String(repeating: "true ? check : ", count: 60) + "'ok'",
    String(repeating: "['a'].all(x, ", count: 60) + "true" + String(repeating: ")", count: 60),
    String(repeating: "(", count: 60) + "draws.left > 0"
      + String(repeating: " || draws.left > 1) && draws.left < 9", count: 60),
    String(repeating: "x", count: 1 << 20),
  ])
  func `hostile texts are answered quickly`(text: String) {
    let elapsed = ContinuousClock().measure { survives(text, 0) }
    #expect(elapsed < .seconds(2))
  }

  private func survives(_ text: String, _ seed: UInt64) {
    var findings = FindingCollector()
    let compiled = ExpressionCompiler(environment: SampleEnvironment.environment)
      .compile(ExpressionText(text), as: .any, into: &findings)
    #expect((compiled == nil) == !findings.findings.isEmpty, "seed \(seed): \(text)")
    let length = Int32(text.utf8.count)
    for finding in findings.findings {
      let isInside = finding.span.start >= 0 && finding.span.start <= finding.span.end
      #expect(isInside && finding.span.end <= length, "seed \(seed): \(text)")
    }
  }
}
