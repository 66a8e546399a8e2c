import HaopaiTestSupport
import Testing

@testable import HaopaiDiagnostics

@Suite struct TextRepairTests {
  private static let file = SourceText.ID(0)

  private func fix(_ range: Range<Int>, _ text: String) -> Finding.Fix {
    Finding.Fix(
      span: SourceSpan(file: Self.file, start: range.lowerBound, end: range.upperBound),
      replacement: text, message: Message(zh: "", en: ""))
  }

  private func source(_ text: String) -> SourceText {
    SourceText(id: Self.file, path: "x", bytes: Array(text.utf8))
  }

  @Test func `replacements are made in the order of their places`() {
    var repair = TextRepair()
    let changed = repair.apply(
      [fix(4..<5, "--"), fix(0..<1, ""), fix(2..<2, "+")], to: source("abcdef"))
    #expect(changed?.bytes == Array("b+cd--f".utf8))
  }

  @Test func `one that overlaps with one before it is passed over`() {
    var repair = TextRepair()
    let changed = repair.apply(
      [fix(0..<3, "x"), fix(2..<4, "y"), fix(3..<3, "z")], to: source("abcdef"))
    #expect(changed?.bytes == Array("xzdef".utf8))
  }

  @Test func `without a replacement nothing is made`() {
    var repair = TextRepair()
    let nothing = repair.apply([], to: source("abc"))
    let outside = repair.apply([fix(2..<9, "x")], to: source("abc"))
    #expect(nothing?.bytes == nil && outside?.bytes == nil && repair.isEmpty)
  }

  /// The words of a text whose gaps are replaced, again and again: each is still found by its place.
  @Test func `places lead to the same words before and after`() {
    let seed = UInt64.random(in: 0 ..< .max)
    var generator = SplitMix64(seed: seed)
    for _ in 0..<300 {
      let words = (0..<8).map { "w\($0)x" }
      let gaps = (0..<9).map { _ in
        String(repeating: ".", count: Int.random(in: 0...3, using: &generator))
      }
      var pieces = gaps
      var repair = TextRepair()
      func joined(_ gaps: [String]) -> String {
        zip(gaps, words + [""]).map { $0 + $1 }.joined()
      }
      func place(_ word: Int, _ gaps: [String]) -> SourceSpan {
        let start = (0...word).reduce(0) { $0 + gaps[$1].utf8.count } + 3 * word
        return SourceSpan(file: Self.file, start: start, end: start + 3)
      }
      var text = source(joined(pieces))
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        var fixes: [Finding.Fix] = []
        let old = pieces
        for index in 0..<9 where Bool.random(using: &generator) {
          let end = index < 8 ? Int(place(index, old).start) : text.bytes.count
          pieces[index] = String(repeating: "-", count: Int.random(in: 0...4, using: &generator))
          fixes.append(fix((end - old[index].utf8.count)..<end, pieces[index]))
        }
        guard let next = repair.apply(fixes.shuffled(using: &generator), to: text) else { continue }
        text = next
        #expect(String(decoding: text.bytes, as: UTF8.self) == joined(pieces), "seed \(seed)")
      }
      for word in 0..<8 {
        #expect(repair.changed(place(word, gaps)) == place(word, pieces), "seed \(seed)")
        #expect(repair.original(of: place(word, pieces)) == place(word, gaps), "seed \(seed)")
      }
    }
  }
}
