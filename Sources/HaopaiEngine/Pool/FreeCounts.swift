/// How many bits are set in each unit of 512, as Fenwick trees: one lane for all free numbers and
/// one for each filter. The lanes lie side by side, so that taking a number walks memory once.
struct FreeCounts: Sendable {
  /// Words of the bitmap that one leaf counts.
  static let wordsPerUnit = 8

  let lanes: Int
  let units: Int
  /// Entry (i, lane) stands at i × lanes + lane, i from 1; it sums the units i − lowbit(i) ..< i.
  private var tree: [Int32]
  private var totals: [Int]
  /// The greatest power of two that is at most `units`.
  private let topStep: Int

  /// - Parameter leaf: the count of a unit in a lane.
  init(units: Int, lanes: Int, leaf: (_ unit: Int, _ lane: Int) -> Int) {
    self.lanes = lanes
    self.units = units
    self.topStep = units == 0 ? 0 : 1 << (Int.bitWidth - 1 - units.leadingZeroBitCount)
    self.tree = [Int32](repeating: 0, count: (units + 1) * lanes)
    self.totals = [Int](repeating: 0, count: lanes)
    for entry in stride(from: 1, through: units, by: 1) {
      let parent = entry + (entry & -entry)
      for lane in 0..<lanes {
        let count = leaf(entry - 1, lane)
        totals[lane] += count
        tree[entry * lanes + lane] += Int32(count)
        if parent <= units { tree[parent * lanes + lane] += tree[entry * lanes + lane] }
      }
    }
  }

  var memoryBytes: Int { tree.count * MemoryLayout<Int32>.stride + totals.count * 8 }

  func total(_ lane: Int) -> Int { totals[lane] }

  /// Adds `change` to a unit in every lane whose bit of `laneBits` is set.
  mutating func add(_ change: Int, unit: Int, laneBits: UInt32) {
    for lane in 0..<lanes where laneBits >> lane & 1 == 1 { totals[lane] += change }
    var entry = unit + 1
    while entry <= units {
      for lane in 0..<lanes where laneBits >> lane & 1 == 1 {
        tree[entry * lanes + lane] += Int32(change)
      }
      entry += entry & -entry
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

  /// The unit that holds the bit of rank `rank`, and its rank within the unit; `rank` must be below
  /// the lane's total.
  func unit(ofRank rank: Int, lane: Int) -> (unit: Int, rank: Int) {
    var rest = Int32(truncatingIfNeeded: rank)
    var entry = 0
    var step = topStep
    while step > 0 {
      let next = entry + step
      if next <= units {
        let sum = tree[next * lanes + lane]
        if sum <= rest {
          entry = next
          rest -= sum
        }
      }
      step >>= 1
    }
    return (entry, Int(rest))
  }
}
