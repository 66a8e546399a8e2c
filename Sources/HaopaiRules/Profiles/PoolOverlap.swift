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
  /// its last number in that order, so only those that have not ended yet can share one; the first
  /// that does is reported, for one overlap a range is enough to find the mistake.
  private static func check(
    _ owned: [(owner: Int, entry: CityNumbers.Entry)], kinds: [String],
    where concerns: (Int, Int) -> Bool
  ) -> FindingCollector {
    var findings = FindingCollector()
    var open: [(owner: Int, entry: CityNumbers.Entry)] = []
    for next in owned.sorted(by: { $0.entry.range.value.first < $1.entry.range.value.first }) {
      open.removeAll { $0.entry.range.value.last < next.entry.range.value.first }
      for other in open where concerns(other.owner, next.owner) {
        guard let witness = witness(other.entry, next.entry) else { continue }
        report(witness, other.entry, next.entry, kinds, &findings)
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
    guard mayShare(left.range.value, right.range.value) else { return nil }
    for block in left.blocks {
      for other in right.blocks {
        if let number = block.overlap(with: other) { return number }
      }
    }
    return nil
  }

  /// Whether at every position the two ranges have a character in common; costs no allocation, for
  /// it is asked of many pairs.
  private static func mayShare(_ left: NumberRange, _ right: NumberRange) -> Bool {
    guard left.first.province == right.first.province,
      left.first.authority == right.first.authority,
      left.first.serial.count == right.first.serial.count
    else { return false }
    let (low, high) = (left.first.serial, left.last.serial)
    let (otherLow, otherHigh) = (right.first.serial, right.last.serial)
    for position in low.indices {
      let start = max(low[position], otherLow[position])
      guard start <= min(high[position], otherHigh[position]) else { return false }
    }
    return true
  }

  private static func isBefore(_ left: SourceSpan, _ right: SourceSpan) -> Bool {
    (left.file, left.start) < (right.file, right.start)
  }
}
