import HaopaiProgram

extension NumberPool {
  /// What must hold at every moment and does not.
  package enum BrokenInvariant: Error, Hashable, Sendable {
    /// The counts before a unit are not the bitmap's.
    case counts(filter: Int?, unit: Int, counted: Int, found: Int)
    case total(filter: Int?, counted: Int, found: Int)
    /// A free number whose block is not released yet, or that does not exist.
    case freeTooEarly(ordinal: Int)
    /// A number kept as taken early though its block is released.
    case takenLate(ordinal: Int)
  }

  /// Compares counts and bitmap, and both with the releases; costs a look at every word.
  package func checkInvariants() throws(BrokenInvariant) {
    for filter in [nil] + layout.filters.indices.map(Optional.some) {
      guard let lane = lane(of: filter) else { continue }
      var found = 0
      for index in words.indices {
        if index % FreeCounts.wordsPerUnit == 0 {
          let unit = index / FreeCounts.wordsPerUnit
          let counted = counts.before(unit: unit, lane: lane)
          guard counted == found else {
            throw .counts(filter: filter, unit: unit, counted: counted, found: found)
          }
        }
        found += word(index, lane: lane).nonzeroBitCount
      }
      let counted = counts.total(lane)
      guard counted == found else { throw .total(filter: filter, counted: counted, found: found) }
    }
    for ordinal in layout.count..<words.count * 64
    where words[ordinal >> 6] >> UInt64(ordinal & 63) & 1 == 1 {
      throw .freeTooEarly(ordinal: ordinal)
    }
    for (block, release) in layout.releases.enumerated() where release.releasedOnDay > day {
      let early = layout.ordinals(ofBlock: block).first(where: isFree)
      if let early { throw .freeTooEarly(ordinal: early) }
    }
    for ordinal in takenEarly where !isUnreleased(ordinal) { throw .takenLate(ordinal: ordinal) }
  }
}
