package import HaopaiProgram

/// The rules of a city as files, for the cases that are pinned to them.
package struct StoredBook: Hashable, Sendable {
  package struct File: Hashable, Sendable {
    /// Relative to the root.
    package var path: String
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  package var hash: ContentHash
  package var files: [File]

  package init(hash: ContentHash, files: [File]) {
    self.hash = hash
    self.files = files
  }

  private static let rowVersion: UInt64 = 1

  /// The files as a store keeps them, under the hash.
  package var row: [UInt8] {
    var row: [UInt8] = []
    row.write(Self.rowVersion)
    row.write(files) { row, file in
      row.write(file.path)
      row.write(file.bytes.count)
      row += file.bytes
    }
    return row
  }

  /// - Throws: `RecordFailure` for bytes that are no row of a book.
  package init(hash: ContentHash, row: [UInt8]) throws(RecordFailure) {
    var reader = RecordReader(row[...])
    try reader.version(upTo: Self.rowVersion)
    self.hash = hash
    files = try reader.list { reader throws(RecordFailure) in
      File(path: try reader.text(), bytes: Array(try reader.bytes(reader.count())))
    }
    guard reader.isAtEnd else { throw .length }
  }
}
