package import HaopaiDomain
package import HaopaiProgram

/// Where a city's ledger is kept for good, and what the ledger does not hold is found again.
///
/// One ledger writes to a store at a time. What cannot be read is missing to the step that asks for
/// it, and nothing is saved after that: the store keeps the failure for the next `save` or `check`.
///
/// A ledger may read while another thread saves: a case, a counter, an entry and an opening that the rows
/// leave as they are are found at once, whatever the disk does.
package protocol LedgerStore: AnyObject, Sendable {
  /// Makes the digests that keys are known by here.
  var keys: KeyDigester { get }
  func caseState(_ number: CaseNumber) -> CaseState?
  /// What was handed out cannot be true, and counts as what cannot be read.
  /// - Parameter detail: what it was, for whoever looks into it.
  func distrust(_ detail: String)
  /// What cases that are over have used of a counter: what others have used, their receipts show.
  /// - Parameter key: of a `CounterKey`.
  func used(_ key: KeyDigest) -> Int64?
  /// - Parameter key: of a `RegisterKey`.
  func entry(_ key: KeyDigest) -> RegisterEntryState?
  func opening(_ key: KeyDigest) -> RecordedOpening?
  /// All of the journal, in its order.
  func journalRecords() throws(StoreFailure) -> [JournalRecord]
  /// All that is kept beside cases and journal: of counters, what cases that are over have used.
  func tables() throws(StoreFailure) -> StoredTables
  /// What the city has published.
  func publications() throws(StoreFailure) -> Publications
  /// Whether anybody else may have published since `publications` was asked; cheap. What cannot be
  /// told is no.
  func hasNews() -> Bool
  /// Keeps all rows or none; what was kept is there after any crash.
  ///
  /// What others published meanwhile begins with the rows' clock, for their steps knew nothing of it;
  /// what they withdrew meanwhile stays, if it was in force by then.
  func save(_ rows: UnsavedRows) throws(StoreFailure)
  /// Puts what is left of erased cases in place of all that was kept of them, or changes nothing. What
  /// was there may still lie in parts of the store that nothing refers to, until `scrub`.
  func erase(_ rows: ErasedRows) throws(StoreFailure)
  /// Leaves nothing that was erased, now or earlier, in the store's files.
  /// - Returns: false while somebody reads the store and needs what was there; it is to be called again.
  func scrub() throws(StoreFailure) -> Bool
  /// Says whether anything could not be read since the store was opened: what was made of it is not
  /// true.
  func check() throws(StoreFailure)
  /// Looks at all of the store, also at what neither journal nor tables tell of.
  func examine() throws(StoreFailure)
}

/// Why a store is of no more use until it is opened again; nothing that was not saved is kept.
package struct StoreFailure: Error, Hashable, Sendable {
  /// kebab-case, stable.
  package let code: String
  /// For a person: what is wrong, and what may be done.
  package let text: BilingualText
  /// In the store's own words.
  package let detail: String

  package init(code: String, text: BilingualText, detail: String) {
    self.code = code
    self.text = text
    self.detail = detail
  }

  /// Of a store that is not what was written, or contradicts itself.
  package static func damaged(_ detail: String) -> StoreFailure {
    StoreFailure(
      code: "database-damaged",
      text: BilingualText(zh: "数据库已损坏；请用备份恢复", en: "the database is damaged; go back to a backup"),
      detail: detail)
  }
}

/// Where the cities of an office are kept: one ledger each.
package protocol CityArchive: Sendable {
  /// Whether nothing can be saved: what it holds is looked at.
  var isReadOnly: Bool { get }
  /// Finds a city, or makes a place for it.
  /// - Parameters:
  ///   - first: published from the beginning on where the city is not there yet.
  ///   - start: where the clock of a city begins that is not there yet.
  /// - Returns: nil for a city that is not there, and has no first rules or cannot be made.
  func open(
    city: String, first: StoredBook?, from start: Instant
  ) throws(StoreFailure) -> ArchivedCity?
  /// What a city has published, and the latest instant that anybody was told of; nil for one that is
  /// not there.
  func standing(of city: String) throws(StoreFailure) -> CityStanding?
  /// The cases of a city that have not come to their end, or hold numbers there; none for one that is not
  /// there.
  func liveCases(of city: String) throws(StoreFailure) -> [CaseState]
  /// Published rules as files; nil for unknown ones.
  func book(_ hash: ContentHash, of city: String) throws(StoreFailure) -> StoredBook?
  /// Publishes rules from an instant on, all of it or nothing, as `Publications.change` says. A city
  /// that is not there is made, its clock at the instant.
  /// - Parameter known: what the city was seen to have published.
  /// - Returns: false where something else is published by now, or the clock is past the instant.
  func publish(
    _ book: StoredBook, for city: String, from instant: Instant, after known: Publications
  ) throws(StoreFailure) -> Bool
}

/// What a city has published, and how far it has come.
package struct CityStanding: Hashable, Sendable {
  package var publications: Publications
  /// The latest instant that anybody was told of.
  package var clock: Instant

  package init(publications: Publications, clock: Instant) {
    self.publications = publications
    self.clock = clock
  }
}

/// A city as an archive hands it out.
package struct ArchivedCity: Sendable {
  package var store: any LedgerStore
  package var city: StoredCity

  package init(store: any LedgerStore, city: StoredCity) {
    self.store = store
    self.city = city
  }
}

/// Where an office keeps its cases; a store's library makes it.
public struct OfficeArchive: Sendable {
  package let archive: any CityArchive

  package init(_ archive: some CityArchive) { self.archive = archive }
}
