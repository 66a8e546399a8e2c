/// What was replaced in a file to read on behind a mistake, so that places in the changed text can be
/// shown in the file.
package struct TextRepair: Sendable {
  private struct Edit: Sendable {
    let before: Range<Int>
    let after: Range<Int>
  }

  /// One list for each time that the text was changed, in order of their places.
  private var rounds: [[Edit]] = []

  /// Nothing replaced yet.
  package init() {}

  package var isEmpty: Bool { rounds.isEmpty }

  /// Applies replacements to a text that this has led to; nil where there are none.
  /// - Parameter fixes: of which one that overlaps with one before it is passed over.
  package mutating func apply(_ fixes: [Finding.Fix], to source: SourceText) -> SourceText? {
    var bytes: [UInt8] = []
    var edits: [Edit] = []
    var copied = 0
    for fix in fixes.sorted(by: { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }) {
      let before = Int(fix.span.start)..<Int(fix.span.end)
      guard edits.isEmpty || before.lowerBound >= copied, before.upperBound <= source.bytes.count
      else { continue }
      bytes += source.bytes[copied..<before.lowerBound]
      let start = bytes.count
      bytes += fix.replacement.utf8
      edits.append(Edit(before: before, after: start..<bytes.count))
      copied = before.upperBound
    }
    guard !edits.isEmpty else { return nil }
    bytes += source.bytes[copied...]
    rounds.append(edits)
    return SourceText(id: source.id, path: source.path, bytes: bytes)
  }

  /// Where in the file a place of the changed text is.
  package func original(of span: SourceSpan) -> SourceSpan {
    rounds.reversed().reduce(span) { Self.move($0, $1, from: \.after, to: \.before) }
  }

  /// Where in the changed text a place of the file is.
  package func changed(_ span: SourceSpan) -> SourceSpan {
    rounds.reduce(span) { Self.move($0, $1, from: \.before, to: \.after) }
  }

  private static func move(
    _ span: SourceSpan, _ edits: [Edit], from: KeyPath<Edit, Range<Int>>,
    to: KeyPath<Edit, Range<Int>>
  ) -> SourceSpan {
    var (start, end) = (Int(span.start), Int(span.end))
    var (startShift, endShift) = (0, 0)
    for edit in edits {
      let (old, new) = (edit[keyPath: from], edit[keyPath: to])
      // Inside of what was replaced only its edges are known.
      if start >= old.lowerBound, start < old.upperBound { start = old.lowerBound }
      if end > old.lowerBound, end < old.upperBound { end = old.upperBound }
      if start == old.lowerBound, !old.isEmpty {
        startShift = new.lowerBound - old.lowerBound
      } else if start >= old.upperBound {
        startShift = new.upperBound - old.upperBound
      }
      if end > old.lowerBound { endShift = new.upperBound - old.upperBound }
    }
    let moved = start + startShift
    return SourceSpan(
      file: span.file, start: moved, end: span.start == span.end ? moved : end + endShift)
  }
}

extension Finding {
  /// The same finding with other places.
  package func moved(_ move: (SourceSpan) -> SourceSpan) -> Finding {
    var finding = Finding(
      code, message, at: move(span), severity: severity, help: help,
      related: related.map { Related(span: move($0.span), message: $0.message) },
      fixes: fixes.map {
        Fix(span: move($0.span), replacement: $0.replacement, message: $0.message)
      })
    finding.subject = subject
    return finding
  }
}
