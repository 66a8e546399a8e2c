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

  @Test(arguments: [
    ("small-nev", "small-car"), ("large-nev", "large-car"), ("batch_left", "batch_lost"),
    ("draw.hour", "draw.hold"), ("exclude_8", "exclude_4"),
  ])
  func `another word in a name is not a mistyped one`(word: String, other: String) {
    #expect(Suggestion.nearest(to: word, among: [other]) == nil)
  }

  @Test(arguments: [
    ("small-cra", "small-car"), ("smal-car", "small-car"), ("smallcar", "small-car"),
    ("smal-l-car", "small-car"), ("draw.atempts", "draw.attempts"),
    ("number-slectoin", "number-selection"),
    ("mismatch_bn", "mismatch_ban"),
  ])
  func `a name of several words may be mistyped in each`(word: String, meant: String) {
    #expect(Suggestion.nearest(to: word, among: [meant]) == meant)
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
