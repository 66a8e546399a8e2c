public import Haopai

/// Takes messages to whom they are for, such as an SMS gateway.
///
/// It is handed every message at least once, always under the same `id`, and never before what the message
/// tells of lies on the disk: the messages of a case one after the other, those of several cases at once.
public protocol Courier: Sendable {
  /// - Throws: anything, where the message did not arrive; it is handed out again.
  func deliver(_ delivery: Delivery) async throws
}

/// How long a service waits before it hands out a message again that did not arrive.
public struct Backoff: Sendable {
  /// After the first failure; each later one doubles it.
  public var first = TimeSpan(milliseconds: 1_000)
  /// Never longer than this.
  public var most = TimeSpan(milliseconds: 600_000)
  /// The part of a delay that chance may take away, 0 to 1, so that messages that failed together do not
  /// come together again.
  public var jitter = 0.5
  /// From 0 to below 1.
  public var chance: @Sendable () -> Double = { Double.random(in: 0..<1) }

  /// From a second to ten minutes, by chance up to half of it less.
  public init() {}

  /// The delay after so many failures, from 1.
  func delay(afterFailures count: Int) -> TimeSpan {
    let doubled = first.milliseconds.multipliedReportingOverflow(
      by: 1 << min(max(0, count - 1), 40))
    let longest =
      doubled.overflow ? most.milliseconds : min(doubled.partialValue, most.milliseconds)
    let spared = Double(longest) * min(max(0, jitter), 1) * chance()
    return TimeSpan(milliseconds: longest - Int64(spared))
  }
}
