public import HaopaiDomain
public import HaopaiEngine
import HaopaiProgram
import HaopaiRules
import Synchronization

extension Office {
  /// An office that keeps its cases in an archive, and goes on with those that are there.
  ///
  /// Cases that were opened under other rules stay with them; the archive has these as files.
  /// - Parameters:
  ///   - instant: where the clock begins in an archive that does not know the city.
  /// - Throws: `OfficeFailure` for a city that is not in the book, and for an archive that cannot be
  ///   used or contradicts itself.
  public convenience init(
    city: String, of book: RuleBook, in archive: OfficeArchive, at instant: Instant,
    options: Options = Options()
  ) throws(OfficeFailure) {
    guard let compiled = book.compiled(city: city) else { throw .unknownCity(city) }
    let archived = try OfficeFailure.wrapping { () throws(StoreFailure) in
      try archive.archive.open(city: city, kinds: compiled.plateKinds.cases, from: instant)
    }
    var older: [CompiledBook] = []
    for stored in archived.books where stored.hash != compiled.hash {
      let loaded = RuleBook.load(files: stored.files.map { ($0.path, $0.bytes) })
      guard let known = loaded.book?.compiled(city: city), known.hash == stored.hash else {
        throw .missingRules(stored.hash)
      }
      older.append(known)
    }
    let isKept = archived.books.contains { $0.hash == compiled.hash }
    if !isKept, !archive.archive.isReadOnly {
      let files = book.rules.sources(ofCity: city).map {
        StoredBook.File(path: $0.path, bytes: $0.bytes)
      }
      try OfficeFailure.wrapping { () throws(StoreFailure) in
        try archived.store.keep(StoredBook(hash: compiled.hash, files: files))
      }
    }
    try self.init(compiled, older: older, archived, options: options)
  }

  /// Makes all that was answered so far last. Answers given before are true only once it returns.
  ///
  /// One call may stand for many commands: the disk is waited for once.
  /// - Throws: `OfficeFailure` where it could not be written. The office is then of no more use, for what
  ///   it says may never have happened; one that is opened anew goes on from what was saved.
  public func save() throws(OfficeFailure) {
    try state.withLock { state throws(OfficeFailure) in
      try OfficeFailure.wrapping { () throws(StoreFailure) in try state.engine.ledger.save() }
    }
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
      try OfficeFailure.auditing {
        try state.engine.ledger.save()
        return try state.engine.ledger.audit(
          current: state.engine.current, books: state.engine.pinned)
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
