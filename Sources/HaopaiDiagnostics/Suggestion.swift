/// Finds what somebody probably meant.
package enum Suggestion {
  /// The candidate nearest to `word`, or `nil` where none is near.
  ///
  /// Distance counts inserted, lost, changed and swapped letters, after look-alike letters, case and
  /// `-`/`_` are taken as equal; at most a third of the word may differ, and never more than three
  /// letters. In a name of several words that holds for each of them: `small-bus` is not a mistyped
  /// `small-car`. Of equally near candidates the first in byte order wins, whatever the order given.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    guard var comparison = WordComparison(word) else { return nil }
    var best: (distance: Int, word: String)?
    for candidate in candidates {
      let most = best?.distance ?? WordComparison.most
      guard let distance = comparison.distance(to: candidate, limit: most), candidate != word
      else { continue }
      if let best, best <= (distance, candidate) { continue }
      if comparison.areWordsNear() { best = (distance, candidate) }
    }
    return best?.word
  }
}
