/// The bytes of one file as they were read, under the name that findings show.
public struct SourceText: Sendable {
  /// Identifies a file among the files of one run; files compare in the order of their paths.
  public struct ID: Hashable, Comparable, Sendable {
    public let index: Int32

    public init(_ index: Int) { self.index = Int32(index) }

    public static func < (left: ID, right: ID) -> Bool { left.index < right.index }
  }

  public let id: ID
  /// Relative to the root of the rule book, with `/` between its parts.
  public let path: String
  public let bytes: [UInt8]

  public init(id: ID, path: String, bytes: [UInt8]) {
    self.id = id
    self.path = path
    self.bytes = bytes
  }
}

/// A half-open range of bytes in one file. Lines and columns are made from it only at the edge.
public struct SourceSpan: Hashable, Sendable {
  public let file: SourceText.ID
  public let start: Int32
  public let end: Int32

  public init(file: SourceText.ID, start: Int, end: Int) {
    self.file = file
    self.start = Int32(start)
    self.end = Int32(end)
  }
}
