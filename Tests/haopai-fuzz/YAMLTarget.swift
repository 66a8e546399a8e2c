import CYAML
import HaopaiDiagnostics
import HaopaiYAML

/// The reader: a tree or an error; a tree that nothing was found in is what libyaml reads, each part
/// in its place.
struct YAMLTarget: FuzzTarget {
  /// Fixes that are tried.
  private static let cures = 4

  var samples: [[UInt8]] { RuleFolders(root: ".").sample.map(\.bytes) }

  func `try`(_ bytes: [UInt8]) -> Bool {
    let source = SourceText(id: SourceText.ID(0), path: "fuzzed.yaml", bytes: bytes)
    var findings = FindingCollector()
    let tree = YAMLReader().read(source, into: &findings)
    Promise.holds(tree != nil || findings.hasErrors, "no tree and no error")
    let found = findings.sorted()
    FindingCheck([source]).check(found)
    for cure in Cure.all(of: found, first: Self.cures) {
      var after = FindingCollector()
      _ = YAMLReader().read(
        SourceText(id: source.id, path: source.path, bytes: cure.changed(bytes)), into: &after)
      cure.check(after.findings)
    }
    guard let tree else { return true }
    check(tree, within: 0..<bytes.count, of: bytes)
    guard findings.findings.isEmpty else { return true }
    let parts = Self.parts(of: tree)
    let wanted = EventList(bytes).parts
    Promise.holds(parts == wanted, "read \(parts)\nlibyaml \(wanted)")
    return true
  }

  /// A tree as libyaml's events tell it.
  private static func parts(of node: YAMLNode) -> [String] {
    switch node.content {
    case .scalar(let scalar): ["=" + scalar.text]
    case .sequence(let items): ["["] + items.flatMap(parts) + ["]"]
    case .mapping(let entries):
      ["["] + entries.flatMap { ["=" + $0.key] + parts(of: $0.value) } + ["]"]
    }
  }

  private func check(_ node: YAMLNode, within range: Range<Int>, of bytes: [UInt8]) {
    let own = Int(node.span.start)..<Int(node.span.end)
    Promise.holds(
      own.lowerBound >= range.lowerBound && own.upperBound <= range.upperBound,
      "\(own) of a node in \(range)")
    switch node.content {
    case .scalar(let scalar): check(scalar, within: own, of: bytes)
    case .sequence(let items):
      var next = own.lowerBound
      for item in items {
        check(item, within: next..<own.upperBound, of: bytes)
        next = Int(item.span.end)
      }
    case .mapping(let entries):
      for entry in entries {
        Promise.holds(
          Int(entry.keySpan.start) >= own.lowerBound, "`\(entry.key)` before its mapping")
        check(entry.value, within: own, of: bytes)
      }
    }
  }

  /// Places run forward inside the scalar; a longer stretch that stands for as many bytes stands for
  /// the same bytes.
  private func check(_ scalar: YAMLScalar, within span: Range<Int>, of bytes: [UInt8]) {
    let text = Array(scalar.text.utf8)
    // The breaks at the end of a block scalar are of its text, though not of its span.
    let isBlock = scalar.style == .literal || scalar.style == .folded
    let range = span.lowerBound..<(isBlock ? bytes.count : span.upperBound)
    Promise.holds(Int(scalar.places.textLength) == text.count, "places of another text")
    var last = range.lowerBound
    for (index, run) in scalar.places.runs.enumerated() {
      let start = Int(run.source)
      Promise.holds(
        start >= last && start + Int(run.sourceLength) <= range.upperBound,
        "\(run) of a scalar at \(range), after \(last)")
      last = start
      let next =
        index + 1 < scalar.places.runs.count
        ? Int(scalar.places.runs[index + 1].text) : text.count
      let length = next - Int(run.text)
      guard !scalar.places.isCoarse, length > 3, length == Int(run.sourceLength) else { continue }
      Promise.holds(
        text[Int(run.text)..<next].elementsEqual(bytes[start..<(start + length)]),
        "\(run) stands for other bytes")
    }
  }
}

/// The events of a text, read with nothing but libyaml.
private struct EventList {
  private(set) var parts: [String] = []

  init(_ bytes: [UInt8]) {
    var parser = yaml_parser_t()
    Promise.holds(yaml_parser_initialize(&parser) == 1, "no memory")
    defer { yaml_parser_delete(&parser) }
    bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      while read(&parser) {}
    }
  }

  private mutating func read(_ parser: inout yaml_parser_t) -> Bool {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else {
      parts.append("failed")
      return false
    }
    defer { yaml_event_delete(&event) }
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      parts.append("=" + String(decoding: text, as: UTF8.self))
    case YAML_ALIAS_EVENT: parts.append("*")
    case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT: parts.append("[")
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: parts.append("]")
    case YAML_STREAM_END_EVENT: return false
    default: break
    }
    return true
  }
}
