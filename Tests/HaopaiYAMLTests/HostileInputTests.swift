import HaopaiDiagnostics
import HaopaiTestSupport
import HaopaiYAML
import Testing

/// Any bytes give a tree or findings with places inside the file.
struct HostileInputTests {
  private static let seeds = [
    "haopai: 1\ncity: yantai\nname: { zh: 烟台市, en: Yantai }\nkinds:\n  - a: 1\n    b: 'it''s'\n",
    "text: |\n  第一行\n  second\n\nfold: >-\n  a\n   b\n\n  c\nq: \"x\\n\\u5b57\\\n  y\"\n",
    "a: [1, [2, {b: c}], 'd']\nwhen: !x && y\nk：v\n? [z]\n: w\n",
    "\u{FEFF}a:\r\n\tb: １０\r\n　c: [京A，京B] # d\r\n%e\r\n--- &f *g\n",
    "a: 1\na: 2\n<<: *x\n\u{200B}k: сity\n\"u: \\q\n",
  ].map { Array($0.utf8) }

  private func check(
    _ bytes: [UInt8], _ seed: UInt64, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let reading = Reading(bytes: bytes)
    let spans = reading.findings.flatMap { finding in
      [finding.span] + finding.related.map(\.span) + finding.fixes.map(\.span)
    }
    let treeSpans = reading.tree?.all.map(\.span) ?? []
    let areInside = (spans + treeSpans).allSatisfy {
      $0.start >= 0 && $0.start <= $0.end && Int($0.end) <= bytes.count
    }
    let isAnswered = reading.tree != nil || reading.findings.contains { $0.severity == .error }
    if !areInside || !isAnswered {
      Issue.record("seed \(seed): \(bytes)", sourceLocation: sourceLocation)
    }
  }

  @Test func `mutated files`() {
    for seed in 0..<2_000 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      var bytes = Self.seeds[random.below(Self.seeds.count)]
      for _ in 0...random.below(6) { mutate(&bytes, with: &random) }
      check(bytes, seed)
    }
  }

  @Test func `random bytes`() {
    let marks = Array(" \n\t:-?[]{},#&*!|>'\"%@`ab：，　\r\\".utf8)
    for seed in 10_000..<11_000 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let isText = random.below(4) > 0
      let bytes = (0..<random.below(80)).map { _ in
        isText ? marks[random.below(marks.count)] : UInt8(truncatingIfNeeded: random.next())
      }
      check(bytes, seed)
      check(Array(String(decoding: bytes, as: UTF8.self).utf8), seed)
    }
  }

  private func mutate(_ bytes: inout [UInt8], with random: inout SplitMix64) {
    let place = random.below(bytes.count)
    let other = random.below(bytes.count)
    switch random.below(6) {
    case 0 where !bytes.isEmpty: bytes.remove(at: place)
    case 1: bytes.insert(Array(" \n\t:-?[]{},#&*!|>'\"%".utf8)[random.below(20)], at: place)
    case 2 where !bytes.isEmpty: bytes[place] = UInt8(truncatingIfNeeded: random.next())
    case 3 where place < other: bytes.removeSubrange(place..<other)
    case 4 where place < other: bytes.insert(contentsOf: bytes[place..<other], at: other)
    default: bytes.insert(contentsOf: Self.seeds[random.below(Self.seeds.count)], at: place)
    }
  }

  /// Inputs that cost libyaml, or a careless check, more than their length.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      ("", "["), ("", "[\n"), ("", "{"), ("", "- "), ("", "? "), ("", "a: "), ("a: ", "b\n "),
      ("a: \"", "\n"), ("a: ", "!a "), ("", "- \"x\"\n"), ("", "\"x\": y\n"), ("[", "a,"),
      ("[", "a: b,"), ("a: [", "：，"), ("- ", "name：，　"), ("a:\n  ", "：: "), ("", "%a\n"),
      ("", "\0"), ("", "\0\u{1}"), ("a: ", "\u{200B}"), ("a: ", "сa "), ("", "\t\n"),
      ("", "a: 1\n"),
      ("[", "[],"), ("{a", "，b: "), ("", "&a "), ("a: |\n", " \n"), ("a: ", "\u{3000}#"),
      ("a: >\n", "  x\n y\n"), ("a: 'x", "''"), ("{", "a，b：,"), ("", "---\n"), ("x: !(", "("),
    ])
  func `a repeated piece`(prefix: String, piece: String) {
    let count = (32 << 10) / piece.utf8.count
    check(Array((prefix + String(repeating: piece, count: count)).utf8), 0)
  }
}
