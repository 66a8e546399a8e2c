import HaopaiRules

/// The files below a root, found and not read yet.
package struct RuleFileList {
  private let root: String
  private let found: [RuleFolder.File]
  private let unreadable: [(path: String, obstacle: RuleFolder.Obstacle)]

  /// The folders below the root that are searched.
  package static let folders = RuleBookFiles.folders

  package init(root: String) throws(RuleFilesFailure) {
    var folder = RuleFolder(below: root, limit: RuleBook.maximumFiles)
    var isThereAny = false
    for name in Self.folders.sorted() {
      guard let isListed = folder.find(in: name) else { continue }
      guard isListed else { throw RuleFilesFailure(code: .unreadable, path: name) }
      isThereAny = true
    }
    guard isThereAny else { throw RuleFilesFailure(code: .noRules, path: root) }
    folder.followLinks()
    guard !folder.isOverLimit else { throw RuleFilesFailure(code: .tooManyFiles, path: root) }
    self.root = root
    found = folder.files
    unreadable = folder.unreadable
  }

  /// Of all files, those that cannot be read included, in their order.
  package var paths: [String] { (found.map(\.path) + unreadable.map(\.path)).sorted() }

  /// Loads all files.
  package func load() -> LoadedRules {
    let contents = RuleFolder.read(found.map(\.path), below: root)
    return RuleBook.load(
      files: contents.files, unreadable: unreadable + contents.unreadable)
  }

  /// Loads as much as some files need for everything that is wrong with them to be found; what is
  /// found in others is not all.
  package func load(for chosen: [String]) -> LoadedRules {
    let isChosen = Set(chosen).contains
    guard chosen.allSatisfy({ RuleFolder.File($0)?.isCity == true }) else { return load() }
    let own = RuleFolder.read(paths { isChosen($0.path) }, below: root)
    guard let scope = CityScope(own.files.map(\.bytes)) else { return load() }
    let others = RuleFolder.reading(
      paths { $0.isCity && !isChosen($0.path) }, below: root, where: scope.mayConcern)
    let rules = RuleFolder.read(paths { $0.isRules }, below: root)
    let unreadable =
      (unreadable + own.unreadable + rules.unreadable)
      .filter { isChosen($0.path) || !$0.path.hasPrefix("cities/") }
    // Most files are as they should be, and most rules, too; and no other city has a say.
    let idle = scope.idleBusinesses(among: rules.files.map { $0.bytes[...] })
    let named = Set(rules.files.indices).subtracting(idle.map { $0.file }).sorted()
    let alone = RuleBook.load(
      files: own.files + named.map { rules.files[$0] }, unreadable: unreadable,
      extent: .valuesOfCities(besides: Set(idle.map { $0.name })))
    let concerned = others().files
    if alone.findings.isEmpty, concerned.isEmpty { return alone }
    let files = own.files + concerned + rules.files
    if alone.findings.isEmpty {
      let all = RuleBook.load(files: files, unreadable: unreadable, extent: .valuesOfCities())
      if all.findings.isEmpty { return all }
    }
    return RuleBook.load(files: files, unreadable: unreadable, extent: .cities)
  }

  func files() -> [(path: String, bytes: [UInt8])] {
    RuleFolder.read(found.map(\.path), below: root).files
  }

  private func paths(where isWanted: (RuleFolder.File) -> Bool) -> [String] {
    found.filter(isWanted).map(\.path)
  }
}

extension RuleFolder.File {
  fileprivate var isCity: Bool { role == .rules && path.hasPrefix("cities/") }

  /// Whether it is read for every city.
  fileprivate var isRules: Bool { role != .scenarios && !path.hasPrefix("cities/") }
}
