import Foundation
import HaopaiRules

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What lies below one folder of a rule book. Nothing that lies there hides anything else: what
/// cannot be read is listed with its cause.
struct RuleFolder {
  enum Obstacle: Hashable {
    case folder, danglingLink, notAFile, notPermitted, badName, failed
  }

  private(set) var files: [(path: String, bytes: [UInt8])] = []
  private(set) var unreadable: [(path: String, obstacle: Obstacle)] = []

  private let root: String
  private static let maximumSize = 1 << 20

  /// Nil where the folder itself cannot be listed.
  init?(_ folder: String, below root: String, limit: Int) {
    self.root = root
    guard list(Array(folder.utf8), limit) else { return nil }
  }

  /// - Parameter folder: relative to the root, as bytes: a name need not be text.
  private mutating func list(_ folder: [UInt8], _ limit: Int) -> Bool {
    guard let names = Self.names(in: absolute(folder)) else { return false }
    for name in names where files.count + unreadable.count <= limit {
      let path = folder + [UInt8(ascii: "/")] + name
      let text = String(decoding: path, as: UTF8.self)
      let isRule = RuleBookFiles.role(of: text) != nil
      guard String(validating: path, as: UTF8.self) != nil else {
        if isRule { unreadable.append((text, .badName)) }
        continue
      }
      let isFolder = Self.status(of: absolute(path), followingLinks: false).map(Self.isFolder)
      if isRule { read(text, absolute(path)) }
      if isFolder == true, Self.isSearched(text), !list(path, limit), !isRule {
        unreadable.append((text, .notPermitted))
      }
    }
    return true
  }

  /// Whether files below a folder can be rules.
  private static func isSearched(_ folder: String) -> Bool {
    RuleBookFiles.role(of: folder + "/any.yaml") != nil
  }

  private mutating func read(_ path: String, _ absolute: [CChar]) {
    guard let status = Self.status(of: absolute, followingLinks: true) else {
      unreadable.append((path, errno == ENOENT || errno == ELOOP ? .danglingLink : .notPermitted))
      return
    }
    // Opening a pipe would wait for somebody to write.
    guard status.st_mode & S_IFMT == S_IFREG else {
      unreadable.append((path, Self.isFolder(status) ? .folder : .notAFile))
      return
    }
    let descriptor = open(absolute, O_RDONLY | O_NONBLOCK)
    guard descriptor >= 0 else {
      unreadable.append((path, errno == EACCES ? .notPermitted : .failed))
      return
    }
    defer { close(descriptor) }
    guard let bytes = Self.bytes(of: descriptor) else {
      unreadable.append((path, .failed))
      return
    }
    files.append((path, bytes))
  }

  /// At most one byte more than a rule file may have, so that an endless file ends.
  private static func bytes(of descriptor: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count <= maximumSize {
      let wanted = min(1 << 16, maximumSize + 1 - bytes.count)
      var failed = false
      let part = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        let number = systemRead(descriptor, buffer.baseAddress, wanted)
        failed = number < 0
        count = max(0, number)
      }
      if failed { return nil }
      if part.isEmpty { break }
      bytes += part
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
