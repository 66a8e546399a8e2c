import HaopaiProgram

extension NumberPool {
  /// A draw reads single bits at random while at least one number in this many is free, and goes by
  /// rank below that: measured, both cost the same at about this share.
  private static let numbersPerFreeWhileDense = 6
  /// Rounds of proposals before another way is taken.
  private static let patience = 64
  /// Above this many numbers, drawn and excluded, the free ones are listed and shuffled.
  private static let many = 512

  /// Draws free numbers uniformly without replacement, in the order drawn; the pool stays as it is.
  ///
  /// Every sequence of different free numbers is equally likely. Three ways lead there: reading bits
  /// at random, going by a random rank, and shuffling a list. The first two throw away what is not
  /// fit, and when they give up, that does not depend on the numbers they would have found.
  /// - Parameters:
  ///   - count: how many; a pool with fewer gives what it has.
  ///   - filter: index of the layout's filter that the numbers must pass.
  ///   - excluding: ordinals that must not come out, few.
  package func draw(
    _ count: Int, filter: Int? = nil, excluding: [Int] = [], using chance: inout some ChanceSource
  ) -> [Int] {
    guard count > 0, let lane = lane(of: filter) else { return [] }
    let free = counts.total(lane)
    let wanted = min(count, free)
    var drawn: [Int] = []
    drawn.reserveCapacity(wanted)
    for _ in 0..<wanted { drawn.append(0) }
    let unfit = wanted + excluding.count
    let isRoomy = unfit <= NumberPool.many && unfit * 2 <= free
    let found =
      isRoomy ? propose(into: &drawn, lane: lane, excluding: excluding, using: &chance) : 0
    if found < wanted {
      drawn.removeSubrange(found...)
      let excluding = Set(excluding + drawn)
      drawn += shuffle(wanted - found, lane: lane, excluding: excluding, using: &chance)
    }
    return drawn
  }

  /// Fills `drawn` in rounds: as many independent proposals as are missing, of which those stay that
  /// are fit.
  ///
  /// - Returns: how many there are in the end, seldom fewer than wanted.
  private func propose(
    into drawn: inout [Int], lane: Int, excluding: [Int], using chance: inout some ChanceSource
  ) -> Int {
    var drawn = drawn.mutableSpan
    let free = counts.total(lane)
    let count = layout.count
    let words = words.span
    let mask = mask(lane)
    let passing = mask.span
    let isDense = free * NumberPool.numbersPerFreeWhileDense >= count
    var found = 0
    var rounds = 0
    while found < drawn.count, rounds < 2 * NumberPool.patience {
      var end = found
      if isDense, rounds < NumberPool.patience {
        for _ in found..<drawn.count {
          let ordinal = chance.index(below: count)
          drawn[end] = ordinal
          end &+= NumberPool.bit(ordinal, of: words, and: passing)
        }
      } else {
        end = drawn.count
        for index in found..<end { drawn[index] = chance.index(below: free) }
        select(&drawn, from: found, lane: lane)
      }
      found = NumberPool.keep(found..<end, of: &drawn, excluding: excluding)
      rounds += 1
    }
    return found
  }

  /// Moves those proposals up to the front of their range that are new and not excluded.
  ///
  /// - Returns: where they end.
  private static func keep(
    _ proposals: Range<Int>, of drawn: inout MutableSpan<Int>, excluding: [Int]
  ) -> Int {
    var kept = proposals.lowerBound
    let excluding = excluding.span
    for index in proposals {
      let ordinal = drawn[index]
      var isNew = true
      for other in excluding.indices where excluding[other] == ordinal { isNew = false }
      for earlier in 0..<kept where drawn[earlier] == ordinal { isNew = false }
      drawn[kept] = ordinal
      kept &+= isNew ? 1 : 0
    }
    return kept
  }

  private static func bit(
    _ ordinal: Int, of words: Span<UInt64>, and mask: Span<UInt64>
  ) -> Int {
    let word = words[ordinal >> 6] & mask[ordinal >> 6]
    return Int(truncatingIfNeeded: word &>> UInt64(truncatingIfNeeded: ordinal) & 1)
  }

  /// Lists all that is free and shuffles the front of the list (Fisher and Yates).
  private func shuffle(
    _ wanted: Int, lane: Int, excluding: Set<Int>, using chance: inout some ChanceSource
  ) -> [Int] {
    var list = Array(0..<counts.total(lane))
    select(&list, lane: lane)
    list.removeAll(where: excluding.contains)
    let drawn = min(wanted, list.count)
    for place in 0..<drawn {
      list.swapAt(place, place + chance.index(below: list.count - place))
    }
    return Array(list.prefix(drawn))
  }
}
