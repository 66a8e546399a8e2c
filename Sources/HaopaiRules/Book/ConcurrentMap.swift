import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What a pure function makes of each element, in order, worked out on all cores.
  package func concurrentMap<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    // Small pieces keep all cores busy to the end; too small ones are not worth handing out.
    let size = Swift.max(1, Swift.min(16, count / 64))
    let pieces = (count + size - 1) / size
    guard pieces > 1 else { return map(transform) }
    let results = Mutex<[[Result]]>([[Result]](repeating: [], count: pieces))
    DispatchQueue.concurrentPerform(iterations: pieces) { index in
      let piece = self[(index * size)..<Swift.min(count, (index + 1) * size)].map(transform)
      results.withLock { $0[index] = piece }
    }
    return results.withLock { $0 }.flatMap(\.self)
  }
}
