import Foundation
import HaopaiRules

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What lies below the folders of a rule book. Nothing that lies there hides anything else: what
/// cannot be read is listed with its cause.
///
/// Links are followed, to folders too. Every folder is read once, by the path without links where it
/// has one; whatever leads to it again is an obstacle, so that no loop of links is endless.
struct RuleFolder {
  enum Obstacle: Error, Hashable {
    case folder, danglingLink, readAlready, notAFile, notPermitted, badName, failed
  }

  private(set) var files: [(path: String, bytes: [UInt8])] = []
  private(set) var unreadable: [(path: String, obstacle: Obstacle)] = []

  private var pending: [Pending] = []
  private let root: String
  private let limit: Int
  private var links: [[UInt8]] = []
  private var entered: Set<Identity> = []
  private static let maximumSize = 1 << 20

  /// A file that is there, and was not opened yet.
  private struct Pending: Sendable {
    let path: String
    let absolute: [CChar]
    let size: Int
  }

  private struct Identity: Hashable {
    let device: UInt64
    let node: UInt64
  }

  /// Starts empty.
  /// - Parameter limit: of files, and of folders.
  init(below root: String, limit: Int) {
    self.root = root
    self.limit = limit
  }

  /// Whether there is more than is read.
  var isOverLimit: Bool { pending.count + unreadable.count > limit || entered.count > limit }

  /// Of what was found.
  var paths: [String] { pending.map(\.path) + unreadable.map(\.path) }

  /// Finds the files of a folder, links to folders aside; false where it cannot be listed.
  mutating func find(in folder: String) -> Bool { list(Array(folder.utf8)) }

  /// Finds the files of folders that links lead to, once all others are found.
  mutating func followLinks() {
    var next = 0
    while next < links.count, !isOverLimit {
      enter(links[next], isReported: false)
      next += 1
    }
  }

  /// Reads the files that were found.
  /// - Parameter isWanted: by path.
  mutating func read(where isWanted: (String) -> Bool = { _ in true }) {
    pending = pending.filter { isWanted($0.path) }
    pending.sort { $0.path < $1.path }
    let contents = pending.concurrentMap { Self.read($0) }
    for (file, content) in zip(pending, contents) {
      switch content {
      case .success(let bytes): files.append((file.path, bytes))
      case .failure(let obstacle): unreadable.append((file.path, obstacle))
      }
    }
    pending = []
  }

  /// - Parameter isReported: whether the folder has a finding in any case, for its name.
  private mutating func enter(_ folder: [UInt8], isReported: Bool) {
    let isKnown = identity(of: folder).map(entered.contains) ?? false
    guard isKnown || !list(folder), !isReported else { return }
    let text = String(decoding: folder, as: UTF8.self)
    unreadable.append((text, isKnown ? .readAlready : .notPermitted))
  }

  /// - Parameter folder: relative to the root, as bytes: a name need not be text.
  private mutating func list(_ folder: [UInt8]) -> Bool {
    guard let names = Self.names(in: absolute(folder)) else { return false }
    if let identity = identity(of: folder) { entered.insert(identity) }
    for name in names where !isOverLimit { take(folder + [UInt8(ascii: "/")] + name) }
    return true
  }

  private mutating func take(_ path: [UInt8]) {
    let text = String(decoding: path, as: UTF8.self)
    let isRule = RuleBookFiles.role(of: text) != nil
    let own = Self.status(of: absolute(path), followingLinks: false)
    let isLink = own.map { $0.st_mode & S_IFMT == S_IFLNK } ?? false
    let target = isLink ? Self.status(of: absolute(path), followingLinks: true) : own
    let isFolder = target.map(Self.isFolder) ?? false
    guard String(validating: path, as: UTF8.self) != nil else {
      if isRule || isFolder { unreadable.append((text, .badName)) }
      return
    }
    if isRule { find(text, absolute(path), target) }
    guard isFolder || isLink, Self.isSearched(text) else { return }
    if isFolder, isLink {
      if !isRule { links.append(path) }
    } else if isFolder {
      enter(path, isReported: isRule)
    } else if isLink, target == nil, !isRule, Self.isNamedLikeFolder(path) {
      unreadable.append((text, .danglingLink))
    }
  }

  private static func isNamedLikeFolder(_ path: [UInt8]) -> Bool {
    !path.reversed().prefix { $0 != UInt8(ascii: "/") }.contains(UInt8(ascii: "."))
  }

  private func identity(of folder: [UInt8]) -> Identity? {
    Self.status(of: absolute(folder), followingLinks: true).map { status in
      Identity(
        device: UInt64(truncatingIfNeeded: status.st_dev),
        node: UInt64(truncatingIfNeeded: status.st_ino))
    }
  }

  /// Whether files below a folder can be rules.
  private static func isSearched(_ folder: String) -> Bool {
    RuleBookFiles.role(of: folder + "/any.yaml") != nil
  }

  /// - Parameter status: of the file, or of what a link leads to; nil where it leads to nothing.
  private mutating func find(_ path: String, _ absolute: [CChar], _ status: stat?) {
    guard let status else {
      unreadable.append((path, errno == ENOENT || errno == ELOOP ? .danglingLink : .notPermitted))
      return
    }
    // Opening a pipe would wait for somebody to write.
    guard status.st_mode & S_IFMT == S_IFREG else {
      unreadable.append((path, Self.isFolder(status) ? .folder : .notAFile))
      return
    }
    pending.append(Pending(path: path, absolute: absolute, size: Int(status.st_size)))
  }

  private static func read(_ file: Pending) -> Result<[UInt8], Obstacle> {
    let descriptor = open(file.absolute, O_RDONLY | O_NONBLOCK)
    guard descriptor >= 0 else {
      return .failure(errno == EACCES ? .notPermitted : .failed)
    }
    defer { close(descriptor) }
    return bytes(of: descriptor, expected: file.size).map { .success($0) } ?? .failure(.failed)
  }

  /// At most one byte more than a rule file may have, so that an endless file ends.
  private static func bytes(of descriptor: Int32, expected: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var isOver = false
    while bytes.count <= maximumSize, !isOver {
      // One more than there should be tells the end at once.
      let wanted = min(max(expected + 1 - bytes.count, 1 << 12), maximumSize + 1 - bytes.count)
      var failed = false
      let part = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        let number = systemRead(descriptor, buffer.baseAddress, wanted)
        failed = number < 0
        count = max(0, number)
      }
      if failed { return nil }
      isOver = part.isEmpty
      if bytes.isEmpty { bytes = part } else { bytes += part }
    }
    return bytes
  }

  /// Sorted, without those that editors leave behind; nil where the folder cannot be listed.
  private static func names(in folder: [CChar]) -> [[UInt8]]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name.first != UInt8(ascii: ".") { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func status(of path: [CChar], followingLinks: Bool) -> stat? {
    var status = stat()
    let result = followingLinks ? stat(path, &status) : lstat(path, &status)
    return result == 0 ? status : nil
  }

  private static func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }

  private func absolute(_ path: [UInt8]) -> [CChar] {
    (Array((root + "/").utf8) + path + [0]).map { CChar(bitPattern: $0) }
  }
}

// The method above has the same name as the system's function.
private let systemRead = read
