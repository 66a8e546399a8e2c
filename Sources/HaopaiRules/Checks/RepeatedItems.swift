import HaopaiDiagnostics
import HaopaiYAML

/// What a list says again, word for word: it means nothing the second time, and mostly something else
/// was meant.
enum RepeatedItems {
  /// Below this a walk over the items is faster than hashing.
  private static let small = 12

  /// The items without those that repeat an earlier one; each of these is reported.
  static func leftOut(
    of items: [YAMLNode], _ findings: inout FindingCollector
  ) -> [YAMLNode] {
    guard items.count > small || items.isRepetitive else { return items }
    var first: [Wording: SourceSpan] = [:]
    return items.filter { item in
      let earlier = first.updateValue(item.beginning, forKey: Wording(item))
      guard let earlier else { return true }
      first[Wording(item)] = earlier
      findings.report(.repeatedItem(item, earlier: earlier))
      return false
    }
  }
}

extension [YAMLNode] {
  /// Whether some item says what another does: each is held against each.
  fileprivate var isRepetitive: Bool {
    indices.contains { index in
      self[..<index].contains { Wording($0) == Wording(self[index]) }
    }
  }
}

/// What a node says, wherever it stands. Quotes count: `none` and `"none"` are two things.
struct Wording: Hashable {
  private let node: YAMLNode

  init(_ node: YAMLNode) { self.node = node }

  static func == (left: Self, right: Self) -> Bool { equal(left.node, right.node) }

  func hash(into hasher: inout Hasher) { Self.hash(node, into: &hasher) }

  private static func equal(_ left: YAMLNode, _ right: YAMLNode) -> Bool {
    switch (left.content, right.content) {
    case (.scalar(let first), .scalar(let second)):
      first.text == second.text && (first.style == .plain) == (second.style == .plain)
    case (.sequence(let first), .sequence(let second)):
      first.count == second.count && zip(first, second).allSatisfy { equal($0, $1) }
    case (.mapping(let first), .mapping(let second)):
      first.count == second.count
        && zip(first, second).allSatisfy { $0.key == $1.key && equal($0.value, $1.value) }
    default: false
    }
  }

  private static func hash(_ node: YAMLNode, into hasher: inout Hasher) {
    switch node.content {
    case .scalar(let scalar): hasher.combine(scalar.text)
    case .sequence(let items):
      hasher.combine(items.count)
      for item in items { hash(item, into: &hasher) }
    case .mapping(let entries):
      hasher.combine(-entries.count)
      for entry in entries {
        hasher.combine(entry.key)
        hash(entry.value, into: &hasher)
      }
    }
  }
}

extension Finding {
  /// One of the two may have been meant to be another, but nothing fails.
  static func repeatedItem(_ node: YAMLNode, earlier: SourceSpan) -> Finding {
    Finding(
      .duplicateItem, node.text.map { .duplicateItem($0) } ?? .repeated, at: node.beginning,
      severity: .warning, related: [Related(span: earlier, message: .firstHere)])
  }
}

extension Message {
  fileprivate static let repeated = Message(
    zh: "此项与前面的一项完全相同", en: "this repeats an earlier item word for word")
}
