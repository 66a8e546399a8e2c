import CYAML

/// A place as libyaml counts it: lines and columns from 0, columns in Unicode scalars.
struct YAMLMark: Equatable {
  let line: Int
  let column: Int

  init(_ mark: yaml_mark_t) {
    line = Int(clamping: mark.line)
    column = Int(clamping: mark.column)
  }
}

/// What libyaml found next.
struct YAMLEvent {
  struct Scalar {
    let text: String
    let style: YAMLScalar.Style
    /// Whether there is nothing but ASCII in it.
    let isASCII: Bool

    init(text: String, style: YAMLScalar.Style) {
      self.init(text: text, style: style, isASCII: text.isASCII)
    }

    fileprivate init(text: String, style: YAMLScalar.Style, isASCII: Bool) {
      self.text = text
      self.style = style
      self.isASCII = isASCII
    }
  }

  enum Kind {
    case streamStart, streamEnd
    case documentStart(isExplicit: Bool)
    case documentEnd(isExplicit: Bool)
    case alias(String)
    case scalar(Scalar)
    case sequenceStart(isFlow: Bool)
    case mappingStart(isFlow: Bool)
    case collectionEnd
  }

  let kind: Kind
  let start: YAMLMark
  let end: YAMLMark
  /// Nil for nearly every event.
  let properties: Properties?

  /// What stands in front of a node.
  final class Properties: Sendable {
    /// Name of the anchor.
    let anchor: String?
    /// The tag, as libyaml resolved it.
    let tag: String?

    init(anchor: String?, tag: String?) {
      self.anchor = anchor
      self.tag = tag
    }
  }
}

/// Why libyaml stopped.
struct YAMLFailure: Error {
  let problem: String
  let problemMark: YAMLMark
  /// What libyaml was doing, and since where.
  let context: String?
  let contextMark: YAMLMark?
}

/// libyaml's parser over a copy of the text, released with it.
struct LibYAMLParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// libyaml keeps a pointer to its input; owning a copy means that nothing can outlive it.
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// `nil` where there is no memory. The text must be valid UTF-8 without a byte order mark.
  init?(_ text: ArraySlice<UInt8>) {
    parser = .allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    input = .allocate(capacity: max(1, text.count))
    _ = input.initialize(from: text)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, text.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event. After a failure or the end of the stream it must not be asked again.
  func next() throws(YAMLFailure) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
    defer { yaml_event_delete(&event) }
    return Self.translate(event)
  }

  private var failure: YAMLFailure {
    let context = parser.pointee.context.map { String(cString: $0) }
    return YAMLFailure(
      problem: parser.pointee.problem.map { String(cString: $0) } ?? "",
      problemMark: YAMLMark(parser.pointee.problem_mark),
      context: context,
      contextMark: context.map { _ in YAMLMark(parser.pointee.context_mark) }
    )
  }

  private static func translate(_ event: yaml_event_t) -> YAMLEvent {
    var anchor: UnsafeMutablePointer<yaml_char_t>?
    var tag: UnsafeMutablePointer<yaml_char_t>?
    let kind: YAMLEvent.Kind
    switch event.type {
    case YAML_STREAM_START_EVENT: kind = .streamStart
    case YAML_DOCUMENT_START_EVENT:
      kind = .documentStart(isExplicit: event.data.document_start.implicit == 0)
    case YAML_DOCUMENT_END_EVENT:
      kind = .documentEnd(isExplicit: event.data.document_end.implicit == 0)
    case YAML_ALIAS_EVENT: kind = .alias(string(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      (anchor, tag) = (scalar.anchor, scalar.tag)
      let text = string(scalar.value, count: scalar.length)
      kind = .scalar(
        YAMLEvent.Scalar(text: text.string, style: style(scalar.style), isASCII: text.isASCII))
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      (anchor, tag) = (sequence.anchor, sequence.tag)
      kind = .sequenceStart(isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE)
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      (anchor, tag) = (mapping.anchor, mapping.tag)
      kind = .mappingStart(isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: kind = .collectionEnd
    default: kind = .streamEnd
    }
    return YAMLEvent(
      kind: kind, start: YAMLMark(event.start_mark), end: YAMLMark(event.end_mark),
      properties: anchor == nil && tag == nil
        ? nil : YAMLEvent.Properties(anchor: string(anchor), tag: string(tag)))
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  /// libyaml was given UTF-8, and what it makes of escapes is UTF-8.
  private static func string(
    _ text: UnsafeMutablePointer<yaml_char_t>, count: Int
  ) -> (string: String, isASCII: Bool) {
    let bytes = UnsafeBufferPointer(start: text, count: count)
    var text = UTF8Span(unchecked: bytes.span)
    // Whoever compares or looks up the text is quicker where it is known.
    let isASCII = text.checkForASCII()
    return (String(copying: text), isASCII)
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }
}
