/// Finds what somebody probably meant.
package enum Suggestion {
  /// Longer words are never compared; nobody mistypes them by chance.
  private static let longestWord = 64

  /// The candidate nearest to `word`, or `nil` where none is near.
  ///
  /// Distance counts inserted, lost, changed and swapped letters, after look-alike letters, case and
  /// `-`/`_` are taken as equal; at most a third of the word may differ, and never more than three
  /// letters. In a name of several words that holds for each of them: `small-bus` is not a mistyped
  /// `small-car`. Of equally near candidates the first in byte order wins, whatever the order given.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Confusables.skeleton(word)
    guard !wanted.isEmpty, wanted.count <= longestWord else { return nil }
    var best: (distance: Int, word: String)?
    for candidate in candidates where candidate != word {
      let letters = Confusables.skeleton(candidate)
      let limit = limit(wanted, letters)
      guard letters.count <= longestWord,
        let distance = distance(wanted, letters, limit: min(limit, best?.distance ?? limit)),
        areWordsNear(wanted, letters)
      else { continue }
      guard let current = best else {
        best = (distance, candidate)
        continue
      }
      if (distance, candidate) < current { best = (distance, candidate) }
    }
    return best?.word
  }

  /// How many letters may differ.
  private static func limit(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    min(3, max(1, max(left.count, right.count) / 3))
  }

  /// Whether no word of one name is another word than the one in its place in the other name; names of
  /// different numbers of words are compared as wholes alone.
  private static func areWordsNear(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    let pairs = (words(of: left), words(of: right))
    guard pairs.0.count == pairs.1.count else { return true }
    return zip(pairs.0, pairs.1).allSatisfy {
      $0 == $1 || distance($0, $1, limit: limit($0, $1)) != nil
    }
  }

  private static func words(of name: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    name.split(omittingEmptySubsequences: false) { $0 == "_" || $0 == "." }.map(Array.init)
  }

  /// Optimal string alignment distance; `nil` where it exceeds `limit`.
  private static func distance(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int
  ) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    // A word of one or two letters has nothing in common with one that differs in all of them.
    if min(left.count, right.count) <= 1, left != right { return nil }
    var older: [Int] = []
    var previous = Array(0...right.count)
    for i in left.indices {
      var current = [i + 1]
      for j in right.indices {
        var cost = min(previous[j + 1] + 1, current[j] + 1)
        cost = min(cost, previous[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, older[j - 1] + 1)
        }
        current.append(cost)
      }
      guard (current.min() ?? 0) <= limit else { return nil }
      (older, previous) = (previous, current)
    }
    return previous[right.count] <= limit ? previous[right.count] : nil
  }
}
