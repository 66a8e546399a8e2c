/// How much of a counter is used. What cases under way have used their own receipts show; only what cases
/// that are over have used is kept by itself, and changes no more often than cases end.
struct CounterTally: Hashable, Sendable {
  /// What the receipts of cases under way show.
  var shown: Int64 = 0
  /// The least number where the store was not asked: there are many of these.
  private var known = Int64.min

  /// What cases that are over have used; nil while the store was not asked.
  var settled: Int64? {
    get { known == .min ? nil : known }
    set { known = newValue ?? .min }
  }

  /// At most the largest number; nil while the store was not asked.
  var used: Int64? { settled.map { saturatingSum($0, shown) } }

  var isEmpty: Bool { shown == 0 && (settled ?? 0) == 0 }
}
