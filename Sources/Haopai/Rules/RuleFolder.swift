import HaopaiRules

/// What lies below the folders of a rule book. Nothing that lies there hides anything else: what
/// cannot be read is listed with its cause.
///
/// Links are followed, to folders too. Every folder is read once, by the path without links where it
/// has one; whatever leads to it again is an obstacle, so that no loop of links is endless.
struct RuleFolder: Sendable {
  enum Obstacle: Error, Hashable {
    case folder, danglingLink, readAlready, notAFile, notPermitted, badName, failed
  }

  /// What was read of some files.
  struct Contents: Sendable {
    var files: [(path: String, bytes: [UInt8])] = []
    var unreadable: [(path: String, obstacle: Obstacle)] = []
  }

  /// A file that is there, and was not opened yet.
  struct File: Sendable {
    let path: String
    let role: RuleBookFiles.Role

    /// Nil for a path at which no rule file can lie.
    init?(_ path: String) {
      guard let role = RuleBookFiles.role(of: path) else { return nil }
      self.path = path
      self.role = role
    }
  }

  private(set) var files: [File] = []
  private(set) var unreadable: [(path: String, obstacle: Obstacle)] = []

  private let root: String
  private let limit: Int
  private var links: [[UInt8]] = []
  private var entered: Set<FolderIdentity> = []
  private static let maximumSize = 1 << 20

  /// Starts empty.
  /// - Parameter limit: of files, and of folders.
  init(below root: String, limit: Int) {
    self.root = root
    self.limit = limit
  }

  /// Whether there is more than is read.
  var isOverLimit: Bool { files.count + unreadable.count > limit || entered.count > limit }

  // MARK: - Finding

  /// Finds the files of a folder, links to folders aside.
  /// - Returns: false where it is there and cannot be listed, nil where there is none.
  mutating func find(in folder: String) -> Bool? {
    let path = Array(folder.utf8)
    return FolderEntry.isThere(absolute(path)) ? list(path) : nil
  }

  /// Finds the files of folders that links lead to, once all others are found.
  mutating func followLinks() {
    var next = 0
    while next < links.count, !isOverLimit {
      enter(links[next], isReported: false)
      next += 1
    }
    files.sort { $0.path < $1.path }
  }

  /// - Parameter isReported: whether the folder has a finding in any case, for its name.
  private mutating func enter(_ folder: [UInt8], isReported: Bool) {
    let isKnown = PathTarget(absolute(folder)).identity.map(entered.contains) ?? false
    guard isKnown || !list(folder), !isReported else { return }
    let text = String(decoding: folder, as: UTF8.self)
    unreadable.append((text, isKnown ? .readAlready : .notPermitted))
  }

  /// - Parameter folder: relative to the root, as bytes: a name need not be text.
  private mutating func list(_ folder: [UInt8]) -> Bool {
    guard let found = FolderEntry.all(in: absolute(folder)) else { return false }
    if let identity = PathTarget(absolute(folder)).identity { entered.insert(identity) }
    for entry in found where !isOverLimit {
      take(folder + [UInt8(ascii: "/")] + entry.name, entry.kind)
    }
    return true
  }

  private mutating func take(_ path: [UInt8], _ kind: FolderEntry.Kind) {
    let valid = String(validating: path, as: UTF8.self)
    let text = valid ?? String(decoding: path, as: UTF8.self)
    let file = File(text)
    let isRule = file != nil
    let isLink = kind == .link
    let target = isLink ? PathTarget(absolute(path)) : nil
    let isFolder = (target?.kind ?? kind) == .folder
    guard valid != nil else {
      if isRule || isFolder { unreadable.append((text, .badName)) }
      return
    }
    if let file { take(file, target?.kind ?? kind, target) }
    guard isFolder || isLink, Self.isSearched(text) else { return }
    if isFolder, isLink {
      if !isRule { links.append(path) }
    } else if isFolder {
      enter(path, isReported: isRule)
    } else if case .found? = target {
      return
    } else if !isRule, Self.isNamedLikeFolder(path) {
      unreadable.append((text, .danglingLink))
    }
  }

  /// - Parameter target: of a link.
  private mutating func take(
    _ file: File, _ kind: FolderEntry.Kind, _ target: PathTarget?
  ) {
    switch (target, kind) {
    case (.nothing?, _): unreadable.append((file.path, .danglingLink))
    case (.notPermitted?, _): unreadable.append((file.path, .notPermitted))
    case (_, .folder): unreadable.append((file.path, .folder))
    case (_, .file): files.append(file)
    // Opening a pipe would wait for somebody to write.
    case (_, .other), (_, .link): unreadable.append((file.path, .notAFile))
    }
  }

  private static func isNamedLikeFolder(_ path: [UInt8]) -> Bool {
    !path.reversed().prefix { $0 != UInt8(ascii: "/") }.contains(UInt8(ascii: "."))
  }

  /// Whether files below a folder can be rules.
  private static func isSearched(_ folder: String) -> Bool {
    RuleBookFiles.role(of: folder + "/any.yaml") != nil
  }

  private func absolute(_ path: [UInt8]) -> [CChar] {
    (Array((root + "/").utf8) + path + [0]).map { CChar(bitPattern: $0) }
  }

  // MARK: - Reading

  /// Reads files below a root, on all cores.
  static func read(_ paths: [String], below root: String) -> Contents {
    let read = paths.concurrentMap(
      with: { FileReader(limit: maximumSize) }, { $0.contents(of: $1, below: root) { _ in true } })
    return contents(of: paths, read)
  }

  /// Reads files below a root beside what the caller does until it wants them.
  /// - Parameter isWanted: whether a file with these bytes is kept.
  static func reading(
    _ paths: [String], below root: String,
    where isWanted: @escaping @Sendable (ArraySlice<UInt8>) -> Bool
  ) -> () -> Contents {
    let reading = WorkBeside(
      paths, with: { FileReader(limit: maximumSize) },
      { $0.contents(of: $1, below: root, where: isWanted) })
    return { contents(of: paths, reading.results()) }
  }

  private static func contents(
    of paths: [String], _ read: [Result<[UInt8]?, FileReader.Failure>]
  ) -> Contents {
    var contents = Contents()
    for (path, result) in zip(paths, read) {
      switch result {
      case .success(let bytes?): contents.files.append((path, bytes))
      case .success(nil): continue
      case .failure(.notPermitted): contents.unreadable.append((path, .notPermitted))
      case .failure(.failed): contents.unreadable.append((path, .failed))
      }
    }
    return contents
  }
}

extension FileReader {
  /// Nil for a file that is not wanted.
  fileprivate mutating func contents(
    of path: String, below root: String, where isWanted: (ArraySlice<UInt8>) -> Bool
  ) -> Result<[UInt8]?, Failure> {
    Result { () throws(Failure) in
      try read(root + "/" + path) { isWanted($0) ? Array($0) : nil }
    }
  }
}
