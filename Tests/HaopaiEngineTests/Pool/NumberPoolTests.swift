import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import Testing

@Suite struct NumberPoolTests {
  /// Sizes around the borders of words and of counted units.
  @Test(arguments: [0, 1, 63, 64, 65, 511, 512, 513, 1024, 1025])
  func `rank and select are exact for every number`(count: Int) throws {
    let seed = 0x5EED_0200 + UInt64(count)
    var chance = SeededChance(seed: seed)
    let layout = try PoolFixture.layout(count: count)
    for freeInEight: UInt64 in [8, 4, 1, 0] {
      var pool = NumberPool(layout, day: 0)
      for ordinal in 0..<count where chance.below(8) >= freeInEight { pool.take(ordinal) }
      try pool.checkInvariants()
      for filter in [nil, PoolFixture.without4] {
        let free = (0..<count).filter { ordinal in
          guard pool.isFree(ordinal), let number = layout.number(at: ordinal) else { return false }
          return filter.map { layout.filters[$0].passes(number) } ?? true
        }
        let comment: Comment = "seed \(seed) free \(freeInEight) filter \(filter ?? -1)"
        #expect(pool.freeCount(filter: filter) == free.count, comment)
        let selected = free.indices.map { pool.freeOrdinal(rank: $0, filter: filter) }
        #expect(selected == free, comment)
        let ranks = (0..<count).map { pool.rank(of: $0, filter: filter) }
        var before = 0
        var expected: [Int] = []
        for ordinal in 0..<count {
          expected.append(before)
          if before < free.count, free[before] == ordinal { before += 1 }
        }
        #expect(ranks == expected, comment)
      }
    }
  }

  @Test func `random changes leave the pool like its naive twin`() throws {
    let seed: UInt64 = 0x5EED_0201
    var chance = SeededChance(seed: seed)
    let layout = try PoolFixture.layout([
      Entry("鲁F310 - 鲁F3C9"), Entry("鲁F500 - 鲁F5A9", day: 2), Entry("鲁Y040 - 鲁Y059", day: 2),
      Entry("鲁Y100 - 鲁Y149", day: 5), Entry("鲁F12340 - 鲁F1234C", day: 9),
    ])
    for _ in 0..<4 {
      var pool = NumberPool(layout, day: 0)
      var twin = NaivePool(layout, day: 0)
      for round in 0..<150 {
        let comment: Comment = "seed \(seed) round \(round)"
        let ordinal = Int(chance.below(UInt64(layout.count)))
        switch chance.below(16) {
        case 0..<9:
          #expect(pool.take(ordinal) == !twin.taken[ordinal], comment)
          twin.taken[ordinal] = true
        case 9..<15:
          #expect(pool.free(ordinal) == twin.taken[ordinal], comment)
          twin.taken[ordinal] = false
        default:
          let day = Int32(chance.below(11))
          pool.release(upTo: day)
          twin.day = max(twin.day, day)
        }
        try pool.checkInvariants()
        for filter in [nil, PoolFixture.without4] {
          let free = twin.free(filter: filter)
          let listed = free.indices.map { pool.freeOrdinal(rank: $0, filter: filter) }
          #expect(pool.freeCount(filter: filter) == free.count, comment)
          #expect(listed == free, comment)
          #expect(Set(pool.draw(1000, filter: filter, using: &chance)) == Set(free), comment)
        }
      }
    }
  }

  @Test func `a block comes into the pool on its day`() throws {
    let layout = try PoolFixture.layout([Entry("鲁F100 - 鲁F109", day: 10), Entry("鲁F200", day: 12)])
    var pool = NumberPool(layout, day: 9)
    #expect(pool.freeCount() == 0)
    pool.release(upTo: 10)
    #expect(pool.freeCount() == 10)
    pool.release(upTo: 3)
    #expect(pool.day == 10)
    pool.release(upTo: 11)
    #expect(pool.freeCount() == 10)
    pool.release(upTo: 12)
    #expect(pool.freeCount() == 11)
    #expect(NumberPool(layout, day: 12).freeCount() == 11)
    #expect(NumberPool(layout, day: .max).freeCount() == 11)
    #expect(NumberPool(layout, day: .min).freeCount() == 0)
    try pool.checkInvariants()
  }

  /// Or a number that was given away before would have a second owner after the release.
  @Test func `a number taken before its release stays taken`() throws {
    let layout = try PoolFixture.layout([Entry("鲁F100 - 鲁F109", day: 10)])
    var pool = NumberPool(layout, day: 9)
    let outcomes = [pool.take(3), pool.take(3), pool.take(5), pool.free(5), pool.free(5)]
    #expect(outcomes == [true, false, true, true, false])
    #expect(!pool.isFree(3))
    pool.release(upTo: 10)
    #expect((0..<10).filter { !pool.isFree($0) } == [3])
    let freed = pool.free(3)
    #expect(freed)
    #expect(pool.freeCount() == 10)
    try pool.checkInvariants()
  }

  @Test func `a copy does not see the other's changes`() throws {
    let original = NumberPool(try PoolFixture.layout(count: 100), day: 0)
    var copy = original
    copy.take(7)
    #expect(original.isFree(7))
    #expect(!copy.isFree(7))
    #expect(original.freeCount() == 100)
    #expect(copy.freeCount() == 99)
  }

  @Test func `what does not exist changes nothing and traps nothing`() throws {
    var pool = NumberPool(try PoolFixture.layout(count: 65), day: 0)
    for ordinal in [Int.min, -1, 65, 127, 128, Int.max] {
      #expect(!pool.isFree(ordinal))
      let changed = [pool.take(ordinal), pool.free(ordinal)]
      #expect(changed == [false, false])
      #expect(pool.rank(of: ordinal) == nil)
      #expect(pool.freeOrdinal(rank: ordinal) == nil)
    }
    var chance = SeededChance(seed: 1)
    for filter in [-1, 1, Int.max, Int.min] {
      #expect(pool.freeCount(filter: filter) == 0)
      #expect(pool.draw(3, filter: filter, using: &chance).isEmpty)
      #expect(pool.freeOrdinal(rank: 0, filter: filter) == nil)
    }
    for count in [0, -1, Int.min] { #expect(pool.draw(count, using: &chance).isEmpty) }
    #expect(pool.draw(Int.max, using: &chance).count == 65)
    try pool.checkInvariants()
  }

  @Test func `a number costs less than half a byte`() throws {
    let layout = try PoolFixture.layout([
      Entry("鲁F00000 - 鲁F99999"), Entry("鲁FA0000 - 鲁FZ9999"), Entry("鲁F0A000 - 鲁F9Z999"),
    ])
    #expect(layout.count == 580_000)
    let pool = NumberPool(layout, day: 0)
    #expect(pool.memoryBytes * 2 < layout.count)
    #expect(pool.memoryBytes > layout.count / 4)
  }
}
