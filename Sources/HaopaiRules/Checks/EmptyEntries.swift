import HaopaiDiagnostics
import HaopaiYAML

/// Lists and mappings that are written out and hold nothing: something was forgotten in them, or the
/// line can go.
struct EmptyEntries {
  /// Where an empty list or mapping is a value, or says that there are no keys, no exits, or no notice
  /// yet.
  private static let meaningful: Set<String> = [
    "default", "mock", "enum", "per", "keys", "key", "exits", "papers", "off",
  ]
  /// Below these an empty mapping is a thing without anything of its own: an inner state, a fact
  /// without keys.
  private static let ofThings: Set<String> = ["states", "facts"]
  /// What a layer's own keys hold is values; a group, a part or a business without any has those of
  /// the layers above.
  private static let ofLayers: Set<String> = [
    "parts", "businesses", "pools", "sources", "assumed",
  ]

  /// - Parameter broken: files with errors, where something may be empty because of them.
  static func check(
    _ files: [RuleFile], outside broken: Set<SourceText.ID>, _ findings: inout FindingCollector
  ) {
    let whole = files.filter { !broken.contains($0.root.span.file) }
    _ = findings.gather(from: whole) { file, findings in check(file, &findings) }
  }

  private static func check(_ file: RuleFile, _ findings: inout FindingCollector) {
    guard case .mapping(let entries) = file.root.content else { return }
    if file.kind.level == nil {
      check(entries, below: "", &findings)
    } else {
      for entry in entries where entry.value.isEmpty && ofLayers.contains(entry.key) {
        findings.report(.emptyEntry(entry))
      }
    }
  }

  private static func check(
    _ entries: [YAMLEntry], below key: String, _ findings: inout FindingCollector
  ) {
    for entry in entries {
      if entry.value.isEmpty {
        guard !meaningful.contains(entry.key), !ofThings.contains(key) else { continue }
        findings.report(.emptyEntry(entry))
      } else {
        check(entry.value, below: entry.key, &findings)
      }
    }
  }

  private static func check(
    _ node: YAMLNode, below key: String, _ findings: inout FindingCollector
  ) {
    switch node.content {
    case .scalar: break
    case .mapping(let entries): check(entries, below: key, &findings)
    case .sequence(let items):
      for item in items {
        // Elsewhere an item that is empty is an item all the same.
        if key == "require", item.isEmpty { findings.report(.emptyStage(item)) }
        check(item, below: key, &findings)
      }
    }
  }
}

extension YAMLNode {
  fileprivate var isEmpty: Bool {
    switch content {
    case .scalar: false
    case .sequence(let items): items.isEmpty
    case .mapping(let entries): entries.isEmpty
    }
  }
}

extension Finding {
  fileprivate static func emptyStage(_ node: YAMLNode) -> Finding {
    Finding(
      .emptyEntry,
      Message(zh: "这一级 `require` 没有任何条件", en: "this stage of `require` asks for nothing"),
      at: node.beginning, severity: .warning,
      help: Message(zh: "补上条件，或删去此项", en: "say what it requires, or leave the item out"))
  }

  fileprivate static func emptyEntry(_ entry: YAMLEntry) -> Finding {
    Finding(
      .emptyEntry,
      Message(zh: "`\(entry.key)` 为空，没有规定任何内容", en: "`\(entry.key)` is empty and says nothing"),
      at: entry.keySpan, severity: .warning,
      help: Message(zh: "补上内容，或删去此行", en: "say what belongs there, or leave the line out"))
  }
}
