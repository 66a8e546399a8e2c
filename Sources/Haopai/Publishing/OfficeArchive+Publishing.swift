public import HaopaiDomain
public import HaopaiEngine
import HaopaiProgram
import HaopaiRules

extension OfficeArchive {
  /// Publishes a city's rules, whoever works with the archive meanwhile: he takes them up with his next
  /// command. Whatever was published for the same or a later instant, and is not in force yet, gives
  /// way. A city that the archive does not know begins with these rules and at this instant.
  /// - Parameter instant: not before the city's clock.
  /// - Throws: `OfficeFailure`; then all is as it was.
  @discardableResult
  public func publish(
    _ book: RuleBook, forCity city: String, from instant: Instant
  ) throws(OfficeFailure) -> Adoption {
    var books: [ContentHash: CompiledBook] = [:]
    return try publish(try PreparedRules(book, city: city), from: instant, books: &books)
  }

  /// - Parameter books: those that are at hand; the published one is among them afterwards.
  func publish(
    _ rules: PreparedRules, from instant: Instant, books: inout [ContentHash: CompiledBook]
  ) throws(OfficeFailure) -> Adoption {
    let compiled = rules.compiled
    let city = compiled.city
    let standing = try standing(of: city)
    let clock = standing?.clock ?? instant
    guard instant >= clock else { throw .beforeClock(clock) }
    let known = standing?.publications ?? Publications()
    let change = known.change(to: compiled.hash, from: instant, clock: clock)
    guard !change.isNothing else { return Adoption(change, from: instant) }
    try load(known, of: city, into: &books)
    _ = try known.former(of: compiled, from: instant, change, books)
    let isPublished = try OfficeFailure.wrapping { () throws(StoreFailure) in
      try archive.publish(rules.stored, for: city, from: instant, after: known)
    }
    guard isPublished else { throw .publishedMeanwhile }
    books[compiled.hash] = books[compiled.hash] ?? compiled
    return Adoption(change, from: instant)
  }

  /// The latest instant that anybody was told of; nil for a city that the archive does not know.
  public func clock(ofCity city: String) throws(OfficeFailure) -> Instant? {
    try standing(of: city)?.clock
  }

  func loaded(
    _ hash: ContentHash, of city: String
  ) throws(OfficeFailure) -> LoadedRules {
    try stored(hash, of: city).loaded
  }

  func standing(of city: String) throws(OfficeFailure) -> CityStanding? {
    try OfficeFailure.wrapping { () throws(StoreFailure) in try archive.standing(of: city) }
  }

  private func stored(
    _ hash: ContentHash, of city: String
  ) throws(OfficeFailure) -> StoredBook {
    let stored = try OfficeFailure.wrapping { () throws(StoreFailure) in
      try archive.book(hash, of: city)
    }
    guard let stored else { throw .missingRules(hash) }
    return stored
  }

  /// Adds those books that publications name and that are not there yet.
  func load(
    _ publications: Publications, of city: String, into books: inout [ContentHash: CompiledBook]
  ) throws(OfficeFailure) {
    for hash in publications.all.map(\.hash) where books[hash] == nil {
      books[hash] = try stored(hash, of: city).compiled(city: city)
    }
  }
}

/// A city's rules, ready to be published.
package struct PreparedRules: Sendable {
  let compiled: CompiledBook
  let stored: StoredBook

  /// - Throws: for a city that is not in the book, and for rules that would not mean the same when they
  ///   are read back.
  package init(_ book: RuleBook, city: String) throws(OfficeFailure) {
    guard let stored = book.storedBook(ofCity: city) else { throw .unknownCity(city) }
    self.stored = stored
    compiled = try stored.compiled(city: city)
  }
}

extension RuleBook {
  /// A city's rules as an archive keeps them; nil for a city that is not in the book.
  package func storedBook(ofCity city: String) -> StoredBook? {
    compiled(city: city).map { compiled in
      StoredBook(
        hash: compiled.hash,
        files: rules.sources(ofCity: city).map { .init(path: $0.path, bytes: $0.bytes) })
    }
  }
}

extension StoredBook {
  fileprivate var loaded: LoadedRules { RuleBook.load(files: files.map { ($0.path, $0.bytes) }) }

  /// - Throws: where the files do not mean what they meant when they were kept.
  fileprivate func compiled(city: String) throws(OfficeFailure) -> CompiledBook {
    guard let known = loaded.book?.compiled(city: city), known.hash == hash else {
      throw .missingRules(hash)
    }
    return known
  }
}
