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

/// Calls two functions at the same time.
package func concurrently<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let results = Mutex<(First?, Second?)>((nil, nil))
  concurrently(2) { index in
    if index == 0 {
      let result = first()
      results.withLock { $0.0 = result }
    } else {
      let result = second()
      results.withLock { $0.1 = result }
    }
  }
  guard case (let first?, let second?) = results.withLock({ $0 }) else {
    preconditionFailure("both functions were called")
  }
  return (first, second)
}

private func concurrently(_ count: Int, _ work: @Sendable (Int) -> Void) {
  if count > 1 {
    DispatchQueue.concurrentPerform(iterations: count, execute: work)
  } else if count == 1 {
    work(0)
  }
}
