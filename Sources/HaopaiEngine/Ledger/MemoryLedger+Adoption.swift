import HaopaiDomain
package import HaopaiProgram

extension MemoryLedger {
  package mutating func adopt(_ book: CompiledBook) {
    if store != nil { books[book.hash] = book }
    let day = clock.date.dayNumber
    pools = book.pools.map { $0.map { NumberPool($0, day: day) } }
    returnDelay = book.returnDelay.milliseconds
    for (number, holder) in holders.all {
      var holder = holder
      holder.place = takeOutOfPool(number)
      holders[number] = holder
    }
    for index in returning.indices {
      returning[index].place = takeOutOfPool(returning[index].number)
    }
  }
}
