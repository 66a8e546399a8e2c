import HaopaiDiagnostics

/// A mapping or sequence whose end has not come yet.
struct OpenCollection {
  enum Kind { case sequence, mapping }

  /// A key that waits for its value.
  struct Key {
    let text: String
    let span: SourceSpan
    /// False for a key that was reported: its value is read and left out.
    let isKept: Bool
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

  init(kind: Kind, isFlow: Bool, start: Int) {
    self.kind = kind
    self.isFlow = isFlow
    self.start = start
  }
}
