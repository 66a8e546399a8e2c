import HaopaiDiagnostics
import HaopaiYAML

extension FindingCollector {
  /// Reports a name that refers to nothing, with the nearest of those that are known there.
  mutating func reportUnknown(
    _ kind: NameKind, _ name: Name, among known: @autoclosure () -> [String]
  ) {
    let wantsSuggestion = wantsSuggestions
    report(.unknown(kind, name, among: known(), wantsSuggestion: wantsSuggestion))
  }
}

// The findings about names and about the form of declarations.
extension Finding {
  static func unknown(
    _ kind: NameKind, _ name: Name, among known: [String], wantsSuggestion: Bool = true
  ) -> Finding {
    let nearest = wantsSuggestion ? Nearest.word(to: name.value, among: known) : nil
    var finding = Finding(
      kind.unknownCode,
      Message(
        zh: "没有名为 `\(name.value)` 的\(kind.words.zh)",
        en: "there is no \(kind.words.en) `\(name.value)`"),
      at: name.span,
      help: nearest.map { .didYouMean($0) } ?? .knownWords(known),
      fixes: nearest.map {
        [Fix(span: name.span, replacement: $0, message: .writeInstead($0))]
      } ?? [])
    finding.subject = kind.subject(name.value)
    return finding
  }

  static func duplicate(_ kind: NameKind, _ name: Name, earlier: SourceSpan) -> Finding {
    Finding(
      .duplicateName,
      Message(
        zh: "名称 `\(name.value)` 已被使用（\(kind.words.zh)）",
        en: "the name `\(name.value)` of this \(kind.words.en) is taken"),
      at: name.span, related: [Related(span: earlier, message: .firstHere)])
  }

  static func timerNeedsOneInstant(_ name: Name) -> Finding {
    Finding(
      .timerInstant,
      Message(
        zh: "定时器 `\(name.value)` 须有 `after` 或 `at` 其中之一",
        en: "timer `\(name.value)` needs one of `after` and `at`"),
      at: name.span)
  }

  static func counterNeedsKeys(_ name: Name) -> Finding {
    Finding(
      .counterKeys,
      Message(
        zh: "次数 `\(name.value)` 须有 `per` 或 `keys` 其中之一",
        en: "counter `\(name.value)` needs one of `per` and `keys`"),
      at: name.span)
  }

  static func besideThen(_ entry: YAMLEntry, then: SourceSpan) -> Finding {
    Finding(
      .besideThen,
      Message(
        zh: "`\(entry.key)` 不能与 `then` 并列，请写入 `then` 的分支",
        en: "`\(entry.key)` cannot stand beside `then`, it belongs into its branches"),
      at: entry.keySpan, related: [Related(span: then, message: .firstHere)])
  }

  static func severalActions(_ second: YAMLEntry, first: YAMLEntry) -> Finding {
    Finding(
      .severalActions,
      Message(
        zh: "`\(second.key)` 应另起一项，动作按列表顺序执行",
        en: "`\(second.key)` needs an element of its own, actions run in the order of the list"),
      at: second.keySpan, related: [Related(span: first.keySpan, message: .firstHere)])
  }

  static func missingAction(at span: SourceSpan) -> Finding {
    Finding(
      .missingAction, Message(zh: "此项没有动作", en: "there is no action here"), at: span,
      help: .knownWords(ActionSyntax.kinds))
  }

  static func missingBranch(at span: SourceSpan) -> Finding {
    Finding(
      .missingBranch, Message(zh: "此列表没有分支", en: "this list has no branch"), at: span)
  }

  /// - Parameter owner: what has too many of them; nil for the workflow.
  static func tooLarge(
    _ name: Name, _ what: Message, of owner: NameKind? = nil, limit: Int
  ) -> Finding {
    let kind = owner?.words ?? Message(zh: "流程", en: "workflow")
    return Finding(
      .workflowTooLarge,
      Message(
        zh: "\(kind.zh) `\(name.value)` 的\(what.zh)超过 \(limit) 个",
        en: "the \(kind.en) `\(name.value)` has more than \(limit) \(what.en)"),
      at: name.span)
  }

  static func partMountsItself(_ part: Name) -> Finding {
    Finding(
      .partMountsItself,
      Message(
        zh: "公共流程 `\(part.value)` 直接或间接包含了自身", en: "the part `\(part.value)` mounts itself"),
      at: part.span)
  }

  static func partMountedTwice(_ part: Name, first: SourceSpan) -> Finding {
    Finding(
      .partMountedTwice,
      Message(
        zh: "公共流程 `\(part.value)` 有号码集合，一个业务只能使用一次",
        en: "the part `\(part.value)` has number sets, so a business can mount it once only"),
      at: part.span,
      help: Message(zh: "转到首次使用它的状态", en: "lead to the state that mounts it first"),
      related: [Related(span: first, message: .firstHere)])
  }

  static func unmappedExit(_ exit: Name, at span: SourceSpan) -> Finding {
    Finding(
      .unmappedExit,
      Message(
        zh: "没有指定出口 `\(exit.value)` 之后的状态", en: "the exit `\(exit.value)` leads nowhere"),
      at: span, related: [Related(span: exit.span, message: .declaredHere)])
  }
}
