public import HaopaiDiagnostics
public import HaopaiDomain
package import HaopaiProgram
package import HaopaiRules

/// The rules of one or more cities, read, checked and compiled. Immutable; share it freely.
///
///     let loaded = try RuleBook.load(root: "/srv/rules")
///     guard let book = loaded.book else { return loaded.findings }
public struct RuleBook: Sendable {
  package let rules: HaopaiRules.RuleBook

  /// Ids of the cities that loaded without an error, in alphabetical order.
  public var cities: [String] { rules.cities }

  /// The name of a city; nil for one that is not in the book.
  public func name(ofCity city: String) -> BilingualText? { rules.title(of: city) }

  /// What can be applied for in a city, by id, with its title; empty for one that is not in the
  /// book.
  public func businesses(ofCity city: String) -> [(id: String, title: BilingualText)] {
    rules.compiled(city)?.programs.map { ($0.workflow.name, $0.workflow.title) } ?? []
  }

  /// The SHA-256, in hexadecimal, over the files a city's rules are made of. Two books with the same
  /// hash mean the same. Nil for a city that is not in the book.
  public func hash(ofCity city: String) -> String? { rules.compiled(city)?.hash.description }

  package func compiled(city: String) -> CompiledBook? { rules.compiled(city) }
}

/// What came of reading rule files.
public struct LoadedRules: Sendable {
  /// Nil when no city could be loaded.
  public let book: RuleBook?
  /// Everything that is wrong, in the order of files and places.
  public let findings: [Finding]
  /// The files, for showing findings; also a folder, without bytes, where a finding is about it.
  public let sources: [SourceText]
  /// Those among the files of which nothing could be read; each has its finding.
  package let unreadable: Set<SourceText.ID>
  /// Those among the files of which a finding hides the rest.
  package let cutShort: Set<SourceText.ID>
  /// Those among the files that are folders in truth.
  package let folders: Set<SourceText.ID>
  /// What was read of the files. Whoever lets go of it waits until all of it is gone.
  let read: [RuleFile]

  /// Whether there is no error among the findings.
  public var isClean: Bool { !findings.contains { $0.severity == .error } }
}

extension RuleBook {
  /// Loads rules from bytes.
  ///
  /// Never fails: what is wrong with the files is in the findings. Time grows with the size of the
  /// files; a file over one mebibyte is refused unread.
  /// - Parameter files: paths, relative to a root that holds `rules/` and `cities/`, with bytes.
  public static func load(files: [(path: String, bytes: [UInt8])]) -> LoadedRules {
    load(files: files, unreadable: [])
  }

  /// - Parameter unreadable: names that should be rule files' but could not be read.
  static func load(
    files: [(path: String, bytes: [UInt8])],
    unreadable: [(path: String, obstacle: RuleFolder.Obstacle)], extent: CheckExtent = .all
  ) -> LoadedRules {
    typealias Entry = (path: String, bytes: [UInt8], obstacle: RuleFolder.Obstacle?)
    let known = files.map { Entry(path: $0.path, bytes: $0.bytes, obstacle: nil) }
    let unknown = unreadable.map { Entry(path: $0.path, bytes: [], obstacle: $0.obstacle) }
    let entries = (known + unknown).sorted { $0.path < $1.path }
    // The folders come before whatever they hold, as their paths do.
    let cities = SourceText(id: SourceText.ID(0), path: "cities", bytes: [])
    let rules = SourceText(id: SourceText.ID(1), path: "rules", bytes: [])
    var sources: [SourceText] = []
    var obstacles: [Finding] = []
    for (index, file) in entries.enumerated() {
      let source = SourceText(id: SourceText.ID(index + 2), path: file.path, bytes: file.bytes)
      sources.append(source)
      if let obstacle = file.obstacle { obstacles.append(.unreadable(source, obstacle)) }
    }
    var findings = FindingCollector()
    var read: [RuleFile] = []
    let book = HaopaiRules.RuleBook.load(
      sources, unreadable: obstacles, folders: FolderPlaces(rules: rules, cities: cities),
      extent: extent, keeping: { read = $0 }, into: &findings)
    let mentioned = Set(findings.findings.map(\.span.file))
    let folders = [cities, rules].filter { mentioned.contains($0.id) }
    return LoadedRules(
      book: book.map(RuleBook.init), findings: findings.sorted(), sources: folders + sources,
      unreadable: Set(obstacles.map(\.span.file)), cutShort: findings.filesCutShort,
      folders: Set(folders.map(\.id)), read: read)
  }
}
