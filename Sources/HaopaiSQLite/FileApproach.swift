/// How a database comes to its file.
package struct FileApproach: Hashable, Sendable {
  /// SQLite's name for the file system; nil for that of the operating system.
  package var fileSystem: String?
  /// How long to wait for whoever else holds the database, in milliseconds.
  package var patience: Int32

  package init(fileSystem: String? = nil, patience: Int32 = 5_000) {
    self.fileSystem = fileSystem
    self.patience = patience
  }
}
