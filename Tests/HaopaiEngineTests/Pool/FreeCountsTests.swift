import Testing

@testable import HaopaiEngine

@Suite struct FreeCountsTests {
  /// Units around the ends of nodes and levels; lanes that fill their trees and that do not.
  private static let units = [0, 1, 2, 15, 16, 17, 255, 256, 257, 4095, 4096, 4097]

  /// Whether the unit lies at the edge of a node, and beyond the first few of a larger one.
  private func isEdge(_ unit: Int, of units: Int) -> Bool {
    unit < 18 || unit + 3 > units || [0, 1, 255].contains(unit % 256)
  }

  /// Compares sums and selection with those of a plain list of counts.
  private func compare(_ counts: FreeCounts, with list: [[Int]], _ comment: Comment) {
    for (lane, list) in list.enumerated() {
      var before = 0
      var sums: [Int] = []
      var expectedSums: [Int] = []
      var ranks: [Int] = []
      var expectedUnits: [Int] = []
      for (unit, count) in list.enumerated() {
        if isEdge(unit, of: list.count) {
          sums.append(counts.before(unit: unit, lane: lane))
          expectedSums.append(before)
          for rank in Set([0, count / 2, count - 1]).sorted() where 0..<count ~= rank {
            ranks.append(before + rank)
            expectedUnits.append(unit << 32 | rank)
          }
        }
        before += count
      }
      #expect(sums == expectedSums, comment)
      #expect(counts.before(unit: list.count, lane: lane) == before, comment)
      #expect(counts.total(lane) == before, comment)
      var span = ranks.mutableSpan
      counts.descend(&span, from: 0, lane: lane)
      #expect(ranks == expectedUnits, comment)
    }
  }

  @Test(arguments: units, [1, 2, 3, 9])
  func `sums and selection are those of a plain list`(units: Int, lanes: Int) {
    let seed: UInt64 = 0x5EED_0C10
    var chance = SeededChance(seed: seed)
    // Lane by lane from full units to nearly none.
    var list = (0..<lanes).map { lane in
      (0..<units).map { _ in lane == 0 ? 256 : chance.index(below: 257) >> lane }
    }
    var counts = FreeCounts(units: units, lanes: lanes) { list[$1][$0] }
    compare(counts, with: list, "seed \(seed), units \(units), lanes \(lanes), new")
    guard units > 0 else { return }
    for turn in 0..<1_000 {
      // The ends more often than they would come.
      let unit = [0, units - 1, chance.index(below: units)][turn % 3]
      let change = chance.index(below: 2) == 0 ? 1 : -1
      let bits = UInt32(truncatingIfNeeded: chance.next())
      var laneBits: UInt32 = 0
      for lane in 0..<lanes where bits >> UInt32(lane) & 1 == 1 {
        let changed = list[lane][unit] + change
        guard 0...256 ~= changed else { continue }
        list[lane][unit] = changed
        laneBits |= 1 << UInt32(lane)
      }
      counts.add(change, unit: unit, laneBits: laneBits)
    }
    compare(counts, with: list, "seed \(seed), units \(units), lanes \(lanes), changed")
  }

  /// The largest pool there may be, full: 32 million numbers in one lane.
  @Test func `counts of the largest pool do not run into each other`() {
    let units = 125_000
    var counts = FreeCounts(units: units, lanes: 2) { _, lane in lane == 0 ? 256 : 0 }
    #expect(counts.total(0) == 32_000_000)
    #expect(counts.total(1) == 0)
    #expect(counts.before(unit: units, lane: 0) == 32_000_000)
    for unit in [0, 1, units / 2, units - 1] { counts.add(-1, unit: unit, laneBits: 1) }
    #expect(counts.total(0) == 31_999_996)
    #expect(counts.total(1) == 0)
    var ranks = [0, 254, 255, 31_999_995]
    var span = ranks.mutableSpan
    counts.descend(&span, from: 0, lane: 0)
    #expect(ranks == [0, 254, 1 << 32, (units - 1) << 32 | 254])
  }

  @Test func `a copy keeps its counts`() {
    let original = FreeCounts(units: 20, lanes: 2) { unit, _ in unit }
    var copy = original
    copy.add(-1, unit: 19, laneBits: 0b11)
    #expect(original.total(0) == 190)
    #expect(copy.total(0) == 189)
    #expect(copy.total(1) == 189)
  }
}
