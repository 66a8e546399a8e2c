public import Haopai

#if canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Tells a service the time, and waits for it.
public protocol ServiceClock: Sendable {
  /// The present instant; where it runs backwards, the service's time stands still.
  var now: Instant { get }
  /// Returns once the instant has come, at once where it has.
  /// - Throws: `CancellationError` where the task is cancelled first.
  func sleep(until instant: Instant) async throws
}

/// The machine's own time.
public struct SystemClock: ServiceClock {
  /// After so long a sleeper looks at the time again: it may have been set.
  private static let longestNap: Int64 = 60_000

  /// There is one of it.
  public init() {}

  /// As the machine tells it.
  public var now: Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// Waits for the machine's time to come there, also when it is set meanwhile.
  public func sleep(until instant: Instant) async throws {
    while true {
      let rest = instant.span(since: now).milliseconds
      guard rest > 0 else { return }
      try await Task.sleep(for: .milliseconds(min(rest, Self.longestNap)))
    }
  }
}
