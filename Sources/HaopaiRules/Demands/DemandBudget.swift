import HaopaiDiagnostics

/// How much work the demands of a rule book may be, so that loading it takes as long as its files
/// are large.
///
/// What counts is what a demand costs at most, on every day and in every city for which it is
/// evaluated. Where all together cost too much, the most expensive are not evaluated, and are
/// reported.
struct DemandBudget {
  /// Operations of a rule book of any size.
  static let base = 5_000_000
  /// Further operations for each byte of its files.
  static let perByte = 50

  private let limit: Int
  private var costs: [SourceSpan: Int] = [:]

  init(bytes: Int) { limit = Self.base + Self.perByte * bytes }

  /// Notes that the demand at a place is to be evaluated so many times more: on the days of a city.
  mutating func add(_ place: SourceSpan, cost: Int, days: Int) {
    let cost = cost.multipliedReportingOverflow(by: days)
    let sum = costs[place, default: 0].addingReportingOverflow(cost.partialValue)
    costs[place] = cost.overflow || sum.overflow ? .max : sum.partialValue
  }

  /// The places of the demands that are too expensive.
  var tooExpensive: Set<SourceSpan> {
    var left = limit
    let cheapestFirst = costs.sorted { left, right in
      (left.value, left.key.file, left.key.start) < (right.value, right.key.file, right.key.start)
    }
    let affordable = cheapestFirst.prefix { _, cost in
      guard cost <= left else { return false }
      left -= cost
      return true
    }
    return Set(cheapestFirst.dropFirst(affordable.count).map(\.key))
  }
}
