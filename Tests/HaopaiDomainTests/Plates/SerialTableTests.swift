import HaopaiTestSupport
import Testing

@testable import HaopaiDomain

@Suite struct SerialTableTests {
  /// One division a position, the last one first.
  private func naive(_ index: Int, of product: SerialProduct) -> UInt64 {
    var rest = index
    var serial: UInt64 = 0
    for (position, set) in product.positions.enumerated().reversed() {
      serial |= UInt64(Array(set)[rest % set.count]) << UInt64(PlateNumber.shift(position))
      rest /= set.count
    }
    return serial
  }

  /// The index's ends, and what lies beside the multiples of every run of positions.
  private func edges(of product: SerialProduct) -> Set<Int> {
    let sizes = product.positions.map(\.count)
    let count = sizes.reduce(1, *)
    var edges: Set<Int> = [0, count / 2, count - 1]
    for start in sizes.indices {
      let stride = sizes[start...].reduce(1, *)
      for factor in [1, 2, count / stride - 1, count / stride] {
        for index in [-1, 0, 1].map({ factor * stride + $0 }) where 0..<count ~= index {
          edges.insert(index)
        }
      }
    }
    return edges
  }

  private func product(_ sizes: [Int], using dice: inout SplitMix64) throws -> SerialProduct {
    let sets = sizes.map { size in
      let slots = Array(0..<36).shuffled(using: &dice).prefix(size)
      return CharacterClassSet(slots: slots.reduce(0) { $0 | 1 << UInt64($1) })
    }
    return try #require(SerialProduct(sets))
  }

  @Test(arguments: [
    [1], [2], [36], [1, 1, 1, 1, 1, 1], [36, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 36],
    [36, 36, 1, 1, 36, 36], [10, 10, 10], [10, 10, 10, 10, 10], [24, 10, 10, 10, 10],
    [36, 36, 36, 36, 36, 36], [35, 36, 35, 36, 35, 36], [2, 2, 2, 2, 2, 2], [36, 36],
  ])
  func `a serial is what a division a position gives, at every edge`(sizes: [Int]) throws {
    var dice = SplitMix64(seed: 0x5EED_0C01)
    let product = try product(sizes, using: &dice)
    let table = SerialTable(product)
    for index in edges(of: product).sorted() {
      let serial = table.serial(at: UInt32(index))
      #expect(serial == naive(index, of: product), "\(index)")
    }
  }

  @Test func `positions of any sizes give the serials of the naive twin`() throws {
    let seed: UInt64 = 0x5EED_0C02
    var dice = SplitMix64(seed: seed)
    for _ in 0..<60 {
      let sizes = (0..<dice.int(in: 1...6)).map { _ in dice.pick([1, 2, 9, 10, 24, 35, 36]) }
      let product = try product(sizes, using: &dice)
      let count = sizes.reduce(1, *)
      let table = SerialTable(product)
      for index in edges(of: product).union((0..<20).map { _ in dice.below(count) }) {
        let serial = table.serial(at: UInt32(index))
        #expect(serial == naive(index, of: product), "seed \(seed), \(sizes), index \(index)")
      }
    }
  }
}
