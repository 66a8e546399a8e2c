import HaopaiEngine
import Synchronization

/// What an office has done, on its way into its archive.
///
/// Whoever asks first takes it there; whoever asks meanwhile waits for him, and both learn the same.
package final class Saving: Sendable {
  private enum State: Sendable {
    /// - Parameters:
    ///   - rows: nil for none: then only what was read is to be looked at.
    ///   - store: nil for an office in memory.
    case begun(UnsavedRows?, (any LedgerStore)?)
    case over(Result<Void, StoreFailure>)
  }

  /// Whether there is nothing for which the disk is to be waited for.
  package let isEmpty: Bool
  private let state: Mutex<State>

  init(_ rows: UnsavedRows?, in store: (any LedgerStore)?) {
    isEmpty = rows == nil
    state = Mutex(.begun(rows, store))
  }

  /// Returns when it is done, or has failed: `Office.endSave` says which.
  package func complete() { _ = result() }

  func result() -> Result<Void, StoreFailure> {
    state.withLock { state in
      switch state {
      case .over(let result): return result
      case .begun(let rows, let store):
        let result = Result { () throws(StoreFailure) -> Void in
          if let rows { try store?.save(rows) } else { try store?.check() }
        }
        state = .over(result)
        return result
      }
    }
  }
}
