extension ValueType {
  /// What a word of the type, or of a list's elements, may be in a frame when its declaration says
  /// nothing narrower.
  ///
  /// Instants lie in the years 1900 to 2999 and durations within 100 years either way, so that
  /// sums of them stay far from CEL's limits. Totality is proven from these bounds: whoever fills a
  /// frame refuses what lies outside.
  package var frameRange: ClosedRange<Int64> {
    switch self {
    case .bool: 0...1
    case .instant: -2_208_988_800_000...32_503_679_999_999
    case .duration: -3_155_760_000_000...3_155_760_000_000
    case .date: -25_567...376_199
    case .timeOfDay: 0...86_400_000
    case .money: -1_000_000_000_000_000...1_000_000_000_000_000
    case .enumeration, .windows: 0...Int64(Int32.max)
    case .set: 0...Int64.max
    case .list(let element): element.frameRange
    case .int, .term, .number, .text: Int64.min...Int64.max
    }
  }
}
