import Haopai

/// A small text file, in lines.
struct TextFile {
  private static let maximumSize = 1 << 20

  let lines: [String]

  /// Nil for one that cannot be read, is larger than a mebibyte or is not UTF-8.
  init?(path: String) {
    var reader = FileReader(limit: Self.maximumSize)
    guard
      let text = try? reader.read(
        path,
        { bytes in
          bytes.count <= Self.maximumSize ? String(validating: bytes, as: UTF8.self) : nil
        })
    else { return nil }
    // `\r\n` is one character: lines are cut between bytes.
    lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
  }
}
