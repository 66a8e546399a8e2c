import Foundation

/// Times a piece of work: batches that are long enough for the clock, the median of their means.
///
/// What counts is the time of the processor that the work took, not the time on the wall: a machine
/// that does something else beside gives nearly the same figures.
struct Measurement {
  /// `once`: a single batch, for a profiler that counts instructions.
  static let batches = CommandLine.arguments.contains("once") ? 1 : 31

  let name: String
  let nanoseconds: Double
  /// What the work may take; nil for what is only reported.
  let limit: Double?

  /// - Parameter work: does the work this many times; what it needs is made before.
  init(_ name: String, limit: Double? = nil, times: Int, _ work: (Int) -> Void) {
    self.name = name
    self.limit = limit
    work(max(1, times / 10))
    let means = (0..<Self.batches).map { _ in Self.time { work(times) } / Double(times) }
    nanoseconds = means.sorted()[Self.batches / 2]
  }

  /// For work that can be done only once on what it was given: `prepare` is not timed.
  init<Input>(
    _ name: String, limit: Double? = nil, batches: Int = batches, dividedBy parts: Int,
    prepare: () -> Input,
    work: (inout Input) -> Void
  ) {
    self.name = name
    self.limit = limit
    let means = (0..<batches).map { _ in
      var input = prepare()
      return Self.time { work(&input) } / Double(parts)
    }
    nanoseconds = means.sorted()[batches / 2]
  }

  private static func time(_ work: () -> Void) -> Double {
    let start = processorTime()
    work()
    return Double(processorTime() - start)
  }

  /// The processor time of all threads.
  static func processorTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
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
