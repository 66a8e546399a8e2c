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

  /// The whole table of distances, as it stands in books.
  private func distance(_ left: [Character], _ right: [Character]) -> Int {
    var table = [Array(0...right.count)]
    for row in 1...left.count {
      table.append([row])
      for column in 1...right.count {
        var cost = min(table[row - 1][column], table[row][column - 1]) + 1
        cost = min(
          cost, table[row - 1][column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          cost = min(cost, table[row - 2][column - 2] + 1)
        }
        table[row].append(cost)
      }
    }
    return table[left.count][right.count]
  }

  @Test func `words are near exactly where few letters differ`() {
    var words: [String] = []
    for length in 2...6 {
      for number in 0..<48 {
        var (word, rest) = ("", number &* 2_654_435 &+ length)
        for _ in 0..<length {
          word.append(["a", "b", "c"][rest % 3])
          rest = rest / 3 + 7
        }
        words.append(word)
      }
    }
    for left in words {
      for right in words where left != right {
        let least = max(1, max(left.count, right.count) / 3)
        let isNear = distance(Array(left), Array(right)) <= least
        #expect((Suggestion.nearest(to: left, among: [right]) != nil) == isNear, "\(left) \(right)")
      }
    }
  }

  @Test func `many words among many others`() {
    let names = (0..<2_000).map { "the_name_of_\($0)" }
    for number in 0..<300 {
      #expect(
        Suggestion.nearest(to: "the_nmae_of_\(number)", among: names) == "the_name_of_\(number)")
    }
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
