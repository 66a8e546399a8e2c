import HaopaiDiagnostics

/// Builds the located tree from libyaml's events, without recursion, and reports what YAML allows
/// and rule files do not.
struct TreeBuilder {
  private let source: SourceText
  private let hasBidi: Bool
  private let limits: YAMLLimits
  private let decoding: ScalarDecoding
  private let suspicious: SuspiciousText
  private(set) var cursor: MarkCursor
  private(set) var findings: FindingCollector
  /// Quoted and block scalars over several lines, in order: what indents there is text.
  private(set) var opaque: [Range<Int>] = []

  /// The innermost collection that is open; what is around it waits.
  private var open = OpenCollection(kind: .document, isFlow: false, start: 0)
  private var outer: [OpenCollection] = []
  private var root: YAMLNode?
  private var nodes = 0
  private var isReliable = true
  /// Where the last expression ends that YAML cut to pieces; the pieces are no findings of their own.
  private var cutEnd = 0

  /// Whether the document's end was marked, so that whatever follows is none of it.
  private(set) var isOver = false

  /// - Parameter hasBidi: whether bidirectional controls were reported, which are left out then.
  init(
    source: SourceText, start: Int, hasBidi: Bool, limits: YAMLLimits, findings: FindingCollector
  ) {
    self.source = source
    self.hasBidi = hasBidi
    self.limits = limits
    self.findings = findings
    decoding = ScalarDecoding(source: source)
    suspicious = SuspiciousText(source: source)
    cursor = MarkCursor(source.bytes, start: start)
  }

  /// Whether an expression was cut to pieces: what libyaml makes of the rest is a consequence.
  var hasCut: Bool { cutEnd > 0 }

  /// Reports repeated keys of mappings whose end never came.
  func reportOpenRepetitions(into findings: inout FindingCollector) {
    for collection in outer + [open] { collection.reportRepetitions(into: &findings) }
  }

  /// The tree, unless something was found that leaves its content unknown.
  var tree: YAMLNode? { isReliable ? root : nil }

  /// Reads the first document to its end. Answers libyaml's failure, if it failed.
  mutating func build(from parser: borrowing LibYAMLParser) -> YAMLFailure? {
    do {
      while take(try parser.next()) {}
      return nil
    } catch {
      return error
    }
  }

  /// Whether more events are wanted.
  private mutating func take(_ event: YAMLEvent) -> Bool {
    switch event.kind {
    case .streamStart: return true
    case .streamEnd:
      if root == nil, isReliable { stop(.emptyFile(source)) }
      return false
    case .documentStart(let isExplicit): return takeDocumentStart(event, isExplicit: isExplicit)
    case .documentEnd(let isExplicit):
      if isExplicit {
        reportMarker(event)
        isOver = true
      }
      return true
    case .alias(let name): return takeAlias(name, event)
    case .scalar(let scalar): return takeScalar(scalar, event)
    case .sequenceStart(let isFlow): return open(.sequence, isFlow: isFlow, event)
    case .mappingStart(let isFlow): return open(.mapping, isFlow: isFlow, event)
    case .collectionEnd:
      close(event)
      return true
    }
  }

  private mutating func takeDocumentStart(_ event: YAMLEvent, isExplicit: Bool) -> Bool {
    guard root == nil else {
      let span = span(event)
      findings.report(.severalDocuments(span))
      // What is missing in the first may stand in the next.
      isReliable = false
      return false
    }
    if isExplicit { reportMarker(event) }
    return true
  }

  private mutating func reportMarker(_ event: YAMLEvent) {
    let span = span(event)
    findings.report(.documentMarker(span))
  }

  private mutating func takeAlias(_ name: String, _ event: YAMLEvent) -> Bool {
    guard count(event) else { return false }
    let span = span(event)
    findings.report(.alias(span, name))
    isReliable = false
    let text = "*\(name)"
    let places = ScalarPlaces(coarse: span, textLength: text.utf8.count)
    attach(
      YAMLNode(content: .scalar(YAMLScalar(text: text, style: .plain, places: places)), span: span),
      YAMLEvent.Scalar(text: text, style: .plain))
    return true
  }

  private mutating func takeScalar(_ scalar: YAMLEvent.Scalar, _ event: YAMLEvent) -> Bool {
    guard count(event) else { return false }
    let start = cursor.offset(of: event.start)
    let end = max(start, cursor.offset(of: event.end))
    guard scalar.text.utf8.count <= limits.scalarBytes else {
      findings.report(.scalarTooLong(source.span(start..<end), limit: limits.scalarBytes))
      isReliable = false
      attach(YAMLEvent.Scalar(text: "", style: scalar.style), in: start..<start)
      return true
    }
    if event.properties != nil, let (negation, range) = reportProperties(of: event, from: start) {
      attach(negation, in: range)
      // Where the expression goes on beyond what libyaml read of it, the rest is read wrongly.
      guard range.upperBound > end else { return true }
      isReliable = false
      return false
    }
    let content = contentStart(of: event, from: start, to: end)
    if scalar.style != .plain { opaque.append(content..<end) }
    if expectsKey, !hasBidi {
      takeKey(scalar, at: source.span(trim(content..<end, style: scalar.style)))
    } else {
      attach(scalar, in: content..<end)
    }
    return true
  }

  /// Whether the next node is a mapping's key.
  private var expectsKey: Bool { open.kind == .mapping && open.key == nil }

  private mutating func attach(_ read: YAMLEvent.Scalar, in range: Range<Int>) {
    let whole = decoding.scalar(read.text, style: read.style, in: range)
    let span = source.span(trim(range, style: read.style))
    guard hasBidi else {
      attach(YAMLNode(content: .scalar(whole), span: span), read)
      return
    }
    let rest = whole.withoutBidi
    attach(
      YAMLNode(content: .scalar(rest), span: span),
      YAMLEvent.Scalar(text: rest.text, style: rest.style))
  }

  /// A block scalar ends for libyaml behind the blank lines that follow it.
  private func trim(_ range: Range<Int>, style: YAMLScalar.Style) -> Range<Int> {
    guard style == .literal || style == .folded else { return range }
    var end = range.upperBound
    while end > range.lowerBound, Blank.isBlankOrBreak(source.bytes[end - 1]) { end -= 1 }
    return range.lowerBound..<end
  }
}

// MARK: - Collections

extension TreeBuilder {
  private mutating func open(
    _ kind: OpenCollection.Kind, isFlow: Bool, _ event: YAMLEvent
  ) -> Bool {
    guard count(event) else { return false }
    let start = cursor.offset(of: event.start)
    guard outer.count < limits.depth else {
      stop(.nestingTooDeep(source.span(start..<min(start + 1, source.bytes.count)), limits.depth))
      return false
    }
    _ = reportProperties(of: event, from: start)
    let content = contentStart(of: event, from: start, to: source.bytes.count)
    outer.append(open)
    open = OpenCollection(kind: kind, isFlow: isFlow, start: content)
    return true
  }

  private mutating func close(_ event: YAMLEvent) {
    guard var last = outer.popLast() else { return }
    swap(&last, &open)
    // A block collection ends for libyaml at the next token, past comments and blank lines.
    let end = last.isFlow ? cursor.offset(of: event.end) : max(last.start, last.end)
    if last.kind == .sequence, last.isFlow {
      checkPieces(of: last.items)
      suspicious.checkFlowSequence(last.items, into: &findings, isReliable: &isReliable)
    }
    last.reportRepetitions(into: &findings)
    let content: YAMLNode.Content =
      last.kind == .sequence ? .sequence(last.items) : .mapping(last.markedEntries)
    attach(YAMLNode(content: content, span: source.span(last.start..<max(last.start, end))), nil)
  }

  /// Gives a finished node to the collection that is open.
  /// - Parameter scalar: what the node holds; nil for a collection.
  private mutating func attach(_ node: consuming YAMLNode, _ scalar: YAMLEvent.Scalar?) {
    open.end = max(open.end, Int(node.span.end))
    switch open.kind {
    case .document:
      check(scalar, at: node.span, as: .alone)
      root = node
    case .sequence:
      check(scalar, at: node.span, as: open.isFlow ? .flowItem : .item)
      if open.items.isEmpty { open.items.reserveCapacity(2) }
      open.items.append(node)
    case .mapping:
      guard let key = open.key else {
        takeKey(scalar, at: node.span)
        return
      }
      open.key = nil
      takeValue(node, scalar, of: key)
    }
  }

  private mutating func takeKey(_ scalar: YAMLEvent.Scalar?, at span: SourceSpan) {
    if let scalar {
      takeKey(scalar, at: span)
    } else {
      findings.report(.keyNotText(span))
      open.key = OpenCollection.Key(text: "", span: span, isKept: false)
      isReliable = false
    }
  }

  private mutating func takeKey(_ scalar: YAMLEvent.Scalar, at span: SourceSpan) {
    open.end = max(open.end, Int(span.end))
    if open.isFlow, scalar.style == .plain, scalar.text.hasByte(0x3F),
      scalar.text.contains(" ? ")
    {
      if let value = open.entries.last?.value { checkPiece(value) }
      reportCut(from: Int(span.start))
    }
    let isKept = checkKey(scalar, at: span)
    if !isKept { isReliable = false }
    var isFirst = true
    if isKept, let earlier = open.earlier(scalar.text) {
      open.repetitions.append(
        OpenCollection.Repetition(
          text: scalar.text, span: span, earlier: earlier, position: open.keyCount))
      isFirst = false
    }
    open.keyCount += 1
    open.key = OpenCollection.Key(text: scalar.text, span: span, isKept: isKept && isFirst)
  }

  private mutating func takeValue(
    _ node: consuming YAMLNode, _ scalar: YAMLEvent.Scalar?, of key: OpenCollection.Key
  ) {
    if open.isFlow, key.isKept, isMissing(scalar, at: node.span, after: key) {
      if let value = open.entries.last?.value { checkPiece(value) }
      open.keys.insert(key.text, at: key.span)
      if key.span.start < cutEnd { return }
      if !suspicious.checkFlowKey(key.span, into: &findings) {
        findings.report(.entryWithoutValue(key.span, key.text))
      }
      isReliable = false
      return
    }
    check(scalar, at: node.span, as: open.isFlow ? .flowValue : .value(of: key.span))
    guard key.isKept else {
      takeRepeated(node, of: key)
      return
    }
    if open.entries.isEmpty {
      open.entries.reserveCapacity(open.isFlow ? 2 : 4)
    }
    open.entries.append(YAMLEntry(key: key.text, keySpan: key.span, value: node))
  }

  /// Where a line is given twice, only the second time has anything below it.
  private mutating func takeRepeated(_ node: YAMLNode, of key: OpenCollection.Key) {
    guard let entry = open.entries.last, entry.key.isSameBytes(as: key.text),
      case .scalar(let scalar) = entry.value.content, scalar.text.isEmpty, scalar.style == .plain
    else { return }
    open.entries.removeLast()
    open.entries.append(YAMLEntry(key: key.text, keySpan: entry.keySpan, value: node))
  }

  /// Whether a flow mapping's key stands without `:`.
  private func isMissing(
    _ scalar: YAMLEvent.Scalar?, at span: SourceSpan, after key: OpenCollection.Key
  ) -> Bool {
    guard span.start == span.end, let scalar, scalar.text.isEmpty, scalar.style == .plain
    else { return false }
    let between = Int(key.span.end)..<max(Int(key.span.end), Int(span.start))
    return !source.bytes[between].contains(0x3A)
  }
}

// MARK: - Expressions that YAML cuts

extension TreeBuilder {
  /// `[size(a, b), c]`: a piece that leaves a bracket open before another one.
  private mutating func checkPieces(of items: [YAMLNode]) {
    for item in items.dropLast() { checkPiece(item) }
  }

  private mutating func checkPiece(_ node: YAMLNode) {
    let range = Int(node.span.start)..<Int(node.span.end)
    guard case .scalar(let scalar) = node.content, scalar.style == .plain,
      ExpressionCut(bytes: source.bytes, isFlow: true).isOpen(range)
    else { return }
    reportCut(from: range.lowerBound)
  }

  /// `x == "a #b"`: a comment in the middle of quotes or brackets.
  private mutating func checkComment(after span: SourceSpan) {
    let range = Int(span.start)..<Int(span.end)
    let next = source.bytes[range.upperBound...].first { !Blank.isBlank($0) }
    let isFlow = open.isFlow
    guard next == 0x23, ExpressionCut(bytes: source.bytes, isFlow: isFlow).isOpen(range)
    else { return }
    reportCut(from: range.lowerBound, isFlow: isFlow)
  }

  private mutating func reportCut(from start: Int, isFlow: Bool = true) {
    let cut = ExpressionCut(bytes: source.bytes, isFlow: isFlow)
    guard start >= cutEnd, let range = cut.whole(from: start) else { return }
    let text = String(decoding: source.bytes[range], as: UTF8.self)
    findings.report(.expressionCut(source.span(range), text))
    cutEnd = range.upperBound
    isReliable = false
  }
}

// MARK: - Checks

extension TreeBuilder {
  /// Whether the key may be kept.
  private mutating func checkKey(_ scalar: YAMLEvent.Scalar, at span: SourceSpan) -> Bool {
    if scalar.text.isEmpty {
      findings.report(.emptyKey(span))
      return false
    }
    if scalar.text == "<<", scalar.style == .plain {
      findings.report(.mergeKey(span))
      return false
    }
    if scalar.text.utf8.count > limits.keyBytes {
      findings.report(.keyTooLong(span, limit: limits.keyBytes))
      return false
    }
    return suspicious.checkKey(scalar, at: span, into: &findings)
  }

  private mutating func check(
    _ value: YAMLEvent.Scalar?, at span: SourceSpan, as role: SuspiciousText.Role
  ) {
    guard let value else { return }
    if value.style == .plain { checkComment(after: span) }
    if !suspicious.checkValue(value, at: span, as: role, into: &findings) {
      isReliable = false
    }
  }

  /// Reports anchor and tag. A negation that YAML took for a tag is answered as the text that its
  /// author meant.
  private mutating func reportProperties(
    of event: YAMLEvent, from start: Int
  ) -> (YAMLEvent.Scalar, Range<Int>)? {
    guard let properties = event.properties else { return nil }
    if properties.anchor != nil {
      let end = NodeProperties.firstEnd(in: source.bytes, from: start, marker: 0x26)
      findings.report(.anchor(source.span(end)))
    }
    guard properties.tag != nil else { return nil }
    let tag = NodeProperties.firstEnd(in: source.bytes, from: start, marker: 0x21)
    guard case .scalar = event.kind, properties.anchor == nil,
      let expression = NodeProperties.negation(in: source.bytes, at: tag.lowerBound)
    else {
      findings.report(.tag(source.span(tag), String(decoding: source.bytes[tag], as: UTF8.self)))
      return nil
    }
    let text = String(decoding: source.bytes[expression], as: UTF8.self)
    findings.report(.negationAsTag(source.span(expression), text))
    return (YAMLEvent.Scalar(text: text, style: .plain), expression)
  }

  private func contentStart(of event: YAMLEvent, from start: Int, to end: Int) -> Int {
    guard event.properties != nil else { return start }
    return NodeProperties.skip(in: source.bytes, from: start, to: end)
  }

  private mutating func count(_ event: YAMLEvent) -> Bool {
    nodes += 1
    guard nodes > limits.nodes else { return true }
    stop(.tooManyNodes(span(event), limits.nodes))
    return false
  }

  private mutating func stop(_ finding: Finding) {
    findings.report(finding)
    isReliable = false
  }

  private mutating func span(_ event: YAMLEvent) -> SourceSpan {
    let start = cursor.offset(of: event.start)
    return source.span(start..<max(start, cursor.offset(of: event.end)))
  }
}
