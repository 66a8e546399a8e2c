public import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import Synchronization

extension Office {
  /// The hash of the rules in force, as `RuleBook.hash(ofCity:)` gives it.
  public var rules: String { book.hash.description }

  /// All that was published, in the order in which it comes into force, as far as the office knows.
  public var publications: [Publication] {
    state.withLock { $0.publications.all.map(Publication.init) }
  }

  /// Publishes rules, which are in force from an instant on: what is due before it happens under the
  /// former ones. Cases stay with the rules they were opened under; what cases share, such as hours,
  /// pools and limits, and what is read `now`, is of the rules in force.
  ///
  /// Whatever was published for the same or a later instant, and is not in force yet, gives way. With an
  /// archive it lasts when this returns, and so does what was done before.
  /// - Parameter instant: not before `clock`; nil for `clock`.
  /// - Throws: `OfficeFailure`; then all is as it was.
  @discardableResult
  public func adopt(
    _ book: RuleBook, from instant: Instant? = nil
  ) throws(OfficeFailure) -> Adoption {
    try adopt(try PreparedRules(book, city: city), from: instant)
  }

  /// The same; who prepared the rules before keeps nobody waiting for that.
  package func adopt(
    _ rules: PreparedRules, from instant: Instant?
  ) throws(OfficeFailure) -> Adoption {
    try state.withLock { state throws(OfficeFailure) in
      let clock = state.engine.ledger.clock
      let instant = instant ?? clock
      guard instant >= clock else { throw .beforeClock(clock) }
      guard let archive else { return try adopt(rules.compiled, from: instant, &state) }
      // The rules of steps that nobody else knows of are not to be withdrawn under them.
      try state.save()
      var books = state.knownBooks
      let adoption = try archive.publish(rules, from: instant, books: &books)
      try takeUpPublished(&state, knowing: books)
      return adoption
    }
  }

  private func adopt(
    _ compiled: CompiledBook, from instant: Instant, _ state: inout State
  ) throws(OfficeFailure) -> Adoption {
    let former = state.publications
    let clock = state.engine.ledger.clock
    let change = former.change(to: compiled.hash, from: instant, clock: clock)
    var books = state.knownBooks
    _ = try former.former(of: compiled, from: instant, change, books)
    books[compiled.hash] = books[compiled.hash] ?? compiled
    let id = (former.all.map(\.id).max() ?? 0) + 1
    state.publications.apply(
      change, adding: PublishedRules(id: id, hash: compiled.hash, from: instant))
    state.follow(books)
    return Adoption(change, from: instant)
  }

  /// A repeated opening is read as the first one was.
  func book(
    opening business: String, for applicant: ApplicantDescription, key: String?,
    _ state: borrowing State
  ) -> CompiledBook {
    let current = state.engine.current
    guard let key, let who = try? applicant.resolved(against: current.applicant) else {
      return current
    }
    return state.engine.book(
      of: OpeningKey(business: business, applicant: who.id, key: key))
  }

  // MARK: - With an archive

  /// Takes up what another process has published since the last commit. Where that cannot be, nothing
  /// is saved any more: what was answered was answered by rules that are no longer in force.
  func takeUpNews(_ state: inout State) {
    state.mayHaveNews = false
    guard let store = state.engine.ledger.store, store.hasNews() else { return }
    do throws(OfficeFailure) {
      try takeUpPublished(&state, knowing: state.knownBooks)
    } catch {
      state.failure = error
    }
  }

  private func takeUpPublished(
    _ state: inout State, knowing books: [ContentHash: CompiledBook]
  ) throws(OfficeFailure) {
    guard let archive, let store = state.engine.ledger.store else { return }
    let published = try OfficeFailure.wrapping { () throws(StoreFailure) in
      try store.publications()
    }
    var books = books
    try archive.load(published, of: city, into: &books)
    state.publications = published
    state.follow(books)
  }
}

extension Office.State {
  /// By hash: those that cases are pinned to, and those to come.
  fileprivate var knownBooks: [ContentHash: CompiledBook] {
    var books = engine.pinned
    for coming in engine.agenda { books[coming.book.hash] = coming.book }
    return books
  }

  /// Works by the publications from the clock on.
  /// - Parameter books: all that they name.
  fileprivate mutating func follow(_ books: [ContentHash: CompiledBook]) {
    let clock = engine.ledger.clock
    engine.agenda = publications.agenda(after: clock, books)
    if let hash = publications.inForce(at: clock)?.hash, let book = books[hash] {
      engine.adopt(book)
    }
  }
}

extension Publications {
  /// What comes into force after an instant.
  /// - Parameter books: all that the publications name.
  func agenda(
    after instant: Instant, _ books: [ContentHash: CompiledBook]
  ) -> [ComingBook] {
    upcoming(after: instant).compactMap { coming in
      books[coming.hash].map { ComingBook($0, from: coming.from) }
    }
  }

  /// What is in force until rules are that are published with a change; nil for the first ones.
  /// - Parameter books: all that the publications name.
  /// - Throws: where the rules cannot follow those.
  func former(
    of book: CompiledBook, from instant: Instant, _ change: Change,
    _ books: [ContentHash: CompiledBook]
  ) throws(OfficeFailure) -> PublishedRules? {
    let rest = Publications(all.filter { !change.withdrawn.contains($0) })
    guard let former = rest.inForce(at: instant) else { return nil }
    let missing = books[former.hash]?.plateKinds.cases.first {
      !book.plateKinds.cases.contains($0)
    }
    if let missing { throw .missingPlateKind(missing) }
    return former
  }
}
