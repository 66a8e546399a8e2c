package import HaopaiDomain

/// The numbers of one pool and their order: what a city has released or will release, immutable.
///
/// Every number has an ordinal, counted block by block; blocks stand in the order of their first
/// numbers, whatever order the file had. Ordinals belong to one layout and are never stored: another
/// version of the rules may count differently.
///
/// A class, because every ledger, pool and book shares it and nobody ever changes it: handing it on
/// counts one reference.
package final class PoolLayout: Sendable {
  /// A block of numbers that can be drawn from a civil day on.
  package struct Release: Hashable, Sendable {
    package let numbers: NumberBlock
    /// Civil day number.
    package let releasedOnDay: Int32
    /// Civil day number from which on its numbers can also be composed.
    package let composedFromDay: Int32

    package init(numbers: NumberBlock, releasedOnDay: Int32, randomOnlyDays: Int32 = 0) {
      self.numbers = numbers
      self.releasedOnDay = releasedOnDay
      let (day, isTooFar) = releasedOnDay.addingReportingOverflow(max(0, randomOnlyDays))
      composedFromDay = isTooFar ? .max : day
    }
  }

  /// Why blocks make no pool.
  package enum Problem: Error, Hashable, Sendable {
    case tooManyNumbers(limit: Int)
    case tooManyBlocks(limit: Int)
    case tooManyFilters(limit: Int)
    /// Two blocks hold this number.
    case overlap(PlateNumber)
  }

  package static let maximumCount = 32_000_000
  package static let maximumBlocks = 32_768
  package static let maximumFilters = 8
  /// Bitmaps consist of whole units of so many numbers, which the pool counts one by one.
  package static let numbersPerUnit = 256

  package let releases: [Release]
  package let filters: [CharacterFilter]
  /// How many numbers there are.
  package let count: Int
  /// How many words a bitmap of the numbers has; bits beyond the last number are clear.
  package let wordCount: Int
  /// A bitmap for each filter: bit n is set when the number with ordinal n passes.
  package let masks: [[UInt64]]

  private let order: BlockOrder
  private let lookup: BlockLookup

  package init(releases: [Release], filters: [CharacterFilter] = []) throws(Problem) {
    guard releases.count <= PoolLayout.maximumBlocks else {
      throw .tooManyBlocks(limit: PoolLayout.maximumBlocks)
    }
    guard filters.count <= PoolLayout.maximumFilters else {
      throw .tooManyFilters(limit: PoolLayout.maximumFilters)
    }
    let sorted = releases.sorted { $0.numbers.first < $1.numbers.first }
    var starts = [0]
    for release in sorted {
      let next = (starts.last ?? 0) + release.numbers.count
      guard next <= PoolLayout.maximumCount else {
        throw .tooManyNumbers(limit: PoolLayout.maximumCount)
      }
      starts.append(next)
    }
    let lookup = BlockLookup(sorted.map(\.numbers))
    if let witness = lookup.overlap() { throw .overlap(witness) }
    self.releases = sorted
    self.filters = filters
    self.count = starts.last ?? 0
    let unit = PoolLayout.numbersPerUnit
    let wordCount = (self.count + unit - 1) / unit * (unit / 64)
    self.wordCount = wordCount
    self.order = BlockOrder(sorted.map(\.numbers), starts: starts)
    self.lookup = lookup
    self.masks = filters.map { filter in
      var words = [UInt64](repeating: 0, count: wordCount)
      for (release, start) in zip(sorted, starts) {
        filter.mark(release.numbers, at: start, in: &words)
      }
      return words
    }
  }

  /// The ordinals of a block's numbers, in their order.
  package func ordinals(ofBlock block: Int) -> Range<Int> { order.ordinals(ofBlock: block) }

  package func number(at ordinal: Int) -> PlateNumber? {
    guard let block = block(of: ordinal) else { return nil }
    return releases[block].numbers.number(at: ordinal - ordinals(ofBlock: block).lowerBound)
  }

  /// The words of the numbers with these ordinals, in their order; what does not exist is left out.
  package func words(at ordinals: [Int]) -> [Int64] {
    order.words(at: ordinals)
  }

  package func ordinal(of number: PlateNumber) -> Int? { ordinal(ofWord: number.word) }

  /// The ordinal of the number with this `PlateNumber.word`; nil also for a word that no number has.
  package func ordinal(ofWord word: Int64) -> Int? {
    guard let (block, index) = lookup.find(word) else { return nil }
    return order.ordinals(ofBlock: block).lowerBound + index
  }

  /// The index in `releases` of the block that the ordinal belongs to.
  package func block(of ordinal: Int) -> Int? { order.block(of: ordinal) }
}
