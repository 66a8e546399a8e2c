/// Identifies what a set of files says: the SHA-256 over their paths and bytes.
package struct ContentHash: Hashable, Sendable, CustomStringConvertible {
  /// 32 bytes.
  package let bytes: [UInt8]

  /// Nil unless there are 32 bytes, as they stand in a journal.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// The hash over these files, whatever their order: each path and content with its length in
  /// front, so that no two sets of files run together to the same bytes.
  package init(files: [(path: String, bytes: [UInt8])]) {
    var hash = SHA256()
    for file in files.sorted(by: { Array($0.path.utf8).lexicographicallyPrecedes($1.path.utf8) }) {
      hash.update(Self.length(file.path.utf8.count))
      hash.update(file.path.utf8)
      hash.update(Self.length(file.bytes.count))
      hash.update(file.bytes)
    }
    bytes = hash.finish()
  }

  /// 64 lower-case hexadecimal digits.
  package var description: String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  private static func length(_ count: Int) -> [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: count >> $0) }
  }
}
