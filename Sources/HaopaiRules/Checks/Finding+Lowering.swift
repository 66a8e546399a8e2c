import HaopaiDiagnostics
import HaopaiDomain
import HaopaiExpression
import HaopaiProgram

// The findings about what a workflow does.
extension Finding {
  static func keyCount(found: Int, wanted: Int, at span: SourceSpan) -> Finding {
    Finding(
      .keyCount,
      Message(
        zh: "此处应有 \(wanted) 个键，实际是 \(found) 个",
        en: "\(wanted) keys are expected here, found \(found)"),
      at: span)
  }

  static func counterKeyUnset(_ counter: Name, field: String) -> Finding {
    Finding(
      .unassignedCounterKey,
      Message(
        zh: "次数 `\(counter.value)` 依据字段 `\(field)`，此处该字段可能尚未填写",
        en: "counter `\(counter.value)` counts by the field `\(field)`, which may be unset here"),
      at: counter.span)
  }

  static func listMaximum(_ input: Name, isList: Bool) -> Finding {
    let message =
      isList
      ? Message(
        zh: "列表 `\(input.value)` 须有 `max`", en: "the list `\(input.value)` needs a `max`")
      : Message(
        zh: "`max` 只用于列表，`\(input.value)` 不是列表",
        en: "`max` is for lists, `\(input.value)` is none")
    return Finding(.listMaximum, message, at: input.span)
  }

  static func checkNeedsSecret(_ input: Name) -> Finding {
    Finding(
      .checkNeedsSecret,
      Message(
        zh: "验证码输入项 `\(input.value)` 的类型应为 `secret`",
        en: "`\(input.value)` carries a code, so its type must be `secret`"),
      at: input.span)
  }

  static func shownNeedsInstant(_ field: Name, at span: SourceSpan) -> Finding {
    Finding(
      .shownNeedsInstant,
      Message(
        zh: "字段 `\(field.value)` 不是 `instant`，不能作为倒计时显示",
        en: "`\(field.value)` cannot be shown as a clock: its type is not `instant`"),
      at: span)
  }

  static func fieldAlwaysSet(_ field: Name, declared: SourceSpan) -> Finding {
    Finding(
      .fieldAlwaysSet,
      Message(
        zh: "字段 `\(field.value)` 有默认值，不能取消",
        en: "`\(field.value)` has a default, so it cannot be taken away"),
      at: field.span, related: [Related(span: declared, message: .declaredHere)])
  }

  static func assignmentRange(_ field: Name, at span: SourceSpan) -> Finding {
    Finding(
      .assignmentRange,
      Message(
        zh: "此值可能超出字段 `\(field.value)` 的范围",
        en: "this value may lie outside the range of the field `\(field.value)`"),
      at: span)
  }

  static func assignmentCount(_ field: Name, most: Int, at span: SourceSpan) -> Finding {
    Finding(
      .assignmentRange,
      Message(
        zh: "此列表可能多于字段 `\(field.value)` 允许的 \(most) 项",
        en: "this list may have more than the \(most) items that the field `\(field.value)` takes"),
      at: span)
  }

  static func valueRange(
    _ type: ValueType, within bounds: ClosedRange<Int64>, at span: SourceSpan
  ) -> Finding {
    func words(_ value: Int64) -> String {
      type == .duration ? TimeSpan(milliseconds: value).description : String(value)
    }
    let (least, most) = (words(bounds.lowerBound), words(bounds.upperBound))
    return Finding(
      .valueRange,
      Message(
        zh: "此值须总在 `\(least)` 和 `\(most)` 之间",
        en: "this value must always lie between `\(least)` and `\(most)`"),
      at: span,
      help: Message(
        zh: "参数可用 `range` 限定", en: "a parameter is bounded by its `range`"))
  }

  static func countOverMaximum(
    _ set: Name, at span: SourceSpan, maximum: SourceSpan
  ) -> Finding {
    Finding(
      .countOverMaximum,
      Message(
        zh: "号码集合 `\(set.value)` 可能容纳不下：数量可能超过其 `max`",
        en: "there may be more numbers than the `max` of `\(set.value)` allows"),
      at: span,
      help: Message(
        zh: "把 `max` 写成同一个参数，或用 `range` 限定参数",
        en: "let `max` name the same parameter, or bound the parameter by its `range`"),
      related: [Related(span: maximum, message: .declaredHere)])
  }

  static func timerCycle(_ timer: Name) -> Finding {
    Finding(
      .timerCycle,
      Message(
        zh: "定时器 `\(timer.value)` 会不断自行触发",
        en: "the timer `\(timer.value)` can fire again and again"),
      at: timer.span,
      help: Message(
        zh: "每次之间用 `after` 至少隔 `1 min`", en: "let at least `1 min` pass each time, with `after`"))
  }

  static func missingEntryField(_ field: Name, at span: SourceSpan) -> Finding {
    Finding(
      .incompleteEntry,
      Message(
        zh: "登记缺少字段 `\(field.value)`", en: "the entry lacks the field `\(field.value)`"),
      at: span, related: [Related(span: field.span, message: .declaredHere)])
  }

  static func entryTerm(_ register: Name, needsTerm: Bool) -> Finding {
    let message =
      needsTerm
      ? Message(
        zh: "登记册 `\(register.value)` 的每条登记须有期限 `for`",
        en: "an entry of `\(register.value)` needs its term, `for`")
      : Message(
        zh: "登记册 `\(register.value)` 的登记没有期限，只能由工作人员解除",
        en: "an entry of `\(register.value)` has no term, only an officer ends it")
    return Finding(.incompleteEntry, message, at: register.span)
  }

  static func badFilter(_ text: Name) -> Finding {
    Finding(
      .badFilter,
      Message(
        zh: "`\(text.value)` 中有号牌序号不使用的字符",
        en: "`\(text.value)` has characters that no serial number has"),
      at: text.span)
  }

  static func missingFilter(at span: SourceSpan) -> Finding {
    Finding(
      .missingFilter,
      Message(
        zh: "`without_when` 之外没有 `without`，不会排除任何字符",
        en: "`without_when` stands without `without`, so that nothing is left out"),
      at: span,
      help: Message(
        zh: "写上要排除的字符，如 `without: \"4\"`",
        en: "write the characters to leave out, such as `without: \"4\"`"))
  }

  static func badPlaceholder(at span: SourceSpan) -> Finding {
    Finding(
      .badPlaceholder,
      Message(zh: "花括号不成对或为空", en: "this brace is not paired, or nothing stands in it"),
      at: span, help: Message(zh: "花括号本身写作 `{{`", en: "a brace itself is written `{{`"))
  }

  static func oneSidedPlaceholder(_ value: ExpressionText) -> Finding {
    Finding(
      .oneSidedPlaceholder,
      Message(
        zh: "`\(value.text)` 只在一种语言中显示", en: "`\(value.text)` is shown in one language only"),
      at: value.span, severity: .warning)
  }

  static func unusedText(_ kind: NameKind, _ name: Name) -> Finding {
    Finding(
      .unusedText,
      Message(
        zh: "没有任何地方使用\(kind.words.zh) `\(name.value)`",
        en: "nothing uses the \(kind.words.en) `\(name.value)`"),
      at: name.span, severity: .warning)
  }

  static func unusedName(_ kind: NameKind, _ name: Name, isAsked: Bool) -> Finding {
    let message =
      switch kind {
      case .input:
        Message(
          zh: "要求填写 `\(name.value)`，却没有任何地方用到",
          en: "`\(name.value)` is asked for, but nothing reads it")
      case .fact where isAsked, .factField:
        Message(
          zh: "核查了 `\(name.value)`，却没有任何地方用到",
          en: "`\(name.value)` is looked up, but nothing reads it")
      case .parameter:
        Message(
          zh: "参数 `\(name.value)` 不影响任何办理", en: "the parameter `\(name.value)` has no effect")
      default:
        Message(
          zh: "没有任何地方使用\(kind.words.zh) `\(name.value)`",
          en: "nothing uses the \(kind.words.en) `\(name.value)`")
      }
    return Finding(.unusedName, message, at: name.span, severity: .warning)
  }

  /// - Parameter isUsed: somewhere, but on no way to here.
  static func nothingToGiveBack(_ counter: Name, isUsed: Bool) -> Finding {
    Finding(
      .nothingToGiveBack,
      isUsed
        ? Message(
          zh: "到此为止没有任何动作用过次数 `\(counter.value)`，无可退还",
          en: "no way to here uses the counter `\(counter.value)`, so nothing can be given back")
        : Message(
          zh: "没有任何动作用过次数 `\(counter.value)`，无可退还",
          en: "no action uses the counter `\(counter.value)`, so nothing can be given back"),
      at: counter.span)
  }

  static func unusedExit(_ exit: Name) -> Finding {
    Finding(
      .unusedExit,
      Message(
        zh: "公共流程中没有任何地方通向出口 `\(exit.value)`",
        en: "nothing in the part leads to the exit `\(exit.value)`"),
      at: exit.span)
  }

  static func missingEngineRefusal(_ code: String, at span: SourceSpan) -> Finding {
    Finding(
      .missingEngineRefusal,
      Message(
        zh: "缺少引擎拒绝代码 `\(code)` 的文字", en: "the engine's refusal `\(code)` has no text"),
      at: span)
  }

  static func misspeltEngineRefusal(_ code: String, as written: Name) -> Finding {
    var finding = missingEngineRefusal(code, at: written.span)
    finding.help = .didYouMean(code)
    finding.fixes = [Fix(span: written.span, replacement: code, message: .writeInstead(code))]
    return finding
  }

  static func misnamed(_ kind: NameKind, _ name: Name, wanted: String) -> Finding {
    Finding(
      .misnamedFile,
      Message(
        zh: "没有文件使用\(kind.words.zh) `\(name.value)`，而多处使用 `\(wanted)`",
        en: "nobody names the \(kind.words.en) `\(name.value)`, and several name `\(wanted)`"),
      at: name.span, help: .didYouMean(wanted),
      fixes: [Fix(span: name.span, replacement: wanted, message: .writeInstead(wanted))])
  }

  static func duplicateFile(_ name: Name, earlier: SourceSpan) -> Finding {
    Finding(
      .duplicateFile,
      Message(
        zh: "已有同名文件 `\(name.value)`", en: "another file of this kind is named `\(name.value)`"),
      at: name.span, related: [Related(span: earlier, message: .firstHere)])
  }

  static func missingFile(_ kind: RuleFileKind, at span: SourceSpan) -> Finding {
    Finding(
      .missingFile,
      Message(
        zh: "规则集缺少 `\(kind.key)` 文件", en: "the rule book has no `\(kind.key)` file"),
      at: span)
  }
}

extension FindingCode {
  /// What: a counter with keys of its own is used where a field of these keys may be unset.
  /// Why: nobody could say what it counts for. Instead: set the field before, or give `keys`.
  static let unassignedCounterKey = FindingCode("unassigned-counter-key")

  /// What: a national file that every workflow needs is not there.
  static let missingFile = FindingCode("missing-file")
}
