/// How many bits are set in each unit of a layout, as Fenwick trees: one lane for all free numbers and
/// one for each filter. The lanes lie side by side, so that taking a number walks memory once.
struct FreeCounts: Sendable {
  /// `PoolLayout.numbersPerUnit` in words. A constant of its own, because one of another module is
  /// a call in the innermost loop.
  static let wordsPerUnit = 4

  let lanes: Int
  /// A power of two, so that the descent needs no look at the end; those past the bitmap are empty.
  private let units: Int
  /// Entry (i, lane) stands at i × lanes + lane, i from 1; it sums the units i − lowbit(i) ..< i.
  /// Entry 0, which such a tree has no use for, is the total.
  private var tree: [Int32]

  /// - Parameter leaf: the count of a unit in a lane.
  init(units used: Int, lanes: Int, leaf: (_ unit: Int, _ lane: Int) -> Int) {
    let units = used < 2 ? 1 : 1 << (Int.bitWidth - (used - 1).leadingZeroBitCount)
    self.lanes = lanes
    self.units = units
    self.tree = [Int32](repeating: 0, count: (units + 1) * lanes)
    for entry in 1...units {
      let parent = entry + (entry & -entry)
      for lane in 0..<lanes {
        let count = entry <= used ? leaf(entry - 1, lane) : 0
        tree[lane] += Int32(count)
        tree[entry * lanes + lane] += Int32(count)
        if parent <= units { tree[parent * lanes + lane] += tree[entry * lanes + lane] }
      }
    }
  }

  var memoryBytes: Int { tree.count * MemoryLayout<Int32>.stride }

  func total(_ lane: Int) -> Int { Int(tree[lane]) }

  /// Adds `change` to a unit in every lane whose bit of `laneBits` is set.
  mutating func add(_ change: Int, unit: Int, laneBits: UInt32) {
    let (lanes, units) = (lanes, units)
    let difference = Int32(truncatingIfNeeded: change)
    // One look at whether the tree is shared, instead of one at every entry.
    var tree = tree.mutableSpan
    for lane in 0..<lanes where laneBits >> UInt32(lane) & 1 == 1 {
      tree[lane] &+= difference
      var entry = unit &+ 1
      while entry <= units {
        tree[entry &* lanes &+ lane] &+= difference
        entry &+= entry & -entry
      }
    }
  }

  /// The sum of the units before `unit`.
  func before(unit: Int, lane: Int) -> Int {
    var sum = 0
    var entry = unit
    while entry > 0 {
      sum += Int(tree[entry * lanes + lane])
      entry &= entry - 1
    }
    return sum
  }

  /// Replaces ranks (from index `first` on) by the units in which they lie and their ranks there,
  /// packed as unit × 2^32 + rank; each rank must be below the lane's total.
  ///
  /// Which way a step goes is a coin flip that no processor predicts, so it is computed, as a mask
  /// of −1 or 0. All ranks go down together, or each step would wait for the one before.
  func descend(_ ranks: inout MutableSpan<Int>, from first: Int, lane: Int) {
    let tree = tree.span
    var step = units >> 1
    while step > 0 {
      for index in first..<ranks.count {
        let state = ranks[index]
        let sum = Int(tree[((state >> 32) | step) &* lanes &+ lane])
        let isPassed = (sum &- (state & 0xFFFF_FFFF) &- 1) >> (Int.bitWidth - 1)
        // Two uses of the mask: a single one the optimizer turns back into a branch.
        ranks[index] = state &+ ((step << 32) & isPassed) &- (sum & isPassed)
      }
      step >>= 1
    }
  }
}
