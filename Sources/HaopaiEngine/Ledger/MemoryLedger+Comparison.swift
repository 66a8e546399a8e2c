package import HaopaiProgram

extension MemoryLedger {
  /// Whoever has a number, in no order.
  package var owners: [(number: Int64, holder: Holder)] {
    holders.all.map { ($0.word, $0.holder) }
  }

  /// Numbers on their way back to a pool: nobody has them, and nobody can.
  package var returningNumbers: [(number: Int64, due: Int64)] {
    returning.map { ($0.number, $0.due) }
  }

  /// Whether another ledger that began as this one, or this one as the other, has not changed since.
  package func isUnchanged(from other: MemoryLedger) -> Bool {
    clock == other.clock && resident == other.resident && holders == other.holders
      && returning == other.returning && hasSameTables(as: other)
      && openings == other.openings && journal == other.journal
      && unsaved?.records == other.unsaved?.records && unsaved?.messages == other.unsaved?.messages
      && zip(pools, other.pools).allSatisfy(Self.haveSameFreeNumbers)
  }

  /// Whether two ledgers without a store hold the same, once what lapsed by the later clock is free in both.
  package func agrees(
    with other: MemoryLedger, current: CompiledBook, books: [ContentHash: CompiledBook]
  ) -> Bool {
    var left = self
    var right = other
    let instant = max(left.clock, right.clock)
    left.settleLapses(upTo: instant, current: current, books: books)
    right.settleLapses(upTo: instant, current: current, books: books)
    return left.cases == right.cases && left.holders == right.holders
      && left.hasSameTables(as: right) && left.openings == right.openings
      && zip(left.pools, right.pools).allSatisfy(Self.haveSameFreeNumbers)
  }

  private func hasSameTables(as other: MemoryLedger) -> Bool {
    counters.dictionary(where: { !$0.isEmpty }) == other.counters.dictionary(where: { !$0.isEmpty })
      && registers.dictionary(where: { $0 != nil })
        == other.registers.dictionary(where: { $0 != nil })
  }

  private static func haveSameFreeNumbers(_ left: NumberPool?, _ right: NumberPool?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.hasSameFreeNumbers(as: right)
  }
}

extension KeyTable {
  fileprivate func dictionary(where isKept: (Value) -> Bool) -> [[UInt8]: Value] {
    Dictionary(all.filter { isKept($0.value) }) { _, last in last }
  }
}
