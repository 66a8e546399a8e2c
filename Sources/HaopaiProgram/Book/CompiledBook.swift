package import HaopaiDomain

/// Everything that the engine needs to serve one city: immutable, shared, identified by the hash
/// over the files it came from.
package final class CompiledBook: Sendable {
  /// Of the meaning that the engine gives to a book; a journal names it.
  package static let semanticsVersion: UInt32 = 1

  package let hash: ContentHash
  package let city: String
  package let title: BilingualText
  package let applicant: ApplicantDeclaration
  /// The cases of the enumeration `plate_kind`, in its order.
  package let plateKinds: Enumeration
  /// By plate kind; nil where the city has released none.
  package let pools: [PoolLayout?]
  /// How long a claimed number that comes back stays out of the pool.
  package let returnDelay: TimeSpan
  package let calendar: WorkCalendar
  package let windows: [ServiceWindows]
  /// Of each of the windows, `everyDay`: plain values, at hand for every command.
  package let dailyWindows: [Range<Int>?]
  package let programs: [WorkflowProgram]
  /// By the hash of an older book, for each of its workflows.
  private let translations: [ContentHash: [WorkflowTranslation]]

  package init(
    hash: ContentHash, city: String, title: BilingualText, applicant: ApplicantDeclaration,
    plateKinds: Enumeration, pools: [PoolLayout?], returnDelay: TimeSpan, calendar: WorkCalendar,
    windows: [ServiceWindows], workflows: [Workflow]
  ) {
    self.hash = hash
    self.city = city
    self.title = title
    self.applicant = applicant
    self.plateKinds = plateKinds
    self.pools = pools
    self.returnDelay = returnDelay
    self.calendar = calendar
    self.windows = windows
    dailyWindows = windows.map(\.everyDay)
    programs = workflows.map(WorkflowProgram.init)
    translations = [:]
  }

  private init(_ book: CompiledBook, translations: [ContentHash: [WorkflowTranslation]]) {
    hash = book.hash
    city = book.city
    title = book.title
    applicant = book.applicant
    plateKinds = book.plateKinds
    pools = book.pools
    returnDelay = book.returnDelay
    calendar = book.calendar
    windows = book.windows
    dailyWindows = book.dailyWindows
    programs = book.programs
    self.translations = translations
  }

  /// This book with what it says to cases of older ones at hand, so that no step works it out.
  package func knowing(_ older: [CompiledBook]) -> CompiledBook {
    guard !older.isEmpty else { return self }
    var translations = translations
    for book in older where book.hash != hash {
      translations[book.hash] = book.programs.indices.map {
        WorkflowTranslation($0, of: book, into: self)
      }
    }
    return CompiledBook(self, translations: translations)
  }

  /// What this book, which is in force, says to a business of the book that a case is pinned to;
  /// nil where the two are one.
  package func translation(of workflow: Int, from pinned: CompiledBook) -> WorkflowTranslation? {
    guard pinned !== self, pinned.hash != hash else { return nil }
    return translations[pinned.hash]?[workflow]
      ?? WorkflowTranslation(workflow, of: pinned, into: self)
  }

  package func workflow(named name: String) -> Int? {
    programs.firstIndex { $0.workflow.name == name }
  }
}

/// Holds a workflow where steps can share it without copying its tables.
package final class WorkflowProgram: Sendable {
  package let workflow: Workflow

  package init(_ workflow: Workflow) { self.workflow = workflow }
}

/// Who applies: `applicant.id`, `applicant.kind`, `applicant.account`, in this order in a frame's
/// applicant region (the id is its object, the other two are its words).
package struct ApplicantDeclaration: Sendable {
  /// Such as `individual` and `unit`.
  package var kinds: Enumeration
  /// What identifies an applicant of each kind; nil for any identity that is known.
  package var identities: [IdentityKind?]
  /// How the account was made, such as `internet` and `window`.
  package var accounts: Enumeration
  /// Taken where a request names none.
  package var defaultAccount: Int

  package init(
    kinds: Enumeration, identities: [IdentityKind?], accounts: Enumeration, defaultAccount: Int
  ) {
    self.kinds = kinds
    self.identities = identities
    self.accounts = accounts
    self.defaultAccount = defaultAccount
  }
}
