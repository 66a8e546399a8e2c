import Foundation

/// Times a piece of work: batches that are long enough for the clock, the median of their means.
struct Measurement {
  static let batches = 31

  let name: String
  let nanoseconds: Double
  /// What the work may take; nil for what is only reported.
  let limit: Double?

  /// - Parameter work: does the work this many times; what it needs is made before.
  init(_ name: String, limit: Double? = nil, times: Int, _ work: (Int) -> Void) {
    self.name = name
    self.limit = limit
    work(max(1, times / 10))
    var means: [Double] = []
    for _ in 0..<Self.batches {
      let clock = ContinuousClock()
      let duration = clock.measure { work(times) }
      let (seconds, attoseconds) = duration.components
      let total = Double(seconds) * 1e9 + Double(attoseconds) / 1e9
      means.append(total / Double(times))
    }
    nanoseconds = means.sorted()[Self.batches / 2]
  }

  /// For work that can be done only once on what it was given: `prepare` is not timed.
  init<Input>(
    _ name: String, limit: Double? = nil, dividedBy parts: Int, prepare: () -> Input,
    work: (inout Input) -> Void
  ) {
    self.name = name
    self.limit = limit
    var means: [Double] = []
    for _ in 0..<Self.batches {
      var input = prepare()
      let duration = ContinuousClock().measure { work(&input) }
      let (seconds, attoseconds) = duration.components
      means.append((Double(seconds) * 1e9 + Double(attoseconds) / 1e9) / Double(parts))
    }
    nanoseconds = means.sorted()[Self.batches / 2]
  }

  var line: String {
    let time =
      nanoseconds < 1_000
      ? String(format: "%8.1f ns", nanoseconds) : String(format: "%8.2f µs", nanoseconds / 1_000)
    guard let limit else { return "\(time)  \(name)" }
    let share = String(format: "%.0f %% of %.0f ns", nanoseconds / limit * 100, limit)
    return "\(time)  \(name)  (\(share))"
  }
}

/// Keeps the optimiser from throwing work away whose result nobody reads.
@inline(never)
func keep<Value>(_ value: Value) {
  withExtendedLifetime(value) {}
}
