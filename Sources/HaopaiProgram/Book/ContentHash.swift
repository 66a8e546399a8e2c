/// Identifies what a file or a set of files says: the SHA-256 over its bytes, or over the paths and
/// hashes of the files.
package struct ContentHash: Hashable, Sendable, CustomStringConvertible {
  /// The 32 bytes as four big-endian words: compared and hashed at every step.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// Nil unless there are 32 bytes, as they stand in a journal.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    self.init(digest: Array(bytes))
  }

  private init(digest: [UInt8]) {
    func word(_ index: Int) -> UInt64 {
      digest[8 * index..<8 * index + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
    words = (word(0), word(1), word(2), word(3))
  }

  package var bytes: [UInt8] {
    (0..<Self.wordCount).map(word).flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
    }
  }

  package static var wordCount: Int { 4 }

  /// One of its big-endian words, by an index from 0.
  package func word(_ index: Int) -> UInt64 {
    switch index {
    case 0: words.0
    case 1: words.1
    case 2: words.2
    default: words.3
    }
  }

  package static func == (left: ContentHash, right: ContentHash) -> Bool {
    left.words == right.words
  }

  /// One word of a digest is as good as all four.
  package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

  /// The hash of one file's content.
  package init(of bytes: [UInt8]) {
    var hash = SHA256()
    hash.update(bytes)
    self.init(digest: hash.finish())
  }

  /// The hash over these files, whatever their order: each path with its length in front, so that no
  /// two sets of files run together to the same bytes. Many sets share files, each hashed once.
  package init(files: [(path: String, content: ContentHash)]) {
    var hash = SHA256()
    for file in files.sorted(by: { Array($0.path.utf8).lexicographicallyPrecedes($1.path.utf8) }) {
      hash.update(Self.length(file.path.utf8.count))
      hash.update(file.path.utf8)
      hash.update(file.content.bytes)
    }
    self.init(digest: hash.finish())
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
