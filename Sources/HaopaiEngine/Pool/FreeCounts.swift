/// How many bits are set in each unit of a layout, summed up in trees of sixteen entries a node: one
/// count, called a lane, for all free numbers and one for each filter.
///
/// A number that comes or goes changes one entry a level, and most numbers that come go again. What
/// stands before an entry is summed up only when somebody asks.
struct FreeCounts: Sendable {
  /// `PoolLayout.numbersPerUnit` in words. A constant of its own, because one of another module is
  /// a call in the innermost loop.
  static let wordsPerUnit = 4

  private let units: Int
  private let trees: Int
  private let depth: Int
  /// The entry of unit 0.
  private let firstUnit: Int
  private let nodesPerTree: Int
  /// One tree for every two lanes, level by level from the root, so that the entry 16 × node + slot
  /// leads to the node one further on. The last level ends with the last unit.
  ///
  /// An entry holds an even lane in its lower half and the next one in the upper: one addition
  /// changes both. No count is negative, so none borrows from the other.
  private var nodes: [SIMD16<UInt64>]

  /// - Parameter leaf: the count of a unit in a lane.
  init(units: Int, lanes: Int, leaf: (_ unit: Int, _ lane: Int) -> Int) {
    var (depth, leaves, capacity) = (1, 0, 16)
    while capacity < units {
      (depth, leaves, capacity) = (depth + 1, 16 * leaves + 1, 16 * capacity)
    }
    self.units = units
    trees = (lanes + 1) / 2
    self.depth = depth
    firstUnit = 16 * leaves
    nodesPerTree = leaves + max(1, (units + 15) / 16)
    nodes = Array(repeating: .zero, count: trees * nodesPerTree)
    for tree in 0..<trees {
      let root = tree * nodesPerTree
      for unit in 0..<units {
        let (even, odd) = (2 * tree, 2 * tree + 1)
        let entry = UInt64(leaf(unit, even)) | (odd < lanes ? UInt64(leaf(unit, odd)) << 32 : 0)
        nodes[root + leaves + unit / 16][unit % 16] = entry
      }
      for node in (1..<max(1, nodesPerTree)).reversed() {
        let above = node - 1
        nodes[root + above / 16][above % 16] = nodes[root + node].wrappedSum()
      }
    }
  }

  var memoryBytes: Int { nodes.count * MemoryLayout<SIMD16<UInt64>>.stride }

  func total(_ lane: Int) -> Int {
    Int(nodes[lane / 2 * nodesPerTree].counts(ofUpper: lane % 2 == 1).total)
  }

  /// Adds `change` to a unit in every lane whose bit of `laneBits` is set.
  @inline(__always)
  mutating func add(_ change: Int, unit: Int, laneBits: UInt32) {
    let (trees, nodesPerTree, leaf) = (trees, nodesPerTree, firstUnit &+ unit)
    // One look at whether the trees are shared, instead of one at every entry.
    var nodes = nodes.mutableSpan
    var root = 0
    var bits = UInt64(laneBits)
    for _ in 0..<trees {
      // Whether a number passes a filter is chance: adding nothing costs less than a wrong guess.
      let change = (bits & 1 | (bits & 2) &<< 31) &* UInt64(bitPattern: Int64(change))
      var node = leaf >> 4
      var slot = leaf & 15
      nodes[root &+ node][slot] &+= change
      while node > 0 {
        slot = (node &- 1) & 15
        node = (node &- 1) >> 4
        nodes[root &+ node][slot] &+= change
      }
      root &+= nodesPerTree
      bits >>= 2
    }
  }

  /// The sum of the units before `unit`, which may be one past the last.
  func before(unit: Int, lane: Int) -> Int {
    // A full tree has no entry past its last.
    guard unit < units else { return total(lane) }
    let slots = SIMD16<Int32>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    let nodes = nodes.span
    let root = lane / 2 * nodesPerTree
    var sum = 0
    var entry = firstUnit + unit
    while true {
      let node = entry >> 4
      let isBefore = (slots &- Int32(entry & 15)) &>> 31
      sum += Int((nodes[root + node].counts(ofUpper: lane % 2 == 1) & isBefore).total)
      if node == 0 { return sum }
      entry = node - 1
    }
  }

  /// Replaces ranks (from index `first` on) by the units in which they lie and their ranks there,
  /// packed as unit × 2^32 + rank; each rank must be below the lane's total.
  ///
  /// Which entry holds a rank is chance that no processor predicts, so all sixteen are compared at
  /// once. All ranks go down together, or each level would wait for the one before.
  func descend(_ ranks: inout MutableSpan<Int>, from first: Int, lane: Int) {
    let nodes = nodes.span
    let root = (lane >> 1) &* nodesPerTree
    let isUpper = lane & 1 == 1
    for _ in 0..<depth {
      for index in first..<ranks.count {
        let (node, rank) = (ranks[index] >> 32, Int32(truncatingIfNeeded: ranks[index]))
        let counts = nodes[root &+ node].counts(ofUpper: isUpper)
        // −1 where the sum is at most the rank, 0 elsewhere.
        let isPassed = (counts.sums &- rank &- 1) &>> 31
        let child = 16 &* node &+ 1 &- Int(isPassed.total)
        ranks[index] = child << 32 | Int(rank &- (counts & isPassed).total)
      }
    }
    let firstUnit = firstUnit
    for index in first..<ranks.count { ranks[index] &-= (firstUnit &+ 1) << 32 }
  }
}
