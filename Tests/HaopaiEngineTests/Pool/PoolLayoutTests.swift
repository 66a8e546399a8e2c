import HaopaiDomain
import HaopaiProgram
import Testing

@Suite struct PoolLayoutTests {
  @Test func `ordinal and number undo each other through interleaving blocks`() throws {
    let layout = try PoolFixture.layout([
      Entry("鲁F20000 - 鲁F2Z019"), Entry("京A100 - 京A199"), Entry("鲁F0A000 - 鲁F0A999"),
      Entry("鲁F19999"), Entry("鲁F1234A - 鲁F1234C"), Entry("鲁Y500 - 鲁YA99"),
    ])
    #expect(layout.count == 680 + 100 + 1000 + 1 + 3 + 600)
    let numbers = try (0..<layout.count).map { try #require(layout.number(at: $0)) }
    #expect(Set(numbers).count == layout.count)
    #expect(numbers.map { layout.ordinal(of: $0) } == Array(0..<layout.count))
    for block in layout.releases.indices {
      let ordinals = layout.ordinals(ofBlock: block)
      #expect(ordinals.allSatisfy { layout.block(of: $0) == block })
    }
  }

  @Test func `the order of the file does not matter`() throws {
    let entries = [Entry("鲁F0A000 - 鲁F0A999"), Entry("鲁F19999"), Entry("京A100 - 京A199", day: 3)]
    let forward = try PoolFixture.layout(entries)
    let backward = try PoolFixture.layout(entries.reversed())
    #expect(forward.releases == backward.releases)
    #expect(forward.masks == backward.masks)
  }

  @Test func `what is not in the pool has no ordinal`() throws {
    let layout = try PoolFixture.layout([Entry("鲁F0A000 - 鲁F0A999"), Entry("鲁F20000 - 鲁F29999")])
    for text in ["鲁F0B000", "鲁F00000", "鲁F30000", "鲁F2000", "鲁Y0A000", "京A0", "新Z99999"] {
      #expect(layout.ordinal(of: try PlateNumber(text)) == nil, "\(text)")
    }
    for ordinal in [Int.min, -1, layout.count, Int.max] {
      #expect(layout.number(at: ordinal) == nil)
      #expect(layout.block(of: ordinal) == nil)
    }
    let empty = try PoolLayout(releases: [])
    #expect(empty.count == 0)
    #expect(empty.number(at: 0) == nil)
    #expect(empty.ordinal(of: try PlateNumber("京A0")) == nil)
  }

  @Test func `the filter's bitmap says what the filter says`() throws {
    for layout in [
      try PoolFixture.layout([Entry("鲁F20300 - 鲁F2Z719"), Entry("鲁F4"), Entry("鲁F123 - 鲁F459")]),
      try PoolFixture.layout(count: 65),
    ] {
      for ordinal in 0..<layout.masks[0].count * 64 {
        let marked = layout.masks[0][ordinal / 64] >> UInt64(ordinal % 64) & 1 == 1
        let passes = layout.number(at: ordinal).map(layout.filters[0].passes) ?? false
        #expect(marked == passes, "\(ordinal)")
      }
    }
  }

  @Test func `a number in two blocks is named`() throws {
    let releases = try PoolFixture.releases([
      Entry("鲁F0A000 - 鲁F0A999"), Entry("鲁F00000 - 鲁F2Z999"),
    ])
    #expect(throws: PoolLayout.Problem.overlap(try PlateNumber("鲁F0A000"))) {
      try PoolLayout(releases: releases)
    }
  }

  @Test func `limits hold at both ends`() throws {
    let grammar = SerialGrammar(
      patterns: try ["LLLLDD", "DDDDDD"].map { try SerialPattern($0) }, letters: .letters)
    func releases(_ ranges: String...) throws -> [PoolLayout.Release] {
      try ranges.flatMap { range in
        try NumberRange(range).blocks(under: grammar)
          .map { PoolLayout.Release(numbers: $0, releasedOnDay: 0) }
      }
    }
    // 23 × 24 × 24 × 24 × 100 = 31 795 200, and 204 800 more make the limit.
    let most = "鲁FAAAA00 - 鲁FYZZZ99"
    let rest = ["鲁F000000 - 鲁F199999", "鲁F200000 - 鲁F203999", "鲁F204000 - 鲁F204799"]
    let atLimit = try PoolLayout(releases: try releases(most, rest[0], rest[1], rest[2]))
    #expect(atLimit.count == PoolLayout.maximumCount)
    #expect(throws: PoolLayout.Problem.tooManyNumbers(limit: PoolLayout.maximumCount)) {
      try PoolLayout(releases: try releases(most, rest[0], rest[1], rest[2], "鲁F999999"))
    }
    let filters = [CharacterFilter](repeating: CharacterFilter(excluded: .none), count: 9)
    #expect(try PoolLayout(releases: [], filters: Array(filters.dropLast())).masks.count == 8)
    #expect(throws: PoolLayout.Problem.tooManyFilters(limit: 8)) {
      try PoolLayout(releases: [], filters: filters)
    }
    let one = try releases("鲁F999999")[0]
    let many = [PoolLayout.Release](repeating: one, count: PoolLayout.maximumBlocks + 1)
    #expect(throws: PoolLayout.Problem.tooManyBlocks(limit: PoolLayout.maximumBlocks)) {
      try PoolLayout(releases: many)
    }
    #expect(throws: PoolLayout.Problem.overlap(try PlateNumber("鲁F999999"))) {
      try PoolLayout(releases: Array(many.dropLast()))
    }
  }
}
