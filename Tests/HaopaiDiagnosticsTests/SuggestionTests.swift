import HaopaiDiagnostics
import Testing

struct SuggestionTests {
  private let names = ["attempts", "size", "hold", "hold_until", "exclude_4", "window", "x"]

  @Test(arguments: [
    ("atempts", "attempts"), ("sizes", "size"), ("hodl", "hold"), ("hold-until", "hold_until"),
    ("Window", "window"), ("ｓize", "size"), ("ѕize", "size"), ("windwo", "window"),
  ])
  func `the nearest name`(word: String, expected: String) {
    #expect(Suggestion.nearest(to: word, among: names) == expected)
  }

  @Test func `nothing where nothing is near`() {
    #expect(Suggestion.nearest(to: "colour", among: names) == nil)
    #expect(Suggestion.nearest(to: "y", among: names) == nil)
    #expect(Suggestion.nearest(to: "", among: names) == nil)
    #expect(Suggestion.nearest(to: "size", among: ["size"]) == nil)
    #expect(Suggestion.nearest(to: String(repeating: "a", count: 65), among: names) == nil)
  }

  @Test func `ties do not depend on the order given`() {
    #expect(Suggestion.nearest(to: "cat", among: ["hat", "bat"]) == "bat")
    #expect(Suggestion.nearest(to: "cat", among: ["bat", "hat"]) == "bat")
  }

  @Test func `a third of the word may differ and no more`() {
    #expect(Suggestion.nearest(to: "abcdef", among: ["abcdxy"]) == "abcdxy")
    #expect(Suggestion.nearest(to: "abcdef", among: ["abcxyz"]) == nil)
    #expect(Suggestion.nearest(to: "abcdefghijkl", among: ["abcdefghi"]) == "abcdefghi")
    #expect(Suggestion.nearest(to: "abcdefghijkl", among: ["abcdefgh"]) == nil)
  }
}
