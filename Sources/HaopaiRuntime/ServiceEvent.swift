public import Haopai

/// Something that a service has done, for logs and figures. Nothing personal is in it.
public enum ServiceEvent: Hashable, Sendable {
  /// Callers were waited for the disk with; they are answered after this.
  case commit(ServiceCommit)
  /// A message was handed to the courier.
  case delivery(DeliveryAttempt)
}

/// One wait for the disk.
public struct ServiceCommit: Hashable, Sendable {
  /// What became of what a caller wanted.
  public enum Outcome: Hashable, Sendable, CaseIterable {
    /// A command that was taken, and one that had been taken before under the same key.
    case accepted, repeated
    /// A command that the rules refused, and one that asks the host for facts first.
    case refused, needsFacts
    /// A command that never reached the rules.
    case failed
    /// Anything else, such as a look at a case.
    case served
  }

  /// How many callers shared it; none where only time has passed, or messages have arrived.
  public let commands: Int
  /// How many of them came to what.
  public let outcomes: [Outcome: Int]
  /// How many callers wait for the next.
  public let waiting: Int
  /// Messages that go to the courier now.
  public let messages: Int
  /// Messages of which is kept that they have arrived.
  public let arrived: Int
  /// How long the disk took.
  public let duration: Duration
  /// Why nobody was answered.
  public let failure: ServiceFailure?
}

/// What came of handing a message to the courier.
public struct DeliveryAttempt: Hashable, Sendable {
  /// How it ended.
  public enum Result: Hashable, Sendable {
    /// The message has arrived.
    case delivered
    /// It has not, and is handed out again at the instant.
    case failed(again: Instant)
    /// It was of no more use, and was not handed out.
    case expired
  }

  /// The message's.
  public let id: Delivery.ID
  /// How often the message was handed out since the service was made.
  public let attempts: Int
  /// How this ended.
  public let result: Result
  /// Messages that have not arrived yet, of all cases.
  public let waiting: Int
}
