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
  package let value: YAMLNode
  /// Whether the key is given again, which was reported: what stands there is left out.
  package let isRepeated: Bool

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
  package let style: Style
  /// Maps ranges of the text's UTF-8 bytes to the file.
  package let places: ScalarPlaces

  package init(text: String, style: Style, places: ScalarPlaces) {
    self.text = text
    self.style = style
    self.places = places
  }
}
