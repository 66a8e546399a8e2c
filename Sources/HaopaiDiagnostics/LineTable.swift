/// Turns byte offsets of one file into lines and columns; built once per file, by the renderers.
///
/// Lines end at `\n`, `\r\n` or a lone `\r`. A byte that is not UTF-8 counts as one column.
/// - Complexity: building is linear in the file; a question costs at most `stride` bytes and a
///   binary search, however long the line.
public struct LineTable: Sendable {
  /// A place as people and editors name it. All counts start at 1.
  public struct Position: Hashable, Sendable {
    /// From the start of the file.
    public let line: Int
    /// In Unicode scalars, from the start of the line.
    public let column: Int
    /// In UTF-16 code units, from the start of the line: what editors' protocols count.
    public let utf16Column: Int
  }

  /// Scalars and UTF-16 units before a byte, from the start of the file.
  private struct Count {
    var scalars: Int32 = 0
    var utf16: Int32 = 0
    var offset: Int32 = 0
  }

  private static let stride = 512

  private let bytes: [UInt8]
  private let lineStarts: [Int32]
  /// One for every `stride` bytes, at the first scalar that starts at or after them.
  private let checkpoints: [Count]

  /// Reads the file once. At most 2 GiB; a larger one traps.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lineStarts = Self.findLineStarts(bytes)
    checkpoints = Self.countScalars(bytes)
  }

  /// The place of a byte; offsets outside the file are drawn to its nearest end.
  public func position(of offset: Int) -> Position {
    let offset = min(max(0, offset), bytes.count)
    let line = lineIndex(of: offset)
    let here = count(before: offset)
    let start = count(before: Int(lineStarts[line]))
    return Position(
      line: line + 1,
      column: Int(here.scalars - start.scalars) + 1,
      utf16Column: Int(here.utf16 - start.utf16) + 1
    )
  }

  /// The bytes of a line, counted from 1, without its line break; empty outside the file.
  public func content(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = Int(lineStarts[line - 1])
    var end = line < lineStarts.count ? Int(lineStarts[line]) : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  private func count(before offset: Int) -> Count {
    var index = min(offset / Self.stride, checkpoints.count - 1)
    // A scalar across the boundary puts the checkpoint behind the byte that is asked for.
    if index > 0, Int(checkpoints[index].offset) > offset { index -= 1 }
    var count = checkpoints[index]
    while Int(count.offset) < offset { Self.advance(&count, over: bytes) }
    return count
  }

  private static func advance(_ count: inout Count, over bytes: [UInt8]) {
    let step = UTF8Decoding.step(bytes, at: Int(count.offset))
    count.scalars += 1
    count.utf16 += Int32(step.utf16Length)
    count.offset += Int32(step.length)
  }

  private static func findLineStarts(_ bytes: [UInt8]) -> [Int32] {
    var starts: [Int32] = [0]
    for offset in bytes.indices {
      let isLoneReturn =
        bytes[offset] == 0x0D && (offset + 1 == bytes.count || bytes[offset + 1] != 0x0A)
      if bytes[offset] == 0x0A || isLoneReturn { starts.append(Int32(offset + 1)) }
    }
    return starts
  }

  private static func countScalars(_ bytes: [UInt8]) -> [Count] {
    var count = Count()
    var checkpoints = [count]
    while Int(count.offset) < bytes.count {
      advance(&count, over: bytes)
      if Int(count.offset) / stride >= checkpoints.count { checkpoints.append(count) }
    }
    return checkpoints
  }
}
