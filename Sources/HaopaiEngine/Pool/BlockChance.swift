/// Random bits fetched a block at a time, because asking the system costs more than a draw.
///
/// Nobody has to get the same numbers from it again, so it spends no more bits than a number needs.
package struct BlockChance: ChanceSource, Sendable {
  private let fetch: @Sendable () -> [UInt32]
  private var halves: [UInt32] = []
  /// How many of the block are not spent; they stand in front.
  private var left = 0

  /// - Parameter fetch: gives fresh secure bits; an empty block is asked for again.
  package init(fetch: @escaping @Sendable () -> [UInt32]) { self.fetch = fetch }

  package mutating func next() -> UInt64 { UInt64(half()) << 32 | UInt64(half()) }

  /// As `ChanceSource.below`, on 32 bits where they are enough: a bound far below 2^32 is seldom
  /// rejected.
  @inline(__always)
  package mutating func below(_ bound: UInt64) -> UInt64 {
    guard let bound = UInt32(exactly: bound) else { return unbiased(below: bound) }
    let product = half().multipliedFullWidth(by: bound)
    return UInt64(product.low < bound ? again(product, below: bound) : product.high)
  }

  /// The rest of a bounded draw that may have to be rejected.
  @inline(never)
  private mutating func again(_ first: (high: UInt32, low: UInt32), below bound: UInt32) -> UInt32 {
    var product = first
    let threshold = (0 &- bound) % max(bound, 1)
    var rejections = 0
    while product.low < threshold, rejections < 64 {
      product = half().multipliedFullWidth(by: bound)
      rejections += 1
    }
    return product.high
  }

  @inline(__always)
  private mutating func half() -> UInt32 {
    if left == 0 { refill() }
    left -= 1
    return halves[left]
  }

  @inline(never)
  private mutating func refill() {
    while left == 0 {
      halves = fetch()
      left = halves.count
    }
  }
}
