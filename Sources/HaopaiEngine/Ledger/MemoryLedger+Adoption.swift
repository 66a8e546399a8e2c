import HaopaiDomain
package import HaopaiProgram

extension MemoryLedger {
  /// Goes on under another book: with its pools, its plate kinds and its delay. Whoever has a number
  /// keeps it.
  package mutating func adopt(_ book: CompiledBook, after former: CompiledBook) {
    let kinds = former.plateKinds.cases.map { book.plateKinds.cases.firstIndex(of: $0) ?? -1 }
    func kind(_ index: Int) -> Int { kinds.indices.contains(index) ? kinds[index] : -1 }
    let day = clock.date.dayNumber
    pools = book.pools.map { $0.map { NumberPool($0, day: day) } }
    returnDelay = book.returnDelay.milliseconds
    for (number, holder) in holders.all {
      var holder = holder
      holder.plateKind = kind(holder.plateKind)
      holder.ordinal = take(number, of: holder.plateKind)
      holders[number] = holder
    }
    for index in returning.indices {
      returning[index].plateKind = kind(returning[index].plateKind)
      take(returning[index].number, of: returning[index].plateKind)
    }
  }
}
