import Dispatch
import Synchronization

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
    let results = Mutex<[[Result]]>([[Result]](repeating: [], count: pieces))
    concurrently(pieces) { index in
      var state = state()
      let piece = self[(index * size)..<Swift.min(count, (index + 1) * size)]
        .map { transform(&state, $0) }
      results.withLock { $0[index] = piece }
    }
    return results.withLock { $0 }.flatMap(\.self)
  }
}

private func concurrently(_ count: Int, _ work: @Sendable (Int) -> Void) {
  if count > 1 {
    DispatchQueue.concurrentPerform(iterations: count, execute: work)
  } else if count == 1 {
    work(0)
  }
}
