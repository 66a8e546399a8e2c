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
    return ordinal(ofRank: rank, lane: lane)
  }

  func lane(of filter: Int?) -> Int? {
    guard let filter else { return 0 }
    return layout.filters.indices.contains(filter) ? filter + 1 : nil
  }

  func word(_ index: Int, lane: Int) -> UInt64 {
    lane == 0 ? words[index] : words[index] & layout.masks[lane - 1][index]
  }

  func isFree(_ ordinal: Int, lane: Int) -> Bool {
    word(ordinal >> 6, lane: lane) >> UInt64(ordinal & 63) & 1 == 1
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

  /// The free number that has `rank` free numbers before it; `rank` must be below the free count.
  func ordinal(ofRank rank: Int, lane: Int) -> Int {
    var (unit, rest) = counts.unit(ofRank: rank, lane: lane)
    var index = unit * FreeCounts.wordsPerUnit
    while true {
      let bits = word(index, lane: lane)
      let count = bits.nonzeroBitCount
      if rest < count { return index << 6 | bits.place(ofSetBit: rest) }
      rest -= count
      index += 1
    }
  }
}
