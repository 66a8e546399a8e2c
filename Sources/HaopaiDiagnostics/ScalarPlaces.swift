/// Where each byte of a scalar's text stands in its file, whatever the quoting.
///
/// The text is cut into runs; inside a run, byte `i` of the text is byte `i + delta` of the file. A
/// plain scalar on one line is a single run; an escape, a doubled quote or a folded line break
/// starts a new one.
///
/// Where the runs could not be told, the whole text stands for the whole scalar: a coarse place is
/// better than a wrong one.
public struct ScalarPlaces: Hashable, Sendable {
  /// A stretch of the text that stands for one stretch of the file.
  public struct Run: Hashable, Sendable {
    /// Offset in the text at which the run starts.
    public let text: Int32
    /// Offset in the file of the run's first byte.
    public let source: Int32
    /// Bytes of the file that the run's text stands for; equals the text's length in an ordinary
    /// run, differs for an escape or a folded break.
    public let sourceLength: Int32

    /// Counts are bytes from 0, each below 2 GiB; others trap.
    public init(text: Int, source: Int, sourceLength: Int) {
      self.text = Int32(text)
      self.source = Int32(source)
      self.sourceLength = Int32(sourceLength)
    }
  }

  /// The file that the scalar stands in.
  public let file: SourceText.ID
  /// In order of `text`; the first starts at 0.
  public var runs: [Run] { [first] + rest }

  // Nearly every scalar is one run, which needs no memory of its own.
  private let first: Run
  private let rest: [Run]
  /// Bytes of the text in UTF-8.
  public let textLength: Int32
  /// Whether every range stands for the whole scalar.
  public let isCoarse: Bool

  /// Places of a text whose runs are known.
  ///
  /// - Parameters:
  ///   - first: starts at 0.
  ///   - rest: in order.
  public init(file: SourceText.ID, first: Run, rest: [Run] = [], textLength: Int) {
    self.file = file
    self.first = first
    self.rest = rest
    self.textLength = Int32(textLength)
    isCoarse = false
  }

  /// Places of a text that stands in the file as it is.
  ///
  /// - Parameter start: offset in the file of its first byte.
  public init(file: SourceText.ID, start: Int, textLength: Int) {
    self.init(
      file: file, first: Run(text: 0, source: start, sourceLength: textLength),
      textLength: textLength)
  }

  /// Places of a text of which only the whole stretch of the file is known.
  public init(coarse span: SourceSpan, textLength: Int) {
    file = span.file
    first = Run(text: 0, source: Int(span.start), sourceLength: Int(span.end - span.start))
    rest = []
    self.textLength = Int32(textLength)
    isCoarse = true
  }

  /// Where in the file a text starts that stands there as it is; nil for any other.
  package var straightStart: Int32? {
    rest.isEmpty && !isCoarse && first.sourceLength == textLength ? first.source : nil
  }

  /// The bytes of the file that `range` of the text's UTF-8 came from.
  public func span(of range: Range<Int>) -> SourceSpan {
    if isCoarse {
      let start = Int(first.source)
      return SourceSpan(file: file, start: start, end: start + Int(first.sourceLength))
    }
    let start = position(range.lowerBound, isEnd: false)
    let end = range.isEmpty ? start : position(range.upperBound, isEnd: true)
    return SourceSpan(file: file, start: start, end: max(start, end))
  }

  private func position(_ offset: Int, isEnd: Bool) -> Int {
    // The run that holds the byte itself; for an end, the run that holds the byte before it.
    let wanted = isEnd ? max(0, offset - 1) : offset
    var low = -1
    var high = rest.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if Int(rest[middle].text) <= wanted { low = middle } else { high = middle - 1 }
    }
    let run = low < 0 ? first : rest[low]
    let next = low + 1 < rest.count ? Int(rest[low + 1].text) : Int(textLength)
    let length = next - Int(run.text)
    let inside = offset - Int(run.text)
    if Int(run.sourceLength) == length { return Int(run.source) + min(inside, length) }
    return isEnd || inside >= length ? Int(run.source + run.sourceLength) : Int(run.source)
  }
}
