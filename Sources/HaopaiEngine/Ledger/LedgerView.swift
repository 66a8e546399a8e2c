/// What a step may read beyond its own case. A view that has not loaded a key says so, and the
/// step stops with the key instead of guessing.
package protocol LedgerView {
  /// How much of a counter is used; 0 for one that never was.
  func used(_ key: CounterKey) -> Loaded<Int64>
  func entry(_ key: RegisterKey) -> Loaded<RegisterEntryState?>
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

/// Something a view must load before the step can be taken.
package enum LedgerKey: Hashable, Sendable {
  case counter(CounterKey)
  case register(RegisterKey)
  case pool(Int)
}
