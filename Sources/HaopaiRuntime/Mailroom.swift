import Haopai
import Synchronization

/// Hands messages to a courier: those of a case one after the other until each has arrived, those of several
/// cases at once.
final class Mailroom: Sendable {
  fileprivate struct Letter: Sendable {
    let delivery: Delivery
    /// How often it was handed out.
    var attempts = 0
  }

  fileprivate struct State {
    /// What waits, by case; the first of each may be on its way.
    var letters: [CaseNumber: [Letter]] = [:]
    /// How many there are.
    var count = 0
    /// Cases whose first letter may go, from `next` on.
    var ready: [CaseNumber] = []
    var next = 0
    var onTheWay = 0
    /// Cases whose first letter did not arrive, until it goes again.
    var pauses: [CaseNumber: Task<Void, Never>] = [:]
    var report: (@Sendable (Delivery) -> Void)?
    var isClosed = false
    /// Whoever waits for nothing to be on its way.
    var closing: [CheckedContinuation<Void, Never>] = []
  }

  private let courier: any Courier
  private let clock: any ServiceClock
  private let backoff: Backoff
  /// Letters on their way at once.
  private let limit: Int
  private let observer: @Sendable (ServiceEvent) -> Void
  private let state = Mutex(State())

  init(
    _ courier: any Courier, clock: any ServiceClock, backoff: Backoff, limit: Int,
    observer: @escaping @Sendable (ServiceEvent) -> Void
  ) {
    self.courier = courier
    self.clock = clock
    self.backoff = backoff
    self.limit = max(1, limit)
    self.observer = observer
  }

  deinit { state.withLock { for pause in $0.pauses.values { pause.cancel() } } }

  /// - Parameter report: told of each message that need not be handed out again, before the next one of
  ///   its case goes.
  func start(_ report: @escaping @Sendable (Delivery) -> Void) {
    state.withLock { $0.report = report }
  }

  /// Takes on messages, those of a case in their order.
  func add(_ deliveries: [Delivery]) {
    state.withLock { state in
      guard !state.isClosed else { return }
      for delivery in deliveries { state.add(Letter(delivery: delivery)) }
    }
    send()
  }

  /// Drops what waits of cases; what is on its way goes on.
  func forget(_ cases: Set<CaseNumber>) {
    state.withLock { state in
      for number in cases { state.forget(number) }
    }
  }

  /// Sends nothing more. What has not arrived is left.
  func stop() {
    state.withLock { state in
      state.isClosed = true
      for pause in state.pauses.values { pause.cancel() }
      state.pauses = [:]
    }
  }

  /// Returns when nothing is on its way any more.
  func comeToRest() async {
    await withCheckedContinuation { waiting in
      let isIdle = state.withLock { state in
        if state.onTheWay > 0 { state.closing.append(waiting) }
        return state.onTheWay == 0
      }
      if isIdle { waiting.resume() }
    }
  }

  /// Sends as many as may be on their way.
  private func send() {
    let letters = state.withLock { state in
      var letters: [Letter] = []
      while state.onTheWay < limit, let letter = state.take() { letters.append(letter) }
      return letters
    }
    for letter in letters { Task { await self.send(letter) } }
  }

  private func send(_ letter: Letter) async {
    let until = letter.delivery.until ?? .latest
    guard until > clock.now else { return end(letter, .expired) }
    var letter = letter
    letter.attempts += 1
    do {
      try await courier.deliver(letter.delivery)
      end(letter, .delivered)
    } catch {
      let delay = backoff.delay(afterFailures: letter.attempts)
      // Where it is of no more use sooner, the next one need not wait for it.
      pause(letter, until: min(clock.now.adding(delay), until))
    }
  }

  /// The letter need not go again.
  private func end(_ letter: Letter, _ result: DeliveryAttempt.Result) {
    state.withLock { $0.report }?(letter.delivery)
    tell(of: letter, result, isWaiting: false)
    arrive { state in state.removeFirst(of: letter.delivery.caseNumber) }
  }

  private func pause(_ letter: Letter, until instant: Instant) {
    let number = letter.delivery.caseNumber
    tell(of: letter, .failed(again: instant), isWaiting: true)
    arrive { state in
      state.letters[number]?[0] = letter
      guard !state.isClosed else { return }
      state.pauses[number] = Task { [weak self, clock] in
        guard (try? await clock.sleep(until: instant)) != nil else { return }
        self?.goOn(with: number)
      }
    }
  }

  private func goOn(with number: CaseNumber) {
    state.withLock { state in
      guard state.pauses.removeValue(forKey: number) != nil else { return }
      state.ready.append(number)
    }
    send()
  }

  /// Before the next letter of the case may go.
  private func tell(of letter: Letter, _ result: DeliveryAttempt.Result, isWaiting: Bool) {
    let count = state.withLock { $0.count }
    observer(
      .delivery(
        DeliveryAttempt(
          id: letter.delivery.id, attempts: letter.attempts, result: result,
          waiting: isWaiting ? count : count - 1)))
  }

  /// One fewer is on its way.
  private func arrive(_ change: (inout State) -> Void) {
    let closing = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      change(&state)
      state.onTheWay -= 1
      guard state.onTheWay == 0 else { return [] }
      defer { state.closing = [] }
      return state.closing
    }
    for waiting in closing { waiting.resume() }
    send()
  }
}

extension Mailroom.State {
  fileprivate mutating func add(_ letter: Mailroom.Letter) {
    let number = letter.delivery.caseNumber
    count += 1
    letters[number, default: []].append(letter)
    if letters[number]?.count == 1 { ready.append(number) }
  }

  /// The next letter that may go.
  fileprivate mutating func take() -> Mailroom.Letter? {
    guard !isClosed, next < ready.count, let letter = letters[ready[next]]?.first else {
      return nil
    }
    next += 1
    onTheWay += 1
    // Not at every letter: there may be many.
    if next > 1_000, next > ready.count / 2 {
      ready.removeFirst(next)
      next = 0
    }
    return letter
  }

  fileprivate mutating func forget(_ number: CaseNumber) {
    guard let waiting = letters[number] else { return }
    let pause = pauses.removeValue(forKey: number)
    pause?.cancel()
    let place = ready[next...].firstIndex(of: number)
    if let place { ready.remove(at: place) }
    // One that neither waits for its turn nor for its time is on its way.
    letters[number] = pause == nil && place == nil ? [waiting[0]] : nil
    count -= waiting.count - (letters[number]?.count ?? 0)
  }

  fileprivate mutating func removeFirst(of number: CaseNumber) {
    count -= 1
    letters[number]?.removeFirst()
    if letters[number]?.isEmpty ?? true {
      letters[number] = nil
    } else {
      ready.append(number)
    }
  }
}
