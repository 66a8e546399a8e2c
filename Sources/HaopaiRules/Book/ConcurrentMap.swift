import Dispatch

extension Array where Element: Sendable {
  /// What a pure function makes of each element, in order, worked out on all cores.
  package func concurrentMap<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    concurrentMap(with: {}, { _, element in transform(element) })
  }

  /// What a function makes of each element, in order, worked out on all cores.
  /// - Parameter state: made for elements that one core takes one after another.
  package func concurrentMap<State, Result: Sendable>(
    with state: @Sendable () -> State, _ transform: @Sendable (inout State, Element) -> Result
  ) -> [Result] {
    // Small pieces keep all cores busy to the end; too small ones are not worth handing out.
    let size = Swift.max(1, Swift.min(16, count / 64))
    let pieces = (count + size - 1) / size
    return [Result](unsafeUninitializedCapacity: count) { results, initialized in
      // Each piece fills places of its own, and all are filled before anybody looks.
      nonisolated(unsafe) let results = results
      concurrently(pieces) { index in
        var state = state()
        for place in (index * size)..<Swift.min(count, (index + 1) * size) {
          results.initializeElement(at: place, to: transform(&state, self[place]))
        }
      }
      initialized = count
    }
  }
}

private func concurrently(_ count: Int, _ work: @Sendable (Int) -> Void) {
  if count > 1 {
    DispatchQueue.concurrentPerform(iterations: count, execute: work)
  } else if count == 1 {
    work(0)
  }
}
