public import HaopaiDomain
public import HaopaiEngine
import HaopaiProgram
import HaopaiRules
import Synchronization

extension Office {
  /// An office that keeps its cases in an archive, and goes on with those that are there, by the rules
  /// that the archive has published.
  /// - Parameters:
  ///   - book: published from the beginning on in an archive that does not know the city; else the
  ///     archive's are in force, and `rules` says which.
  ///   - instant: where the clock begins in an archive that does not know the city.
  /// - Throws: `OfficeFailure` for a city that is in neither, and for an archive that cannot be used or
  ///   contradicts itself.
  public convenience init(
    city: String, of book: RuleBook, in archive: OfficeArchive, at instant: Instant,
    options: Options = Options()
  ) throws(OfficeFailure) {
    try self.init(
      city: city, in: archive, offering: book.compiled(city: city),
      book.storedBook(ofCity: city), at: instant, options)
  }

  /// The same for a city that the archive knows.
  public convenience init(
    city: String, in archive: OfficeArchive, options: Options = Options()
  ) throws(OfficeFailure) {
    try self.init(city: city, in: archive, offering: nil, nil, at: .earliest, options)
  }

  private convenience init(
    city: String, in archive: OfficeArchive, offering compiled: CompiledBook?,
    _ first: StoredBook?, at instant: Instant, _ options: Options
  ) throws(OfficeFailure) {
    let opened = try OfficeFailure.wrapping { () throws(StoreFailure) in
      try archive.archive.open(city: city, first: first, from: instant)
    }
    guard let opened else { throw .unknownCity(city) }
    let publications = try OfficeFailure.wrapping { () throws(StoreFailure) in
      try opened.store.publications()
    }
    var books = compiled.map { [$0.hash: $0] } ?? [:]
    try archive.load(publications, of: city, into: &books)
    // What nobody has published plays no part.
    let published = Set(publications.all.map(\.hash))
    books = books.filter { published.contains($0.key) }
    let clock = opened.city.clock
    guard let inForce = publications.inForce(at: clock), let found = books[inForce.hash] else {
      throw .unknownCity(city)
    }
    let older = books.values.filter { $0.hash != found.hash }
    let current = found.knowing(older)
    books[current.hash] = current
    var ledger: MemoryLedger
    do throws(StoredFault) {
      ledger = try MemoryLedger(
        book: current, books: books, from: opened.city, store: opened.store)
    } catch {
      throw OfficeFailure(error)
    }
    if let atHand = options.atHand { ledger.atHand = atHand }
    var engine = CityEngine(
      book: current, older: older, ledger: ledger, chance: options.chance.source)
    engine.agenda = publications.agenda(after: clock, books)
    engine.prepend(due: opened.city.undelivered.filter { $0.until > clock.milliseconds })
    self.init(
      city, State(engine: engine, publications: publications, mayHaveNews: true), in: archive,
      options: options)
  }

  /// Says that every message that was handed out so far has reached whom it is for, or whoever sees to
  /// it. Others are handed out again when the office is opened anew: each at least once, with the same
  /// `id`. Lasts with the next `save`.
  public func acknowledge() {
    state.withLock { state in
      state.engine.ledger.note(delivered: Array(state.handedOut))
      state.handedOut.removeAll(keepingCapacity: true)
    }
  }

  /// The same of these messages only.
  public func acknowledge(_ deliveries: [Delivery]) {
    guard !deliveries.isEmpty else { return }
    let keys = deliveries.map(\.key)
    state.withLock { state in
      state.engine.ledger.note(delivered: keys)
      state.handedOut.subtract(keys)
    }
  }

  /// Takes every step of the journal again under the rules of its time, and compares cases, counters,
  /// registers and numbers with what is kept. What is unsaved is saved first.
  /// - Throws: `OfficeFailure` with the first difference.
  public func audit() throws(OfficeFailure) -> AuditSummary {
    try state.withLock { state throws(OfficeFailure) in
      try state.save()
      return try OfficeFailure.auditing {
        try state.engine.ledger.audit(
          current: state.engine.current, books: state.engine.pinned, state.publications)
      }
    }
  }
}

extension OfficeFailure {
  /// Says of what an archive was found to differ in that it does.
  static func auditing<Value>(_ body: () throws -> Value) throws(OfficeFailure) -> Value {
    do {
      return try body()
    } catch let failure as StoreFailure {
      throw OfficeFailure(failure)
    } catch {
      throw OfficeFailure(
        .auditFailed,
        BilingualText(
          zh: "保存的内容与日志重放的结果不一致", en: "what is kept is not what the journal gives"),
        detail: String(describing: error))
    }
  }
}
