/// What a step may read beyond its own case. A view that has not loaded a key says so, and the
/// step stops with the key instead of guessing.
package protocol LedgerView {
  /// How much of a counter is used; 0 for one that never was.
  /// - Parameter key: the bytes of a `CounterKey`.
  func used(_ key: borrowing Span<UInt8>) -> Loaded<Reading<Int64>>
  /// - Parameter key: the bytes of a `RegisterKey`.
  func entry(_ key: borrowing Span<UInt8>) -> Loaded<Reading<RegisterEntryState?>>
  /// The pool of a plate kind at the step's instant; nil where the city has none.
  func pool(_ kind: Int) -> Loaded<NumberPool?>

  // What time alone will bring.

  /// The pool as later releases and returns will have made it by the instant.
  func pool(_ kind: Int, at instant: Int64) -> Loaded<NumberPool?>
  /// The first instant, after the one given, at which a release or a return adds to the pool.
  func nextArrival(in kind: Int, after instant: Int64) -> Int64?
  /// How many numbers of the kind cases hold and have not claimed.
  func heldCount(of kind: Int) -> Int
}

package enum Loaded<Value> {
  case value(Value)
  case notLoaded
}

/// A value, and where it was found: the ledger behind the view need not look for it.
package struct Reading<Value> {
  package var value: Value
  /// Nil for one that is not there, or that is found in no such way.
  package var place: Int?

  package init(_ value: Value, at place: Int? = nil) {
    self.value = value
    self.place = place
  }
}

/// Something a view must load before the step can be taken.
package enum LedgerKey: Hashable, Sendable {
  case counter(CounterKey)
  case register(RegisterKey)
  case pool(Int)
}
