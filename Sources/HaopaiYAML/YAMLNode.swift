package import HaopaiDiagnostics

/// A node of the located tree: what stands in the file, and exactly where.
///
/// A scalar stays text; what it means is asked by the reader that knows the schema.
package struct YAMLNode: Sendable {
  package enum Content: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  package let content: Content
  /// From the first byte of the node to the end of its last child, comments and blank lines after
  /// it left out. A quoted scalar's quotes belong to it.
  package let span: SourceSpan

  package init(content: Content, span: SourceSpan) {
    self.content = content
    self.span = span
  }
}

/// One `key: value` of a mapping, in the order of the file.
package struct YAMLEntry: Sendable {
  package let key: String
  package let keySpan: SourceSpan
  /// Whether the key is given again, which was reported: what stands there is left out.
  package let isRepeated: Bool
  package let value: YAMLNode

  package init(key: String, keySpan: SourceSpan, value: YAMLNode, isRepeated: Bool = false) {
    self.key = key
    self.keySpan = keySpan
    self.value = value
    self.isRepeated = isRepeated
  }
}

/// The text of a scalar and the place in the file of each of its bytes.
package struct YAMLScalar: Sendable {
  package enum Style: Hashable, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  package let text: String
  /// Nil where the text stands in the file as it is: a tree is mostly scalars, and nearly all are so.
  private let unusual: UnusualPlaces?
  private let file: SourceText.ID
  /// Where the text starts, if it stands in the file as it is.
  private let start: Int32
  package let style: Style

  private final class UnusualPlaces: Sendable {
    let places: ScalarPlaces

    init(_ places: ScalarPlaces) { self.places = places }
  }

  package init(text: String, style: Style, places: ScalarPlaces) {
    self.text = text
    self.style = style
    file = places.file
    start = places.straightStart ?? 0
    unusual = places.straightStart == nil ? UnusualPlaces(places) : nil
  }

  /// A text that stands in the file as it is.
  init(text: String, style: Style, file: SourceText.ID, start: Int) {
    self.text = text
    self.style = style
    self.file = file
    self.start = Int32(start)
    unusual = nil
  }

  /// Maps ranges of the text's UTF-8 bytes to the file.
  package var places: ScalarPlaces {
    unusual?.places ?? ScalarPlaces(file: file, start: Int(start), textLength: text.utf8.count)
  }
}
