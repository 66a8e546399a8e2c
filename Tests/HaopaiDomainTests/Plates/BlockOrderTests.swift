import HaopaiTestSupport
import Testing

@testable import HaopaiDomain

@Suite struct BlockOrderTests {
  /// Blocks of these sizes, each at most 36 to the power of six.
  private func blocks(_ sizes: [Int]) throws -> [NumberBlock] {
    try sizes.enumerated().map { index, size in
      let choices = CharacterClassSet(slots: 1 << UInt64(index % 36))
      var sets = [choices]
      var rest = size
      for factor in [36, 30, 10, 7, 6, 5, 3, 2] {
        while rest > 1, rest % factor == 0, sets.count < 6 {
          sets.append(CharacterClassSet(slots: (1 << UInt64(factor)) - 1))
          rest /= factor
        }
      }
      #expect(rest == 1, "\(size)")
      return NumberBlock(head: 0x0141 << 48, product: try #require(SerialProduct(sets)))
    }
  }

  private func starts(_ blocks: [NumberBlock]) -> [Int] {
    blocks.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }

  /// Few and many blocks, alike and as unlike as they come.
  @Test(arguments: [
    [], [1], [2], [100], [1, 1], [1, 100_000], [100_000, 1], [1000, 1000, 1000],
    [Int](repeating: 1, count: 257), [Int](repeating: 10, count: 33) + [100_000],
    [100_000] + [Int](repeating: 1, count: 100) + [36 * 36 * 36],
    [1, 36, 2, 1000, 1, 1, 7, 100_000, 3, 30],
  ])
  func `every ordinal is found in the block that a walk from the front ends in`(
    sizes: [Int]
  ) throws {
    let blocks = try blocks(sizes)
    let starts = starts(blocks)
    let order = BlockOrder(blocks, starts: starts)
    let count = starts[blocks.count]
    for (block, size) in sizes.enumerated() {
      let ordinals = order.ordinals(ofBlock: block)
      #expect(ordinals == starts[block]..<starts[block] + size)
      for ordinal in [ordinals.lowerBound, ordinals.lowerBound + size / 2, ordinals.upperBound - 1]
      {
        let found = order.block(of: ordinal)
        #expect(found == block, "\(ordinal)")
      }
    }
    for ordinal in [Int.min, -1, count, count + 1, Int.max] {
      let found = order.block(of: ordinal)
      #expect(found == nil, "\(ordinal)")
    }
  }

  @Test func `words are those of the numbers, what does not exist left out`() throws {
    let seed: UInt64 = 0x5EED_0C03
    var dice = SplitMix64(seed: seed)
    for _ in 0..<40 {
      let sizes = (0..<dice.int(in: 0...20)).map { _ in dice.pick([1, 2, 36, 1000, 100_000]) }
      let blocks = try blocks(sizes)
      let starts = starts(blocks)
      let count = starts[blocks.count]
      let order = BlockOrder(blocks, starts: starts)
      let ordinals = (0..<30).map { _ in dice.int(in: -2...count + 2) } + [0, count - 1, count]
      let expected = ordinals.compactMap { ordinal in
        zip(blocks, starts).lazy.compactMap { $0.number(at: ordinal - $1)?.word }.first
      }
      let words = order.words(at: ordinals)
      #expect(words == expected, "seed \(seed), \(sizes), \(ordinals)")
    }
    let none = BlockOrder([], starts: [0]).words(at: [0, 1])
    #expect(none.isEmpty)
  }
}
