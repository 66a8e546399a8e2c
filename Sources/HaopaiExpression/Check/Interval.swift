/// Bounds of whole-number arithmetic: what a result may be, and whether it may leave 64 bits.
enum Interval {
  struct Result {
    let range: ClosedRange<Int64>
    let mayOverflow: Bool
  }

  static let all = Int64.min...Int64.max
  /// CEL's timestamps: the years 1 to 9999, in milliseconds.
  static let instants: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999
  /// CEL's durations: 64 bits of nanoseconds, in milliseconds.
  static let durations: ClosedRange<Int64> = -9_223_372_036_854...9_223_372_036_854

  static func apply(
    _ operation: Arithmetic, _ left: ClosedRange<Int64>, _ right: ClosedRange<Int64>
  ) -> Result {
    switch operation {
    case .add:
      corners(
        left.lowerBound.addingReportingOverflow(right.lowerBound),
        left.upperBound.addingReportingOverflow(right.upperBound), isLowFirst: true)
    case .subtract:
      corners(
        left.lowerBound.subtractingReportingOverflow(right.upperBound),
        left.upperBound.subtractingReportingOverflow(right.lowerBound), isLowFirst: true)
    case .multiply: product(left, right)
    case .divide: quotient(left, right)
    case .remainder: remainder(left, right)
    }
  }

  static func negated(_ range: ClosedRange<Int64>) -> Result { apply(.subtract, 0...0, range) }

  private typealias Partial = (partialValue: Int64, overflow: Bool)

  private static func corners(_ low: Partial, _ high: Partial, isLowFirst: Bool) -> Result {
    // One overflow is enough: the range is then unknown.
    if low.overflow || high.overflow { return Result(range: all, mayOverflow: true) }
    return Result(range: low.partialValue...high.partialValue, mayOverflow: false)
  }

  private static func product(
    _ left: ClosedRange<Int64>, _ right: ClosedRange<Int64>
  ) -> Result {
    hull([left.lowerBound, left.upperBound], [right.lowerBound, right.upperBound]) {
      $0.multipliedReportingOverflow(by: $1)
    }
  }

  /// The quotient is extreme at the ends of the dividend and at the divisor's ends and ±1.
  private static func quotient(
    _ left: ClosedRange<Int64>, _ right: ClosedRange<Int64>
  ) -> Result {
    let divisors = [right.lowerBound, right.upperBound, -1, 1].filter {
      right.contains($0) && $0 != 0
    }
    guard !divisors.isEmpty else { return Result(range: all, mayOverflow: false) }
    return hull([left.lowerBound, left.upperBound], divisors) {
      $0.dividedReportingOverflow(by: $1)
    }
  }

  private static func hull(
    _ left: [Int64], _ right: [Int64], _ operation: (Int64, Int64) -> Partial
  ) -> Result {
    var values: [Int64] = []
    for first in left {
      for second in right {
        let result = operation(first, second)
        if result.overflow { return Result(range: all, mayOverflow: true) }
        values.append(result.partialValue)
      }
    }
    guard let least = values.min(), let greatest = values.max() else {
      return Result(range: all, mayOverflow: true)
    }
    return Result(range: least...greatest, mayOverflow: false)
  }

  /// The remainder has the dividend's sign and is smaller than the divisor.
  private static func remainder(
    _ left: ClosedRange<Int64>, _ right: ClosedRange<Int64>
  ) -> Result {
    let mayOverflow = left.lowerBound == .min && right.contains(-1)
    let size = max(right.lowerBound.magnitude, right.upperBound.magnitude)
    let limit = size == 0 ? Int64.max : Int64(min(size - 1, UInt64(Int64.max)))
    let least = left.lowerBound >= 0 ? 0 : max(left.lowerBound, -limit)
    let greatest = left.upperBound <= 0 ? 0 : min(left.upperBound, limit)
    return Result(range: least...greatest, mayOverflow: mayOverflow)
  }
}

extension ClosedRange<Int64> {
  /// What both allow; `self` when they have nothing in common, which means that the place cannot
  /// be reached.
  func narrowed(to other: ClosedRange<Int64>) -> ClosedRange<Int64> {
    overlaps(other) ? clamped(to: other) : self
  }

  func joined(with other: ClosedRange<Int64>) -> ClosedRange<Int64> {
    Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }

  func isWithin(_ other: ClosedRange<Int64>) -> Bool {
    lowerBound >= other.lowerBound && upperBound <= other.upperBound
  }
}
