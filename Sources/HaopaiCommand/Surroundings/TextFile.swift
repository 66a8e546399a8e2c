import Foundation

/// A small text file, in lines.
struct TextFile {
  private static let maximumSize = 1 << 20

  let lines: [String]

  /// Nil for one that cannot be read, is larger than a mebibyte or is not UTF-8.
  init?(path: String) {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    guard let data = try? handle.read(upToCount: Self.maximumSize + 1) ?? Data(),
      data.count <= Self.maximumSize, let text = String(validating: data, as: UTF8.self)
    else { return nil }
    // `\r\n` is one character: lines are cut between bytes.
    lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
  }
}
