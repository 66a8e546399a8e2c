/// Cuts input into lines at `\n`, in bounded memory: of a line that is too long nothing is kept.
final class LineReader {
  enum Line: Equatable {
    /// Without its line break.
    case bytes([UInt8])
    case tooLong
  }

  private static let chunk = 1 << 16

  private let source: any ByteSource
  private let limit: Int
  private var buffer: [UInt8] = []
  /// What has been handed out of the buffer.
  private var start = 0
  private var isAtEnd = false

  /// - Parameter limit: the most bytes of a line.
  init(_ source: any ByteSource, limit: Int = 1 << 20) {
    self.source = source
    self.limit = limit
  }

  /// Whether a whole line is here already, so that asking for it does not wait.
  var hasLine: Bool { buffer[start...].contains(lineFeed) }

  /// The next line; nil at the end. A last line needs no line break.
  func next() throws(StreamFailure) -> Line? {
    var searched = start
    var isTooLong = false
    while true {
      if let end = buffer[searched...].firstIndex(of: lineFeed) {
        let line = buffer[start..<end]
        start = end + 1
        return isTooLong || line.count > limit ? .tooLong : .bytes(Array(line))
      }
      if buffer.count - start > limit {
        isTooLong = true
        buffer.removeAll(keepingCapacity: true)
        start = 0
      }
      guard try fill() else { break }
      searched = isTooLong ? start : buffer.count - lastFill
    }
    guard isTooLong || start < buffer.count else { return nil }
    defer { start = buffer.count }
    return isTooLong ? .tooLong : .bytes(Array(buffer[start...]))
  }

  private var lastFill = 0
  private let lineFeed = UInt8(ascii: "\n")

  private func fill() throws(StreamFailure) -> Bool {
    guard !isAtEnd else { return false }
    buffer.removeFirst(start)
    start = 0
    let bytes = try source.read(upTo: Self.chunk)
    isAtEnd = bytes.isEmpty
    lastFill = bytes.count
    buffer += bytes
    return !isAtEnd
  }
}
