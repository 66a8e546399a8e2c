/// The bytes of one file as they were read, under the name that findings show.
public struct SourceText: Sendable {
  /// Identifies a file among the files of one run; files compare in the order of their paths.
  public struct ID: Hashable, Comparable, Sendable {
    /// The file's place among the files of the run, from 0.
    public let index: Int32

    /// Give indices in the order of paths, for findings are sorted by them. `0...Int32.max`;
    /// others trap.
    public init(_ index: Int) { self.index = Int32(index) }

    /// By index, and so by path.
    public static func < (left: ID, right: ID) -> Bool { left.index < right.index }
  }

  /// What spans refer to the file by.
  public let id: ID
  /// Relative to the root of the rule book, with `/` between its parts.
  public let path: String
  /// As read: nothing decoded, no byte order mark removed.
  public let bytes: [UInt8]

  /// Takes the file as it is; encoding and size are checked where it is loaded.
  public init(id: ID, path: String, bytes: [UInt8]) {
    self.id = id
    self.path = path
    self.bytes = bytes
  }
}

/// A half-open range of bytes in one file. Lines and columns are made from it only at the edge.
public struct SourceSpan: Hashable, Sendable {
  /// The file that the bytes are of.
  public let file: SourceText.ID
  /// Offset of the first byte, from 0.
  public let start: Int32
  /// Offset behind the last byte; equal to `start` for a point between two bytes.
  public let end: Int32

  /// Offsets in bytes, `0...Int32.max`; others trap. That `end` is not before `start` is not
  /// checked.
  public init(file: SourceText.ID, start: Int, end: Int) {
    self.file = file
    self.start = Int32(start)
    self.end = Int32(end)
  }
}
