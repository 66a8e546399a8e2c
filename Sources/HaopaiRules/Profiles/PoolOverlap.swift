package import HaopaiDiagnostics
import HaopaiDomain

/// Finds numbers that two ranges hold: a number has one owner, whatever its kind or city.
package enum PoolOverlap {
  /// Overlaps between ranges of different cities.
  package static func check(
    cities: [CityNumbers], kinds: [String]
  ) -> FindingCollector {
    let owned = cities.enumerated().flatMap { city in
      city.element.entries.map { (owner: city.offset, entry: $0) }
    }
    return check(owned, kinds: kinds) { $0 != $1 }
  }

  /// Overlaps within one city, between kinds as well as within one.
  static func check(_ entries: [CityNumbers.Entry], kinds: [String]) -> FindingCollector {
    check(entries.map { (owner: 0, entry: $0) }, kinds: kinds) { $0 == $1 }
  }

  /// Goes through the ranges in the order of their first numbers. A range lies between its first and
  /// its last number in that order, so that only those which begin before its end can share one.
  /// - Complexity: a sort, and one look at each pair that may overlap.
  private static func check(
    _ owned: [(owner: Int, entry: CityNumbers.Entry)], kinds: [String],
    where concerns: (Int, Int) -> Bool
  ) -> FindingCollector {
    var findings = FindingCollector()
    let sorted = owned.sorted { $0.entry.range.value.first < $1.entry.range.value.first }
    for (index, left) in sorted.enumerated() {
      for right in sorted[(index + 1)...] {
        guard right.entry.range.value.first <= left.entry.range.value.last else { break }
        guard concerns(left.owner, right.owner),
          let witness = witness(left.entry, right.entry)
        else { continue }
        let isLeftFirst = isBefore(left.entry.range.span, right.entry.range.span)
        let (first, second) =
          isLeftFirst ? (left.entry, right.entry) : (right.entry, left.entry)
        findings.report(
          .overlappingRanges(
            witness, at: second.range.span, earlier: first.range.span, kind: kinds[first.kind]))
      }
    }
    return findings
  }

  private static func witness(
    _ left: CityNumbers.Entry, _ right: CityNumbers.Entry
  ) -> PlateNumber? {
    guard left.range.value.overlap(with: right.range.value) != nil else { return nil }
    for block in left.blocks {
      for other in right.blocks {
        if let number = block.overlap(with: other) { return number }
      }
    }
    return nil
  }

  private static func isBefore(_ left: SourceSpan, _ right: SourceSpan) -> Bool {
    (left.file, left.start) < (right.file, right.start)
  }
}
