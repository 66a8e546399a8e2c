import HaopaiDomain
package import HaopaiProgram

extension MemoryLedger {
  package mutating func adopt(_ book: CompiledBook) {
    let former = kinds
    kinds = book.plateKinds.cases
    let places = former.map { kinds.firstIndex(of: $0) ?? -1 }
    func kind(_ index: Int) -> Int { places.indices.contains(index) ? places[index] : -1 }
    let day = clock.date.dayNumber
    pools = book.pools.map { $0.map { NumberPool($0, day: day) } }
    returnDelay = book.returnDelay.milliseconds
    for (number, holder) in holders.all {
      var holder = holder
      holder.plateKind = kind(holder.plateKind)
      holders[number] = taking(number, for: holder)
    }
    for index in returning.indices {
      returning[index].plateKind = kind(returning[index].plateKind)
      take(returning[index])
    }
  }

  /// Of a kind that the nation no longer has, no index.
  func kind(named name: String) -> Int { kinds.firstIndex(of: name) ?? -1 }

  func name(ofKind kind: Int) -> String { kinds.indices.contains(kind) ? kinds[kind] : "" }
}
