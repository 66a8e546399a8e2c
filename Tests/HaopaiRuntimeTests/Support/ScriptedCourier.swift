import Haopai
import HaopaiRuntime
import Synchronization

/// A courier that tells a test of every attempt, and does with it what the test says.
final class ScriptedCourier: Courier {
  struct Lost: Error {}

  /// Every attempt, as it begins.
  let attempts: AsyncStream<Delivery>
  private let began: AsyncStream<Delivery>.Continuation
  private let script: @Sendable (Delivery, Int) async throws -> Void
  private let counts = Mutex<[Delivery.ID: Int]>([:])

  /// - Parameter script: what becomes of a message at which attempt, from 1.
  init(_ script: @escaping @Sendable (Delivery, Int) async throws -> Void = { _, _ in }) {
    (attempts, began) = AsyncStream.makeStream()
    self.script = script
  }

  func deliver(_ delivery: Delivery) async throws {
    let count = counts.withLock { counts in
      counts[delivery.id, default: 0] += 1
      return counts[delivery.id] ?? 0
    }
    began.yield(delivery)
    try await script(delivery, count)
  }

  /// The next attempts, as many as are waited for.
  func next(_ count: Int) async -> [Delivery] {
    var found: [Delivery] = []
    var iterator = attempts.makeAsyncIterator()
    while found.count < count, let delivery = await iterator.next() { found.append(delivery) }
    return found
  }

  /// How often each was handed out.
  var count: [Delivery.ID: Int] { counts.withLock { $0 } }
}

/// What a service tells of itself, to be waited for.
final class EventLog: Sendable {
  private let stream: AsyncStream<ServiceEvent>
  private let tell: AsyncStream<ServiceEvent>.Continuation
  private let all = Mutex<[ServiceEvent]>([])

  init() { (stream, tell) = AsyncStream.makeStream() }

  var observer: @Sendable (ServiceEvent) -> Void {
    { event in
      self.all.withLock { $0.append(event) }
      self.tell.yield(event)
    }
  }

  var commits: [ServiceCommit] {
    all.withLock { $0 }.compactMap { if case .commit(let commit) = $0 { commit } else { nil } }
  }

  var attempts: [DeliveryAttempt] {
    all.withLock { $0 }.compactMap { if case .delivery(let attempt) = $0 { attempt } else { nil } }
  }

  /// The next attempts at a delivery that are told of.
  func nextAttempts(_ count: Int) async -> [DeliveryAttempt] {
    var found: [DeliveryAttempt] = []
    var iterator = stream.makeAsyncIterator()
    while found.count < count, let event = await iterator.next() {
      if case .delivery(let attempt) = event { found.append(attempt) }
    }
    return found
  }

  /// Returns when a commit is told of that the test waits for.
  func nextCommit(where isMeant: (ServiceCommit) -> Bool) async -> ServiceCommit? {
    var iterator = stream.makeAsyncIterator()
    while let event = await iterator.next() {
      if case .commit(let commit) = event, isMeant(commit) { return commit }
    }
    return nil
  }
}
