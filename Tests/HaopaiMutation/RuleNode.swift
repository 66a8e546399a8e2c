package import HaopaiDiagnostics
import HaopaiYAML

/// A rule file as a tree that can be changed and written out again: a mutant is the file with one
/// node replaced, so that no change spoils the indentation of what it does not touch.
package struct RuleNode: Hashable, Sendable {
  package indirect enum Content: Hashable, Sendable {
    case scalar(RuleScalar)
    case list([RuleNode])
    case mapping([RuleEntry])
  }

  package var content: Content
  /// Where it stands in the file, from 1.
  package let line: Int

  package init(_ content: Content, line: Int) {
    self.content = content
    self.line = line
  }

  /// By what is written; where it stands makes no other node.
  package static func == (left: RuleNode, right: RuleNode) -> Bool { left.content == right.content }

  package func hash(into hasher: inout Hasher) { hasher.combine(content) }

  /// The tree of a file; nil for one that cannot be read.
  package init?(_ source: SourceText) {
    var findings = FindingCollector()
    guard let tree = YAMLReader().read(source, into: &findings) else { return nil }
    self.init(tree, of: source, lines: LineTable(source.bytes))
  }

  private init(_ node: YAMLNode, of source: SourceText, lines: LineTable) {
    line = lines.position(of: Int(node.span.start)).line
    switch node.content {
    case .scalar(let scalar):
      content = .scalar(RuleScalar(scalar, written: source.text(at: node.span)))
    case .sequence(let items):
      content = .list(items.map { RuleNode($0, of: source, lines: lines) })
    case .mapping(let entries):
      content = .mapping(
        entries.map { entry in
          RuleEntry(
            key: entry.key, written: source.text(at: entry.keySpan),
            line: lines.position(of: Int(entry.keySpan.start)).line,
            value: RuleNode(entry.value, of: source, lines: lines))
        })
    }
  }

  /// The tree with another node where the route leads: positions in lists and mappings, from the root.
  func replacing(_ route: ArraySlice<Int>, with node: RuleNode) -> RuleNode {
    guard let first = route.first else { return node }
    var copy = self
    switch content {
    case .scalar: break
    case .list(var items):
      items[first] = items[first].replacing(route.dropFirst(), with: node)
      copy.content = .list(items)
    case .mapping(var entries):
      entries[first].value = entries[first].value.replacing(route.dropFirst(), with: node)
      copy.content = .mapping(entries)
    }
    return copy
  }
}

/// One `key: value`, in the order of the file.
package struct RuleEntry: Hashable, Sendable {
  package var key: String
  /// The key with its quotes, if it has any.
  package var written: String
  package let line: Int
  package var value: RuleNode

  package static func == (left: RuleEntry, right: RuleEntry) -> Bool {
    left.written == right.written && left.value == right.value
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(written)
    hasher.combine(value)
  }
}

/// A scalar's meaning, and how it is written.
package struct RuleScalar: Hashable, Sendable {
  package let text: String
  package let written: String

  init(_ scalar: YAMLScalar, written: String) {
    text = scalar.text
    self.written = written.utf8.contains(0x0A) ? Self.quoted(scalar.text) : written
  }

  /// Another text, quoted where this one is, or where YAML would take it for something else.
  func with(_ other: String) -> RuleScalar { RuleScalar(other, isQuoted: isQuoted) }

  init(_ text: String, isQuoted: Bool) {
    self.text = text
    written = isQuoted || Self.needsQuotes(text) ? Self.quoted(text) : text
  }

  private var isQuoted: Bool { written.hasPrefix("\"") || written.hasPrefix("'") }

  private static func needsQuotes(_ text: String) -> Bool {
    guard let first = text.first else { return true }
    return "!&*[]{}>|@%#\"'`-?:, ".contains(first) || text.contains(": ") || text.contains(" #")
      || text.hasSuffix(":") || text.hasSuffix(" ")
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension SourceText {
  fileprivate func text(at span: SourceSpan) -> String {
    String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
  }
}
