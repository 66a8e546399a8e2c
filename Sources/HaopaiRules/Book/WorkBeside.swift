import Dispatch
import Synchronization

/// What a function makes of elements, worked out on another core beside what the caller does until it
/// asks.
package final class WorkBeside<Element: Sendable, State, Result: Sendable>: Sendable {
  private let elements: [Element]
  private let state: @Sendable () -> State
  private let transform: @Sendable (inout State, Element) -> Result
  private let progress: Mutex<Progress>
  /// The pieces that somebody has taken and not finished.
  private let pieces = DispatchGroup()

  private struct Progress {
    var next = 0
    var results: [[Result]]
  }

  /// Small enough that nobody waits long for the last one.
  private static var pieceSize: Int { 16 }

  /// Begins at once.
  /// - Parameter state: made for elements that one core takes one after another.
  package init(
    _ elements: [Element], with state: @escaping @Sendable () -> State,
    _ transform: @escaping @Sendable (inout State, Element) -> Result
  ) {
    self.elements = elements
    self.state = state
    self.transform = transform
    let count = (elements.count + Self.pieceSize - 1) / Self.pieceSize
    progress = Mutex(Progress(results: [[Result]](repeating: [], count: count)))
    if count > 0 { DispatchQueue.global().async { self.work() } }
  }

  /// In the order of the elements; the caller does what is left to do. All of it, where every thread is
  /// busy: it waits for pieces that another has begun, not for another who may never come.
  package func results() -> [Result] {
    work()
    pieces.wait()
    return progress.withLock { $0.results.flatMap(\.self) }
  }

  private func work() {
    var state = state()
    while let piece = claim() {
      let start = piece * Self.pieceSize
      let results = elements[start..<min(elements.count, start + Self.pieceSize)]
        .map { transform(&state, $0) }
      progress.withLock { $0.results[piece] = results }
      pieces.leave()
    }
  }

  private func claim() -> Int? {
    progress.withLock { progress in
      guard progress.next < progress.results.count else { return nil }
      pieces.enter()
      defer { progress.next += 1 }
      return progress.next
    }
  }
}

extension WorkBeside where State == Void {
  /// Begins at once.
  package convenience init(
    _ elements: [Element], _ transform: @escaping @Sendable (Element) -> Result
  ) {
    self.init(elements, with: {}, { transform($1) })
  }
}
