package import HaopaiDiagnostics
package import HaopaiDomain
package import HaopaiProgram
import HaopaiYAML

/// A word of a national list with what people call it.
package struct NamedTitle: Hashable, Sendable {
  package let name: String
  package let title: BilingualText
}

/// A kind of plate: small cars, small new energy vehicles, …
package struct PlateKind: Hashable, Sendable {
  package let name: String
  package let title: BilingualText
  /// Its code in GA 24.7, two digits.
  package let code: String
  package let patterns: [SerialPattern]
  /// Whether the declaration could be read; otherwise ranges of this kind are not blamed.
  package let isSound: Bool

  var hasEnergyLetter: Bool { patterns.contains { $0.elements.contains(.energyLetter) } }
}

/// What holds in the whole country: the files under `rules/national/`, the nation's own values and
/// the shared counters and registers aside.
package struct NationalRules: Sendable {
  package var plateKinds: [PlateKind] = []
  /// Letters that a serial may hold.
  package var letters = CharacterClassSet.serialLetters
  package var energyLetters = CharacterClassSet.none
  package var applicantKinds: [NamedTitle] = []
  /// What identifies an applicant of each kind; nil where the file does not say.
  package var applicantIdentities: [IdentityKind?] = []
  package var accounts: [NamedTitle] = []
  /// An index of `accounts`.
  package var defaultAccount = 0
  package var calendar = WorkCalendar.unknown
  package var authorities: AuthorityTable?
  /// Holds `plate_kind`, `account_kind` and `applicant_kind`, as far as their files could be read;
  /// declarations add theirs.
  package var enumerations = EnumerationTable()
  /// Kinds of national files that were not among those given.
  package var missing: [RuleFileKind] = []

  package init() {}

  /// Reads the national ones among the files; each kind but the calendars may come once.
  package init(_ files: [RuleFile], _ findings: inout FindingCollector) {
    var seen: [RuleFileKind: RuleFile] = [:]
    let calendars = findings.gather(from: files.filter { $0.kind == .calendar }) {
      CalendarReader.read($0, &$1)
    }.compactMap(\.self)
    for file in files {
      switch file.kind {
      case .plateKinds, .applicants, .authorities:
        if let earlier = seen[file.kind] {
          findings.report(
            .secondFile(file.kind, at: file.subject.keySpan, earlier: earlier.subject.keySpan))
        } else {
          seen[file.kind] = file
        }
      case .calendar, .workflow, .part, .shared, .messages, .nation, .province, .city, .scenario:
        continue
      }
    }
    missing = [.plateKinds, .applicants].filter { seen[$0] == nil }
    calendar = CalendarReader.calendar(of: calendars, &findings)
    read(seen, &findings)
    addEnumerations()
  }

  private mutating func read(
    _ files: [RuleFileKind: RuleFile], _ findings: inout FindingCollector
  ) {
    if let file = files[.plateKinds] { PlateKindReader.read(file, into: &self, &findings) }
    if let file = files[.applicants] { ApplicantReader.read(file, into: &self, &findings) }
    if let file = files[.authorities] {
      authorities = AuthorityTable(file, &findings)
    }
  }

  /// A list whose file is missing or broken is empty, so that a type that names it is still known.
  private mutating func addEnumerations() {
    enumerations.add(
      "plate_kind", cases: plateKinds.map(\.name), titles: plateKinds.map(\.title))
    enumerations.add("account_kind", cases: accounts.map(\.name), titles: accounts.map(\.title))
    enumerations.add(
      "applicant_kind", cases: applicantKinds.map(\.name), titles: applicantKinds.map(\.title))
  }

  /// The index of a plate kind, which is also its ordinal in `plate_kind`.
  package func plateKind(named name: String) -> Int? {
    plateKinds.firstIndex { $0.name == name }
  }
}
