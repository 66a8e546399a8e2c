import HaopaiProgram

extension NumberPool {
  /// A draw reads single bits at random while at least one number in this many is free, and descends
  /// the counts by rank below that. Measured: both cost the same at about one in eight.
  static let numbersPerFreeWhileDense = 8
  /// Reads for one number before it is left to the counts.
  private static let reads = 64
  /// Above this many numbers, drawn and excluded, all free ones are listed and shuffled instead.
  private static let fewNumbers = 512

  /// Draws free numbers uniformly without replacement, in the order drawn; the pool stays as it is.
  ///
  /// Every sequence of different free numbers is equally likely, on whichever path: a number that is
  /// read and not fit is thrown away, and giving up after some reads does not depend on which.
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
    guard wanted + excluding.count <= NumberPool.fewNumbers else {
      return shuffle(wanted, lane: lane, excluding: Set(excluding), using: &chance)
    }
    var drawn: [Int] = []
    drawn.reserveCapacity(wanted)
    let leftOver = free - wanted - excluding.count
    if leftOver * NumberPool.numbersPerFreeWhileDense >= layout.count {
      read(wanted, lane: lane, excluding: excluding, into: &drawn, using: &chance)
    }
    if drawn.count < wanted {
      descend(wanted, lane: lane, excluding: excluding, into: &drawn, using: &chance)
    }
    return drawn
  }

  /// Reads ordinals at random and keeps those that fit, until there are `wanted` or one is hard to
  /// find.
  private func read(
    _ wanted: Int, lane: Int, excluding: [Int], into drawn: inout [Int],
    using chance: inout some ChanceSource
  ) {
    var reads = 0
    while drawn.count < wanted, reads < NumberPool.reads {
      let ordinal = chance.index(below: layout.count)
      reads += 1
      guard isFree(ordinal, lane: lane), !drawn.contains(ordinal), !excluding.contains(ordinal)
      else { continue }
      drawn.append(ordinal)
      reads = 0
    }
  }

  /// Draws ranks among the numbers that are left and looks up what they stand for.
  private func descend(
    _ wanted: Int, lane: Int, excluding: [Int], into drawn: inout [Int],
    using chance: inout some ChanceSource
  ) {
    var gone: [Int] = []
    for ordinal in excluding where ordinal >= 0 && ordinal < layout.count {
      if isFree(ordinal, lane: lane) { insert(rank(of: ordinal, lane: lane), into: &gone) }
    }
    for ordinal in drawn { insert(rank(of: ordinal, lane: lane), into: &gone) }
    let free = counts.total(lane)
    while drawn.count < wanted, gone.count < free {
      var rank = chance.index(below: free - gone.count)
      for earlier in gone where earlier <= rank { rank += 1 }
      insert(rank, into: &gone)
      drawn.append(ordinal(ofRank: rank, lane: lane))
    }
  }

  /// Keeps `ranks` ascending and each once.
  private func insert(_ rank: Int, into ranks: inout [Int]) {
    var place = ranks.count
    while place > 0, ranks[place - 1] > rank { place -= 1 }
    if place == 0 || ranks[place - 1] != rank { ranks.insert(rank, at: place) }
  }

  /// Lists all that is free and shuffles the front of the list (Fisher and Yates).
  private func shuffle(
    _ wanted: Int, lane: Int, excluding: Set<Int>, using chance: inout some ChanceSource
  ) -> [Int] {
    var list = (0..<counts.total(lane))
      .map { ordinal(ofRank: $0, lane: lane) }
      .filter { !excluding.contains($0) }
    let drawn = min(wanted, list.count)
    for place in 0..<drawn {
      list.swapAt(place, place + chance.index(below: list.count - place))
    }
    return Array(list.prefix(drawn))
  }
}
