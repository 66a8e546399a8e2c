package import HaopaiProgram

extension MemoryLedger {
  /// Whether two ledgers hold the same, once what lapsed by the later clock is free in both.
  package func agrees(
    with other: MemoryLedger, current: CompiledBook, books: [ContentHash: CompiledBook]
  ) -> Bool {
    var left = self
    var right = other
    let instant = max(left.clock, right.clock)
    left.settleLapses(upTo: instant, current: current, books: books)
    right.settleLapses(upTo: instant, current: current, books: books)
    return left.cases == right.cases && left.holders == right.holders
      && left.counters.filter { $0.value != 0 } == right.counters.filter { $0.value != 0 }
      && left.registers == right.registers && left.openings == right.openings
      && left.freeNumbers == right.freeNumbers
  }

  /// The free numbers of each pool, as a summary that differs when one number differs.
  private var freeNumbers: [[Int]] {
    pools.map { pool in
      guard let pool else { return [] }
      return (0..<pool.layout.count).filter(pool.isFree)
    }
  }
}
