/// Why the files of a rule book could not be read at all.
public struct RuleFilesFailure: Error, Hashable, Sendable {
  /// The kind of failure; more may come.
  public struct Code: Hashable, Sendable {
    enum Kind: Hashable { case noRules, unreadable, tooManyFiles }

    let kind: Kind

    /// The root holds neither `rules/` nor `cities/`.
    public static let noRules = Code(kind: .noRules)
    /// `rules/` or `cities/` is there but is no folder, or cannot be listed.
    public static let unreadable = Code(kind: .unreadable)
    /// More files than a rule book can have, or more folders.
    public static let tooManyFiles = Code(kind: .tooManyFiles)
  }

  /// What kind of failure it is.
  public let code: Code
  /// The file or folder, relative to the root: the one that cannot be read, the first that was too
  /// many; for `noRules` the root itself.
  public let path: String
}

extension RuleBook {
  /// The most files that are read, and the most folders.
  public static let maximumFiles = 20_000

  /// Loads `rules/` and `cities/` below a folder. Links are followed, to files and to folders; each
  /// folder is read once.
  /// - Throws: `RuleFilesFailure` when there is nothing to read, or a whole folder cannot be listed.
  ///   What is wrong with files, unreadable ones included, is in the findings.
  public static func load(root: String) throws(RuleFilesFailure) -> LoadedRules {
    try RuleFileList(root: root).load()
  }

  /// The YAML files of a rule book with their paths relative to the root. What cannot be read is
  /// left out; `load(root:)` reports it. Of a file over one mebibyte only the beginning is read,
  /// enough to refuse it.
  /// - Throws: `RuleFilesFailure` when there is nothing to read, or a whole folder cannot be listed.
  public static func files(
    root: String
  ) throws(RuleFilesFailure) -> [(path: String, bytes: [UInt8])] {
    try RuleFileList(root: root).files()
  }
}
