package import HaopaiDomain
package import HaopaiProgram

/// A book that comes into force.
package struct ComingBook: Sendable {
  package let book: CompiledBook
  package let from: Instant

  package init(_ book: CompiledBook, from: Instant) {
    self.book = book
    self.from = from
  }
}

extension CityEngine {
  /// Goes on under another book from the clock's instant on. Cases stay with the books that they were
  /// opened under, and whoever has a number keeps it.
  package mutating func adopt(_ book: CompiledBook) {
    guard book.hash != current.hash else { return }
    current = book.knowing(pinned.values.filter { $0.hash != book.hash })
    pinned[current.hash] = current
    ledger.adopt(current)
  }

  /// The book under which a key is understood: that of the case which it has opened, else the one in
  /// force.
  package func book(of key: OpeningKey) -> CompiledBook {
    guard pinned.count > 1, let recorded = ledger.opening(key),
      let state = ledger.caseState(recorded.answer.view.number)
    else { return current }
    return book(of: state)
  }

  /// The earliest instant at which the same command may be accepted, as long as the rules stay: what
  /// comes after a change of them, these rules cannot say.
  func foreseen(_ instant: Instant?) -> Instant? {
    guard let next = agenda.first, let instant, instant >= next.from else { return instant }
    return nil
  }
}
