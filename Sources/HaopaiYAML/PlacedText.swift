import HaopaiDiagnostics

/// A scalar's text as it is put together from the file, each piece with its place.
struct PlacedText {
  private(set) var bytes: [UInt8] = []
  private(set) var runs: [ScalarPlaces.Run] = []
  /// Where an ordinary run would have to go on to be extended.
  private var openRunEnd: Int?

  /// Appends bytes of the file as they stand.
  mutating func copy(_ range: Range<Int>, of source: [UInt8]) {
    guard !range.isEmpty else { return }
    if openRunEnd == range.lowerBound, let last = runs.last {
      let start = Int(last.source)
      runs[runs.count - 1] = ScalarPlaces.Run(
        text: Int(last.text), source: start, sourceLength: range.upperBound - start)
    } else {
      runs.append(
        ScalarPlaces.Run(text: bytes.count, source: range.lowerBound, sourceLength: range.count))
    }
    openRunEnd = range.upperBound
    bytes += source[range]
  }

  /// Appends text that stands for other bytes of the file: an escape, a folded break.
  mutating func replace(_ range: Range<Int>, with text: some Collection<UInt8>) {
    guard !text.isEmpty else { return }
    runs.append(
      ScalarPlaces.Run(text: bytes.count, source: range.lowerBound, sourceLength: range.count))
    openRunEnd = nil
    bytes += text
  }
}
