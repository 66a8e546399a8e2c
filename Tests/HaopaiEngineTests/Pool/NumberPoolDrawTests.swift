import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import Testing

@Suite struct NumberPoolDrawTests {
  /// One pool for each way a draw goes: reading single bits, and descending the counts.
  enum Density: CaseIterable {
    case dense
    case sparse

    /// Fifteen free numbers, seven of them without 4, among 15 or among 1000.
    func pool() throws -> NumberPool {
      let free = [0, 4, 11, 14, 40, 63, 64, 65, 104, 114, 134, 144, 511, 512, 999]
      switch self {
      case .dense:
        let entries = free.map { Entry("鲁F" + String(1000 + $0)) }
        return NumberPool(try PoolFixture.layout(entries), day: 0)
      case .sparse:
        var pool = NumberPool(try PoolFixture.layout([Entry("鲁F1000 - 鲁F1999")]), day: 0)
        for ordinal in 0..<1000 where !free.contains(ordinal) { pool.take(ordinal) }
        return pool
      }
    }
  }

  @Test(arguments: Density.allCases, [nil, 0])
  func `every ordered triple is equally likely`(density: Density, filter: Int?) throws {
    let seed: UInt64 = 0x5EED_0300
    var chance = SeededChance(seed: seed)
    let pool = try density.pool()
    let free = (0..<pool.freeCount(filter: filter))
      .compactMap { pool.freeOrdinal(rank: $0, filter: filter) }
    let size = free.count
    #expect(size == (filter == nil ? 15 : 7))
    var counts: [[Int]: Int] = [:]
    let cells = size * (size - 1) * (size - 2)
    for _ in 0..<cells * 12 {
      counts[pool.draw(3, filter: filter, using: &chance), default: 0] += 1
    }
    #expect(counts.count == cells, "seed \(seed)")
    #expect(counts.keys.allSatisfy { Set($0).count == 3 && Set($0).isSubset(of: free) })
    #expect(abs(excess(Array(counts.values))) < 4, "seed \(seed)")
  }

  @Test(arguments: Density.allCases)
  func `what is excluded never comes and the rest stays uniform`(density: Density) throws {
    let seed: UInt64 = 0x5EED_0301
    var chance = SeededChance(seed: seed)
    let pool = try density.pool()
    let free = (0..<15).compactMap { pool.freeOrdinal(rank: $0) }
    // Twice the same, one that is free only in the dense pool, and one that does not exist.
    let excluding = [free[0], free[7], free[7], 13, Int.min]
    var counts: [[Int]: Int] = [:]
    for _ in 0..<156 * 40 {
      counts[pool.draw(2, excluding: excluding, using: &chance), default: 0] += 1
    }
    let left = density == .dense ? 12 : 13
    #expect(counts.count == left * (left - 1), "seed \(seed)")
    #expect(counts.keys.allSatisfy { Set($0).isDisjoint(with: excluding) }, "seed \(seed)")
    #expect(abs(excess(Array(counts.values))) < 4, "seed \(seed)")
    #expect(pool.draw(100, excluding: excluding, using: &chance).count == left)
    #expect(pool.draw(100, excluding: free, using: &chance).isEmpty)
  }

  /// The third way: all free numbers listed and shuffled.
  @Test func `a draw of very many is uniform too`() throws {
    let seed: UInt64 = 0x5EED_0302
    var chance = SeededChance(seed: seed)
    let pool = NumberPool(try PoolFixture.layout([Entry("鲁F1000 - 鲁F1999")]), day: 0)
    var firsts = [Int](repeating: 0, count: 100)
    var absent = [Int](repeating: 0, count: 100)
    for _ in 0..<500 {
      let drawn = pool.draw(900, excluding: [5], using: &chance)
      #expect(drawn.count == 900)
      let members = Set(drawn)
      #expect(members.count == 900 && !members.contains(5), "seed \(seed)")
      firsts[drawn[0] / 10] += 1
      for ordinal in 0..<1000 where !members.contains(ordinal) && ordinal != 5 {
        absent[ordinal / 10] += 1
      }
    }
    // The bucket of the excluded number holds nine; leave it out.
    #expect(abs(excess(Array(firsts.dropFirst()))) < 4, "seed \(seed)")
    #expect(abs(excess(Array(absent.dropFirst()))) < 4, "seed \(seed)")
  }

  @Test(arguments: Density.allCases)
  func `a draw gives what there is and changes nothing`(density: Density) throws {
    let pool = try density.pool()
    var chance = SeededChance(seed: 3)
    for count in [14, 15, 16, 511, 512, 513, Int.max] {
      let drawn = pool.draw(count, using: &chance)
      #expect(drawn.count == min(count, 15))
      #expect(Set(drawn).count == drawn.count)
      #expect(drawn.allSatisfy(pool.isFree))
    }
    #expect(pool.freeCount() == 15)
    try pool.checkInvariants()
  }

  @Test func `reads that meet nothing free end in a descent`() throws {
    let pool = NumberPool(try PoolFixture.layout(count: 1024), day: 0)
    var stuck = ScriptedChance(script: Array(repeating: 0, count: 65))
    let drawn = pool.draw(2, using: &stuck)
    #expect(drawn.count == 2)
    #expect(drawn[0] == 0)
    #expect(drawn[1] != 0)
    #expect(stuck.script.isEmpty)
  }

  @Test func `a source that repeats itself ends all the same`() throws {
    struct Stuck: ChanceSource {
      mutating func next() -> UInt64 { 0 }
    }
    var stuck = Stuck()
    let pool = NumberPool(try PoolFixture.layout(count: 1024), day: 0)
    let drawn = pool.draw(3, excluding: [7], using: &stuck)
    #expect(drawn.count == 3)
    #expect(Set(drawn + [7]).count == 4)
  }

  @Test func `an empty pool gives nothing`() throws {
    var chance = SeededChance(seed: 4)
    let none = NumberPool(try PoolLayout(releases: []), day: 0)
    #expect(none.draw(10, using: &chance).isEmpty)
    #expect(none.freeCount() == 0)
    try none.checkInvariants()
  }

  /// A seed in a scenario must give the same numbers in later versions.
  @Test func `a seed draws the same numbers for ever`() throws {
    var chance = SeededChance(seed: 7)
    let dense = try Density.dense.pool()
    let sparse = try Density.sparse.pool()
    #expect(dense.draw(5, using: &chance) == [5, 0, 13, 8, 6])
    #expect(sparse.draw(5, using: &chance) == [14, 65, 40, 11, 64])
    #expect(sparse.draw(3, filter: 0, using: &chance) == [0, 999, 65])
    #expect(sparse.draw(5, filter: 0, using: &chance) == [999, 63, 512, 0, 65])
  }
}
