import HaopaiDiagnostics

/// A mapping or sequence whose end has not come yet, or the document around them.
struct OpenCollection {
  enum Kind { case document, sequence, mapping }

  /// A key that waits for its value.
  struct Key {
    let text: String
    let span: SourceSpan
    /// False for a key that was reported: its value is read and left out.
    let isKept: Bool
  }

  /// A key that stood in the mapping before.
  struct Repetition {
    let text: String
    let span: SourceSpan
    let earlier: SourceSpan
    /// How many keys of the mapping stand before it.
    let position: Int
  }

  let kind: Kind
  let isFlow: Bool
  let start: Int
  /// End of the last child so far.
  var end = 0
  var items: [YAMLNode] = []
  var entries: [YAMLEntry] = []
  var key: Key?
  var keys = KeyIndex()
  /// How many keys there were so far.
  var keyCount = 0
  var repetitions: [Repetition] = []

  init(kind: Kind, isFlow: Bool, start: Int) {
    self.kind = kind
    self.isFlow = isFlow
    self.start = start
  }

  /// Where a key stood in the mapping before, if it did.
  mutating func earlier(_ key: String) -> SourceSpan? { keys.find(key, among: entries) }

  /// The entries, those marked of which a key is given again.
  var markedEntries: [YAMLEntry] {
    guard !repetitions.isEmpty else { return entries }
    let repeated = Set(repetitions.map(\.text))
    return entries.map { entry in
      YAMLEntry(
        key: entry.key, keySpan: entry.keySpan, value: entry.value,
        isRepeated: repeated.contains(entry.key))
    }
  }

  /// Reports the keys that stand twice.
  func reportRepetitions(into findings: inout FindingCollector) {
    guard !repetitions.isEmpty else { return }
    for (first, count) in repeatedRows {
      findings.report(
        .duplicateKey(first.span, first.text, earlier: first.earlier, isRow: count > 1))
    }
  }

  /// Several keys in a row that repeat earlier ones in their order are one mistake: a line is missing
  /// above them, or they were pasted twice.
  private var repeatedRows: [(first: Repetition, count: Int)] {
    var rows: [(first: Repetition, count: Int)] = []
    var last: Repetition?
    for repetition in repetitions {
      if let last, repetition.position == last.position + 1,
        repetition.earlier.start > last.earlier.start
      {
        rows[rows.count - 1].count += 1
      } else {
        rows.append((repetition, 1))
      }
      last = repetition
    }
    return rows
  }
}
