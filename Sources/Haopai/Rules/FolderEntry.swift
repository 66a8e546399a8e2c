#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What stands behind a name in a folder.
struct FolderEntry {
  enum Kind {
    case file, folder, link
    /// A pipe, a socket or a device.
    case other

    init(_ mode: mode_t) {
      switch mode & S_IFMT {
      case S_IFREG: self = .file
      case S_IFDIR: self = .folder
      case S_IFLNK: self = .link
      default: self = .other
      }
    }
  }

  /// As bytes: a name need not be text.
  let name: [UInt8]
  /// Of the name itself, where it is a link.
  let kind: Kind

  /// Sorted by name, without those that editors leave behind; nil where the folder cannot be listed.
  /// - Parameter path: ends with a zero byte, like all paths here.
  static func all(in path: [CChar]) -> [FolderEntry]? {
    guard let stream = opendir(path) else { return nil }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        let start = UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)
        return Array(UnsafeRawBufferPointer(start: start, count: strlen(start)))
      }
      if name.first == UInt8(ascii: ".") { continue }
      let kind = kind(told: entry.pointee.d_type, path, name)
      entries.append(FolderEntry(name: name, kind: kind))
    }
    return entries.sorted { isBefore($0.name, $1.name) }
  }

  /// In the order of bytes.
  private static func isBefore(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let order = memcmp(left, right, min(left.count, right.count))
    return order != 0 ? order < 0 : left.count < right.count
  }

  /// A link to nothing is there, too.
  static func isThere(_ path: [CChar]) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Most file systems tell the kind with the name; the others are asked.
  private static func kind(told type: UInt8, _ folder: [CChar], _ name: [UInt8]) -> Kind {
    switch Int(type) {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_LNK): return .link
    case Int(DT_UNKNOWN):
      var status = stat()
      let slash = CChar(bitPattern: UInt8(ascii: "/"))
      let path = folder.dropLast() + [slash] + name.map(CChar.init(bitPattern:)) + [0]
      return lstat(path, &status) == 0 ? Kind(status.st_mode) : .other
    default: return .other
    }
  }
}

/// What a path leads to, behind all links.
enum PathTarget {
  case found(FolderEntry.Kind, FolderIdentity)
  case nothing
  case notPermitted

  init(_ path: [CChar]) {
    var status = stat()
    if stat(path, &status) == 0 {
      let identity = FolderIdentity(
        device: UInt64(truncatingIfNeeded: status.st_dev),
        node: UInt64(truncatingIfNeeded: status.st_ino))
      self = .found(FolderEntry.Kind(status.st_mode), identity)
    } else {
      self = [ENOENT, ENOTDIR, ELOOP].contains(errno) ? .nothing : .notPermitted
    }
  }

  var kind: FolderEntry.Kind? {
    if case .found(let kind, _) = self { kind } else { nil }
  }

  var identity: FolderIdentity? {
    if case .found(_, let identity) = self { identity } else { nil }
  }
}

/// The same for all paths that lead to one folder.
struct FolderIdentity: Hashable {
  let device: UInt64
  let node: UInt64
}
