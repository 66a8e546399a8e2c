import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import Synchronization

/// Something wrong with a store, for whoever must find it: without being told so, the store...
package enum Defect: String, Sendable, CaseIterable {
  /// … says that a commit is kept, and keeps nothing of it.
  case answersWithoutKeeping
  /// … keeps a commit only with the next one.
  case keepsLate
  /// … loses a row of a commit.
  case losesCounter, losesTaken, losesReturning, losesMessage, losesOpening, losesCase
  /// … loses what a case has to show for a counter.
  case forgetsReceipts
  /// … erases nothing, or leaves what it erased in its files.
  case keepsErased, keepsResidue
  /// … sets the clock back.
  case losesTime
  /// … says nothing of what it could not read.
  case hidesFailedReads
}

/// What a watched store was asked to keep, and what is to become of it.
final class StoreWatch: Sendable {
  struct State {
    /// The next commit fails so.
    var fault: CommitFault?
    /// What the store holds cannot be read, once it was asked for so often.
    var readsLeft: Int?
    /// What the store holds could not be read.
    var isBroken = false
    /// What was to be kept since somebody asked; nil for nothing.
    var attempt: UnsavedRows?
    /// Commits that were told of as kept and are not.
    var late: UnsavedRows?
    var commits = 0
    var failures = 0
  }

  let defect: Defect?
  let state = Mutex(State())

  init(defect: Defect?) { self.defect = defect }

  /// Commits that failed because they were told to.
  var failures: Int { state.withLock { $0.failures } }

  /// The next commit fails.
  func prepare(_ fault: CommitFault) { state.withLock { $0.fault = fault } }

  /// What was to be kept since the last call.
  func takeAttempt() -> UnsavedRows? {
    state.withLock { state in
      defer { state.attempt = nil }
      return state.attempt
    }
  }

  /// What the commit that is made now is to meet.
  func takeFault() -> CommitFault? {
    state.withLock { state in
      if state.fault != nil { state.failures += 1 }
      defer { state.fault = nil }
      return state.fault
    }
  }

  /// A store that is opened anew has none of the former's faults.
  func beginLife() {
    state.withLock { state in
      state.fault = nil
      state.late = nil
      state.readsLeft = nil
      state.isBroken = false
    }
  }

  /// Nothing can be read any more after some reads.
  func preventReading(after count: Int) { state.withLock { $0.readsLeft = count } }

  /// - Returns: whether something can be read; the store keeps in mind that it could not.
  func mayRead() -> Bool {
    state.withLock { state in
      guard let left = state.readsLeft else { return true }
      state.readsLeft = max(0, left - 1)
      guard left == 0 else { return true }
      if !state.isBroken { state.failures += 1 }
      state.isBroken = true
      return false
    }
  }

  func check() throws(StoreFailure) {
    if state.withLock({ $0.isBroken }) { throw .simulated }
  }
}

extension StoreFailure {
  fileprivate static let simulated = StoreFailure(
    code: "simulated", text: BilingualText(zh: "模拟的故障", en: "a simulated failure"), detail: "")
}

/// An archive whose stores are watched.
struct WatchedArchive: CityArchive {
  let archive: any CityArchive
  let watch: StoreWatch

  var isReadOnly: Bool { archive.isReadOnly }

  func open(
    city: String, first: StoredBook?, from start: Instant
  ) throws(StoreFailure) -> ArchivedCity? {
    var archived = try archive.open(city: city, first: first, from: start)
    if let store = archived?.store { archived?.store = WatchedStore(store, watch) }
    return archived
  }

  func standing(of city: String) throws(StoreFailure) -> CityStanding? {
    try archive.standing(of: city)
  }

  func liveCases(of city: String) throws(StoreFailure) -> [CaseState] {
    try archive.liveCases(of: city)
  }

  func book(_ hash: ContentHash, of city: String) throws(StoreFailure) -> StoredBook? {
    try archive.book(hash, of: city)
  }

  func publish(
    _ book: StoredBook, for city: String, from instant: Instant, after known: Publications
  ) throws(StoreFailure) -> Bool {
    try archive.publish(book, for: city, from: instant, after: known)
  }
}

private final class WatchedStore: LedgerStore {
  private let store: any LedgerStore
  private let watch: StoreWatch

  init(_ store: any LedgerStore, _ watch: StoreWatch) {
    self.store = store
    self.watch = watch
  }

  /// The database's are new with every database; a world has the same every time.
  let keys = KeyDigester(secret: Array("a secret of the simulation".utf8))

  func caseState(_ number: CaseNumber) -> CaseState? {
    watch.mayRead() ? store.caseState(number) : nil
  }

  func distrust(_ detail: String) { store.distrust(detail) }

  func used(_ key: KeyDigest) -> Int64? { watch.mayRead() ? store.used(key) : nil }

  func entry(_ key: KeyDigest) -> RegisterEntryState? {
    watch.mayRead() ? store.entry(key) : nil
  }

  func opening(_ key: KeyDigest) -> RecordedOpening? {
    watch.mayRead() ? store.opening(key) : nil
  }

  func journalRecords() throws(StoreFailure) -> [JournalRecord] {
    try watch.check()
    return try store.journalRecords()
  }

  func tables() throws(StoreFailure) -> StoredTables {
    try watch.check()
    return try store.tables()
  }

  func erase(_ rows: ErasedRows) throws(StoreFailure) {
    try watch.check()
    let fault = watch.takeFault()
    if fault == .refused { throw .simulated }
    if watch.defect != .keepsErased { try store.erase(rows) }
    if fault == .keptUnknown { throw .simulated }
  }

  func scrub() throws(StoreFailure) -> Bool {
    if watch.defect == .keepsResidue { return true }
    return try store.scrub()
  }

  func publications() throws(StoreFailure) -> Publications { try store.publications() }
  func hasNews() -> Bool { store.hasNews() }

  func check() throws(StoreFailure) {
    if watch.defect == .hidesFailedReads { return }
    try watch.check()
    try store.check()
  }

  func examine() throws(StoreFailure) { try store.examine() }

  func save(_ rows: UnsavedRows) throws(StoreFailure) {
    try watch.check()
    let fault = watch.takeFault()
    let kept = watch.state.withLock { state in
      state.attempt = rows
      state.commits += 1
      return watch.defect?.rows(rows, &state) ?? rows
    }
    if fault == .refused { throw .simulated }
    if !kept.records.isEmpty || !kept.delivered.isEmpty { try store.save(kept) }
    if fault == .keptUnknown { throw .simulated }
  }
}

extension Defect {
  /// What of a commit is kept.
  fileprivate func rows(_ rows: UnsavedRows, _ state: inout StoreWatch.State) -> UnsavedRows {
    var rows = rows
    // Now and then, as defects are.
    let isNow = state.commits % 3 == 0
    switch self {
    case .answersWithoutKeeping where isNow: return Self.nothing(of: rows)
    case .keepsLate:
      defer { state.late = rows }
      return state.late ?? Self.nothing(of: rows)
    case .losesCounter: rows.counters = rows.counters.dropLast()
    case .losesTaken: rows.numbers = rows.numbers.dropLast()
    case .losesReturning: rows.returning = []
    case .losesMessage: rows.messages = rows.messages.dropLast()
    case .losesOpening: rows.openings = []
    case .losesCase where isNow && rows.cases.count > 1: rows.cases.removeFirst()
    case .forgetsReceipts: rows.cases = rows.cases.map(Self.withoutReceipts)
    case .losesTime: rows.clock = Instant(milliseconds: rows.clock.milliseconds - 60_000)
    case .answersWithoutKeeping, .losesCase, .keepsErased, .keepsResidue, .hidesFailedReads: break
    }
    return rows
  }

  private static func withoutReceipts(_ row: UnsavedRows.CaseRow) -> UnsavedRows.CaseRow {
    guard let state = try? CaseState(row.number, row: row.row) else { return row }
    var content = state.content
    content.receipts = content.receipts.dropLast()
    var row = row
    row.row = CaseState(content).row
    return row
  }

  private static func nothing(of rows: UnsavedRows) -> UnsavedRows {
    var nothing = rows
    nothing.records = []
    nothing.delivered = []
    return nothing
  }
}
