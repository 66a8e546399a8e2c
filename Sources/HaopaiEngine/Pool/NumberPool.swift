package import HaopaiProgram

/// Which numbers of a layout are free on a day: a bitmap with counts, a value.
///
/// It proposes; that a number has one owner only the ledger's transaction decides. Numbers are named
/// by their ordinals in the layout. A copy shares its memory until one side changes.
///
/// Filters are named by their index in `layout.filters`; one that does not exist passes nothing.
package struct NumberPool: Sendable {
  package let layout: PoolLayout
  /// The civil day up to which blocks have been released.
  package private(set) var day: Int32

  /// Bit n is set when the number with ordinal n is released and not taken.
  private(set) var words: [UInt64]
  /// The layout's, here to be read without a reference counted.
  private let masks: [[UInt64]]
  /// The civil day from which on nothing is unreleased.
  private let lastRelease: Int32
  private(set) var counts: FreeCounts
  /// Ordinals taken before their block's release, which the release leaves out.
  private(set) var takenEarly: Set<Int> = []

  /// Everything that is released by `day`, nothing taken.
  package init(_ layout: PoolLayout, day: Int32) {
    var words = [UInt64](repeating: 0, count: layout.wordCount)
    for (block, release) in layout.releases.enumerated() where release.releasedOnDay <= day {
      words.setBits(layout.ordinals(ofBlock: block))
    }
    self.layout = layout
    self.day = day
    self.words = words
    masks = layout.masks
    lastRelease = layout.releases.map(\.releasedOnDay).max() ?? .min
    self.counts = NumberPool.count(words, layout)
  }

  /// Whether the number is released and not taken; false for an ordinal that does not exist.
  package func isFree(_ ordinal: Int) -> Bool {
    ordinal >= 0 && ordinal < layout.count
      && words[ordinal >> 6] &>> UInt64(truncatingIfNeeded: ordinal) & 1 == 1
  }

  /// How many numbers are free and pass the filter.
  package func freeCount(filter: Int? = nil) -> Int {
    lane(of: filter).map(counts.total) ?? 0
  }

  /// Whether the same ordinals of the same layout are free.
  package func hasSameFreeNumbers(as other: NumberPool) -> Bool {
    words == other.words && takenEarly == other.takenEarly
  }

  /// Bitmaps and counts, the layout's filter bitmaps included.
  package var memoryBytes: Int {
    (words.count * (1 + layout.masks.count)) * MemoryLayout<UInt64>.stride + counts.memoryBytes
  }

  /// Takes a number out of the pool.
  ///
  /// A number whose block is not released yet is remembered and stays out at the release.
  /// - Returns: whether that changed anything: false when it was taken or does not exist.
  @discardableResult
  package mutating func take(_ ordinal: Int) -> Bool {
    if isFree(ordinal) {
      change(ordinal, by: -1)
      return true
    }
    return isUnreleased(ordinal) && takenEarly.insert(ordinal).inserted
  }

  /// Puts a taken number back.
  ///
  /// - Returns: whether that changed anything: false when it was not taken or does not exist.
  @discardableResult
  package mutating func free(_ ordinal: Int) -> Bool {
    if isUnreleased(ordinal) { return takenEarly.remove(ordinal) != nil }
    guard ordinal >= 0, ordinal < layout.count, !isFree(ordinal) else { return false }
    change(ordinal, by: 1)
    return true
  }

  /// Releases the blocks due after the pool's day and up to `day`; an earlier day changes nothing.
  package mutating func release(upTo day: Int32) {
    guard day > self.day else { return }
    let due = layout.releases.indices.filter { block in
      let released = layout.releases[block].releasedOnDay
      return released > self.day && released <= day
    }
    self.day = day
    guard !due.isEmpty else { return }
    for block in due { words.setBits(layout.ordinals(ofBlock: block)) }
    for ordinal in takenEarly where !isUnreleased(ordinal) {
      words[ordinal >> 6] &= ~(1 << UInt64(ordinal & 63))
      takenEarly.remove(ordinal)
    }
    counts = NumberPool.count(words, layout)
  }

  func isUnreleased(_ ordinal: Int) -> Bool {
    guard day < lastRelease, let block = layout.block(of: ordinal) else { return false }
    return layout.releases[block].releasedOnDay > day
  }

  /// - Parameter change: 1 for a bit that is clear, −1 for one that is set.
  @inline(__always)
  private mutating func change(_ ordinal: Int, by change: Int) {
    let word = ordinal >> 6
    words[word] ^= 1 &<< UInt64(truncatingIfNeeded: ordinal)
    counts.add(change, unit: word / FreeCounts.wordsPerUnit, laneBits: laneBits(of: ordinal))
  }

  /// Bit 0, and bit n + 1 for each filter n that the number passes.
  @inline(__always)
  private func laneBits(of ordinal: Int) -> UInt32 {
    let masks = masks.span
    let word = ordinal >> 6
    var bits: UInt32 = 1
    for filter in masks.indices {
      let passing = masks[filter][word] &>> UInt64(truncatingIfNeeded: ordinal) & 1
      bits |= UInt32(truncatingIfNeeded: passing) &<< UInt32(truncatingIfNeeded: filter &+ 1)
    }
    return bits
  }

  private static func count(_ words: [UInt64], _ layout: PoolLayout) -> FreeCounts {
    let perUnit = FreeCounts.wordsPerUnit
    return FreeCounts(units: words.count / perUnit, lanes: 1 + layout.masks.count) { unit, lane in
      let range = unit * perUnit..<(unit + 1) * perUnit
      guard lane > 0 else { return range.reduce(0) { $0 + words[$1].nonzeroBitCount } }
      let mask = layout.masks[lane - 1]
      return range.reduce(0) { $0 + (words[$1] & mask[$1]).nonzeroBitCount }
    }
  }
}

extension [UInt64] {
  /// Sets the bits of a range; bit n is bit n mod 64 of word n / 64.
  fileprivate mutating func setBits(_ range: Range<Int>) {
    var bit = range.lowerBound
    while bit < range.upperBound {
      let inWord = Swift.min(64 - bit & 63, range.upperBound - bit)
      let ones = UInt64.max >> UInt64(64 - inWord)
      self[bit >> 6] |= ones << UInt64(bit & 63)
      bit += inWord
    }
  }
}
