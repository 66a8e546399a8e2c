/// Where random bits come from: the system's secure source in a service, a seed in tests and
/// simulations. Chance is an input; what came of it is journalled.
package protocol ChanceSource {
  /// 64 independent, uniform bits.
  mutating func next() -> UInt64
  /// A uniform number below `bound`; 0 when the bound is 0.
  mutating func below(_ bound: UInt64) -> UInt64
}

extension ChanceSource {
  /// Lemire's multiply-and-shift with rejection, our own so that a recorded seed gives the same
  /// numbers for years: the standard library promises no such thing. A source so broken that it is
  /// rejected 64 times running (an honest one: less than once in 2^64 draws) ends the draw biased
  /// rather than never.
  @inline(__always)
  package mutating func below(_ bound: UInt64) -> UInt64 { unbiased(below: bound) }

  /// The same for a source that has a way of its own for small bounds.
  @inline(__always)
  mutating func unbiased(below bound: UInt64) -> UInt64 {
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % max(bound, 1)
      var rejections = 0
      while product.low < threshold, rejections < 64 {
        product = next().multipliedFullWidth(by: bound)
        rejections += 1
      }
    }
    return product.high
  }

  /// A uniform index of a collection with `count` elements; 0 when there are none.
  @inline(__always)
  mutating func index(below count: Int) -> Int { Int(below(UInt64(max(count, 0)))) }
}

/// Reproducible chance: SplitMix64 (Steele, Lea and Flood, 2014). Not for real draws, its future
/// can be computed from its past.
package struct SeededChance: ChanceSource, Hashable, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { self.state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
