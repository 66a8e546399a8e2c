package import HaopaiDiagnostics
import HaopaiDomain

/// Finds numbers that two ranges hold: a number has one owner, whatever its kind or city.
package enum PoolOverlap {
  /// Overlaps between ranges of different cities.
  package static func check(
    cities: [CityNumbers], kinds: [String]
  ) -> FindingCollector {
    var places: [Place] = []
    for (owner, city) in cities.enumerated() {
      places += city.entries.indices.map { Place(owner, $0, city.entries[$0].range.value) }
    }
    return check(places, of: cities.map(\.entries), kinds: kinds) { $0 != $1 }
  }

  /// Overlaps within one city, between kinds as well as within one.
  static func check(_ entries: [CityNumbers.Entry], kinds: [String]) -> FindingCollector {
    let places = entries.indices.map { Place(0, $0, entries[$0].range.value) }
    return check(places, of: [entries], kinds: kinds) { $0 == $1 }
  }

  /// A range, as it is sorted: tens of thousands of them.
  private struct Place {
    let owner: Int
    /// Its index among the owner's.
    let index: Int
    let range: NumberRange

    var first: Int64 { range.first.word }
    var last: Int64 { range.last.word }

    init(_ owner: Int, _ index: Int, _ range: NumberRange) {
      self.owner = owner
      self.index = index
      self.range = range
    }
  }

  /// Goes through the ranges in the order of their first numbers. A range lies between its first and
  /// its last number in that order, so only those that have not ended yet can share one; the first
  /// that does is reported, for one overlap a range is enough to find the mistake.
  private static func check(
    _ places: [Place], of owners: [[CityNumbers.Entry]], kinds: [String],
    where concerns: (Int, Int) -> Bool
  ) -> FindingCollector {
    var findings = FindingCollector()
    var open: [Place] = []
    let sorted = places.sorted {
      ($0.first, $0.owner, $0.index) < ($1.first, $1.owner, $1.index)
    }
    for next in sorted {
      open.removeAll { $0.last < next.first }
      for other in open
      where concerns(other.owner, next.owner) && mayShare(other.range, next.range) {
        let (left, right) = (owners[other.owner][other.index], owners[next.owner][next.index])
        guard let witness = witness(left, right) else { continue }
        report(witness, left, right, kinds, &findings)
        break
      }
      open.append(next)
    }
    return findings
  }

  private static func report(
    _ witness: PlateNumber, _ left: CityNumbers.Entry, _ right: CityNumbers.Entry,
    _ kinds: [String], _ findings: inout FindingCollector
  ) {
    let isLeftFirst = isBefore(left.range.span, right.range.span)
    let (first, second) = isLeftFirst ? (left, right) : (right, left)
    findings.report(
      .overlappingRanges(
        witness, at: second.range.span, earlier: first.range.span, kind: kinds[first.kind]))
  }

  private static func witness(
    _ left: CityNumbers.Entry, _ right: CityNumbers.Entry
  ) -> PlateNumber? {
    for product in left.products {
      for other in right.products {
        if let number = product.overlap(with: other) { return number }
      }
    }
    return nil
  }

  /// Whether province and authority are the same, and at every position the two ranges have a character in
  /// common; quick, for it is asked of many pairs.
  private static func mayShare(_ left: NumberRange, _ right: NumberRange) -> Bool {
    isNowhereBefore(left.last, right.first) && isNowhereBefore(right.last, left.first)
  }

  /// Whether no byte of a number's word is less than the other's.
  private static func isNowhereBefore(_ left: PlateNumber, _ right: PlateNumber) -> Bool {
    // No byte of a word has its highest bit; it is left where nothing was borrowed from it.
    let highest: UInt64 = 0x8080_8080_8080_8080
    return ((left.rawValue | highest) &- right.rawValue) & highest == highest
  }

  private static func isBefore(_ left: SourceSpan, _ right: SourceSpan) -> Bool {
    (left.file, left.start) < (right.file, right.start)
  }
}
