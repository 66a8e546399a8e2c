// What the standard library has for these compiles to a loop over the lanes.

extension SIMD16<UInt64> {
  /// The lower or the upper halves of the lanes.
  @inline(__always)
  func counts(ofUpper isUpper: Bool) -> SIMD16<Int32> {
    isUpper ? (self &>> 32).truncated : truncated
  }

  @inline(__always)
  private var truncated: SIMD16<Int32> {
    SIMD16<Int32>(lowHalf: lowHalf.truncated, highHalf: highHalf.truncated)
  }
}

extension SIMD8<UInt64> {
  @inline(__always)
  fileprivate var truncated: SIMD8<Int32> {
    SIMD8<Int32>(
      Int32(truncatingIfNeeded: self[0]), Int32(truncatingIfNeeded: self[1]),
      Int32(truncatingIfNeeded: self[2]), Int32(truncatingIfNeeded: self[3]),
      Int32(truncatingIfNeeded: self[4]), Int32(truncatingIfNeeded: self[5]),
      Int32(truncatingIfNeeded: self[6]), Int32(truncatingIfNeeded: self[7]))
  }
}

extension SIMD16<Int32> {
  /// The sum of the lanes up to each one, itself included.
  @inline(__always)
  var sums: Self {
    let low = lowHalf.sums
    return Self(lowHalf: low, highHalf: highHalf.sums &+ low[7])
  }

  @inline(__always)
  var total: Int32 {
    let eight = lowHalf &+ highHalf
    let four = eight.lowHalf &+ eight.highHalf
    let two = four.lowHalf &+ four.highHalf
    return two[0] &+ two[1]
  }
}

extension SIMD8<Int32> {
  @inline(__always)
  fileprivate var sums: Self {
    let low = lowHalf.sums
    return Self(lowHalf: low, highHalf: highHalf.sums &+ low[3])
  }
}

extension SIMD4<Int32> {
  @inline(__always)
  fileprivate var sums: Self {
    let pairs = self &+ SIMD4(0, self[0], self[1], self[2])
    return pairs &+ SIMD4(0, 0, pairs[0], pairs[1])
  }
}
