import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

/// A twin adopts what the office has published when it hears of the first step under it.
extension Twin {
  /// - Parameter publications: as the office's archive has them.
  mutating func follow(_ publications: Publications) {
    coming = publications.all.filter { !passed.contains($0.id) }
  }

  /// At the very instant of a change either rules are right, and the record says which.
  mutating func adopt(before record: JournalRecord) {
    let instant = Instant(milliseconds: record.at)
    while let next = coming.first,
      next.from < instant || next.from == instant && record.current != engine.current.hash
    {
      coming.removeFirst()
      passed.insert(next.id)
      guard let book = books[next.hash] else { continue }
      engine.agenda = [ComingBook(book, from: next.from)]
      _ = engine.sweep(to: next.from)
    }
  }
}
