import Haopai
import HaopaiRuntime
import Synchronization

/// Time that a test moves. Whoever sleeps wakes up in the order of time.
final class VirtualClock: ServiceClock {
  private struct Sleeper {
    let id: Int
    let until: Instant
    let wake: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now: Instant
    var sleepers: [Sleeper] = []
    var next = 0
    /// Those whose task was cancelled before they slept.
    var cancelled: Set<Int> = []
  }

  private let state: Mutex<State>

  init(at now: Instant) { state = Mutex(State(now: now)) }

  var now: Instant { state.withLock { $0.now } }

  /// When the next one wakes up.
  var nextWakeUp: Instant? { state.withLock { $0.sleepers.map(\.until).min() } }

  func advance(by milliseconds: Int64) {
    let woken = state.withLock { state in
      state.now = state.now.adding(TimeSpan(milliseconds: milliseconds))
      let woken = state.sleepers.filter { $0.until <= state.now }
      state.sleepers.removeAll { $0.until <= state.now }
      return woken.sorted { $0.until < $1.until }
    }
    for sleeper in woken { sleeper.wake.resume() }
  }

  func sleep(until instant: Instant) async throws {
    let id = state.withLock { state in
      state.next += 1
      return state.next
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { wake in
        let result = state.withLock { state -> Result<Void, any Error>? in
          if state.cancelled.remove(id) != nil { return .failure(CancellationError()) }
          if state.now >= instant { return .success(()) }
          state.sleepers.append(Sleeper(id: id, until: instant, wake: wake))
          return nil
        }
        if let result { wake.resume(with: result) }
      }
    } onCancel: {
      let sleeper = state.withLock { state -> Sleeper? in
        guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
          state.cancelled.insert(id)
          return nil
        }
        return state.sleepers.remove(at: index)
      }
      sleeper?.wake.resume(throwing: CancellationError())
    }
  }
}
