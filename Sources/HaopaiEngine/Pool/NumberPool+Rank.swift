import HaopaiProgram

/// Rank and select over the free numbers of a lane: lane 0 is all of them, lane n + 1 those that
/// pass filter n.
extension NumberPool {
  /// How many free numbers that pass the filter stand before the ordinal.
  ///
  /// - Returns: nil for an ordinal or a filter that does not exist.
  package func rank(of ordinal: Int, filter: Int? = nil) -> Int? {
    guard let lane = lane(of: filter), ordinal >= 0, ordinal < layout.count else { return nil }
    return rank(of: ordinal, lane: lane)
  }

  /// The free number with `rank` free numbers before it, among those that pass the filter.
  ///
  /// - Returns: nil when there are not so many, or no such filter.
  package func freeOrdinal(rank: Int, filter: Int? = nil) -> Int? {
    guard let lane = lane(of: filter), rank >= 0, rank < counts.total(lane) else { return nil }
    var found = [rank]
    select(&found, lane: lane)
    return found[0]
  }

  /// Whether the number is released, not taken, and passes the filter.
  func isFree(_ ordinal: Int, filter: Int?) -> Bool {
    guard let lane = lane(of: filter), isFree(ordinal) else { return false }
    return word(ordinal >> 6, lane: lane) >> UInt64(ordinal & 63) & 1 == 1
  }

  func lane(of filter: Int?) -> Int? {
    guard let filter else { return 0 }
    return layout.filters.indices.contains(filter) ? filter + 1 : nil
  }

  func word(_ index: Int, lane: Int) -> UInt64 {
    lane == 0 ? words[index] : words[index] & layout.masks[lane - 1][index]
  }

  /// How many free numbers stand before the ordinal, which may be the layout's count.
  func rank(of ordinal: Int, lane: Int) -> Int {
    let last = ordinal >> 6
    let unit = last / FreeCounts.wordsPerUnit
    var rank = counts.before(unit: unit, lane: lane)
    for index in unit * FreeCounts.wordsPerUnit..<last {
      rank += word(index, lane: lane).nonzeroBitCount
    }
    let rest = UInt64(ordinal & 63)
    if rest > 0 { rank += (word(last, lane: lane) & ((1 << rest) - 1)).nonzeroBitCount }
    return rank
  }

  /// The bitmap that a lane's numbers are marked in; for all of them any superset of the free ones.
  func mask(_ lane: Int) -> [UInt64] { lane == 0 ? words : layout.masks[lane - 1] }

  /// Replaces ranks by the ordinals of the free numbers that have so many before them; each must be
  /// below the lane's total.
  func select(_ ranks: inout [Int], lane: Int) {
    var ranks = ranks.mutableSpan
    select(&ranks, from: 0, lane: lane)
  }

  /// The same, for the ranks from index `first` on.
  func select(_ ranks: inout MutableSpan<Int>, from first: Int, lane: Int) {
    counts.descend(&ranks, from: first, lane: lane)
    let mask = mask(lane)
    for index in first..<ranks.count {
      let (unit, rank) = (ranks[index] >> 32, ranks[index] & 0xFFFF_FFFF)
      ranks[index] = NumberPool.ordinal(
        inUnit: unit, rank: rank, words: words.span, mask: mask.span)
    }
  }

  /// Counts every word of the unit: a branch on which one holds the number would cost more.
  private static func ordinal(inUnit unit: Int, rank: Int, words: Span<UInt64>, mask: Span<UInt64>)
    -> Int
  {
    let start = unit &* FreeCounts.wordsPerUnit
    var passed = 0
    var before = 0
    var sum = 0
    for index in start..<start &+ FreeCounts.wordsPerUnit &- 1 {
      let count = (words[index] & mask[index]).nonzeroBitCount
      sum &+= count
      let isPassed = (sum &- rank &- 1) >> (Int.bitWidth - 1)
      passed &-= isPassed
      before &+= count & isPassed
    }
    let index = start &+ passed
    return index << 6 | (words[index] & mask[index]).place(ofSetBit: rank &- before)
  }
}
