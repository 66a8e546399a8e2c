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

  private static let rowVersion: UInt64 = 2
  /// From here on a row says what its files hash to: rules that still read well may not be those that
  /// were kept, and the book's own hash is not over all of them.
  private static let digestVersion: UInt64 = 2

  private var digest: ContentHash {
    ContentHash(files: files.map { ($0.path, ContentHash(of: $0.bytes)) })
  }

  /// The files as a store keeps them, under the hash.
  package var row: [UInt8] {
    var row: [UInt8] = []
    row.write(Self.rowVersion)
    row.write(digest)
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
    let version = try reader.version(upTo: Self.rowVersion)
    let digest = version >= Self.digestVersion ? try reader.hash() : nil
    self.hash = hash
    files = try reader.list { reader throws(RecordFailure) in
      File(path: try reader.text(), bytes: Array(try reader.bytes(reader.count())))
    }
    guard reader.isAtEnd else { throw .length }
    guard digest.map({ $0 == self.digest }) ?? true else { throw .malformed }
  }
}
