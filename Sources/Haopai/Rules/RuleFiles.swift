import Foundation
import HaopaiRules

/// Why the files of a rule book could not be read at all.
public struct RuleFilesFailure: Error, Hashable, Sendable {
  /// The kind of failure; more may come.
  public struct Code: Hashable, Sendable {
    enum Kind: Hashable { case noRules, unreadable, tooManyFiles }

    let kind: Kind

    /// The root holds neither `rules/` nor `cities/`.
    public static let noRules = Code(kind: .noRules)
    /// A file or folder is there but cannot be read.
    public static let unreadable = Code(kind: .unreadable)
    /// More files than a rule book can have.
    public static let tooManyFiles = Code(kind: .tooManyFiles)
  }

  /// What kind of failure it is.
  public let code: Code
  /// The file or folder, relative to the root: the one that cannot be read, the first that was too
  /// many; for `noRules` the root itself.
  public let path: String
}

extension RuleBook {
  /// The most files that are read.
  public static let maximumFiles = 20_000

  /// Loads `rules/` and `cities/` below a folder.
  /// - Throws: `RuleFilesFailure` when there is nothing to read, or it cannot be read. What is wrong
  ///   with the files themselves is in the findings.
  public static func load(root: String) throws(RuleFilesFailure) -> LoadedRules {
    load(files: try files(root: root))
  }

  /// The YAML files of a rule book with their paths relative to the root, for `load(files:)`. Of a
  /// file over one mebibyte only the beginning is read, enough to refuse it.
  /// - Throws: `RuleFilesFailure` when there is nothing to read, or it cannot be read.
  public static func files(
    root: String
  ) throws(RuleFilesFailure) -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = []
    var isThere = false
    for folder in ["cities", "rules"] {
      var isFolder: ObjCBool = false
      let path = root + "/" + folder
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
      else { continue }
      isThere = true
      try collect(folder, below: root, into: &files)
    }
    guard isThere else { throw RuleFilesFailure(code: .noRules, path: root) }
    return files
  }

  private static func collect(
    _ folder: String, below root: String, into files: inout [(path: String, bytes: [UInt8])]
  ) throws(RuleFilesFailure) {
    guard let enumerator = FileManager.default.enumerator(atPath: root + "/" + folder) else {
      throw RuleFilesFailure(code: .unreadable, path: folder)
    }
    // Editors leave hidden files behind; what else lies in the folders is not ours either.
    let paths = enumerator.compactMap { $0 as? String }.map { folder + "/" + $0 }
      .filter { RuleBookFiles.role(of: $0) != nil }.sorted()
    for path in paths {
      guard files.count < maximumFiles else {
        throw RuleFilesFailure(code: .tooManyFiles, path: path)
      }
      files.append((path, try bytes(of: path, below: root)))
    }
  }

  /// At most one byte more than a rule file may have, so that an endless file ends. A pipe is no
  /// rule file: opening one would wait for somebody to write.
  private static func bytes(
    of path: String, below root: String
  ) throws(RuleFilesFailure) -> [UInt8] {
    let target = URL(fileURLWithPath: root + "/" + path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    guard attributes?[.type] as? FileAttributeType == .typeRegular,
      let handle = FileHandle(forReadingAtPath: root + "/" + path),
      let data = try? handle.read(upToCount: (1 << 20) + 1) ?? Data()
    else { throw RuleFilesFailure(code: .unreadable, path: path) }
    try? handle.close()
    return Array(data)
  }
}
