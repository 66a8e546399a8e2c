import HaopaiDiagnostics
import HaopaiYAML

/// Actions that repeat an earlier one of their list word for word, where nothing between the two gives
/// the second one something to do.
struct RepeatedActions {
  private var first: [Wording: (index: Int, span: SourceSpan)] = [:]
  /// The last action that put numbers into a set.
  private var lastFill = -1
  /// The last action that changed anything that another can see.
  private var lastChange = -1
  private var count = 0

  mutating func check(
    _ action: ActionSyntax, _ node: YAMLNode, _ findings: inout FindingCollector
  ) {
    let index = count
    count += 1
    let kinds = action.steps.map(\.kind)
    let wording = Wording(node)
    if let earlier = first[wording] {
      // A condition may have come to hold by any change.
      let change =
        action.condition == nil && kinds.allSatisfy(\.needsNumbers) ? lastFill : lastChange
      if change <= earlier.index {
        findings.report(.repeatedAction(kinds, node, earlier: earlier.span))
        return
      }
    }
    first[wording] = (index, node.beginning)
    if kinds.contains(where: \.fills) { lastFill = index }
    if !kinds.allSatisfy(\.onlyTells) { lastChange = index }
  }
}

extension ActionSyntax.Kind {
  fileprivate var fills: Bool {
    switch self {
    case .draw, .firstFree, .move: true
    default: false
    }
  }

  /// Whether it does something only to numbers that came into a set since it was done before.
  fileprivate var needsNumbers: Bool {
    switch self {
    case .release, .claim, .issue: true
    default: false
    }
  }

  fileprivate var onlyTells: Bool {
    switch self {
    case .notify, .challenge: true
    default: false
    }
  }

  fileprivate var hasAmount: Bool {
    switch self {
    case .use, .giveBack: true
    default: false
    }
  }
}

extension Finding {
  fileprivate static func repeatedAction(
    _ kinds: [ActionSyntax.Kind], _ node: YAMLNode, earlier: SourceSpan
  ) -> Finding {
    var finding = Finding.repeatedItem(node, earlier: earlier)
    if kinds.contains(where: \.hasAmount) { finding.help = .writeAmount }
    return finding
  }
}

extension Message {
  fileprivate static let writeAmount = Message(
    zh: "如确需多次，请写 `amount`", en: "where more than one is meant, write `amount`")
}
