import HaopaiDiagnostics

/// What a name of a workflow names.
enum NameKind: Int, CaseIterable, Sendable {
  case state, command, counter, numberSet, register, challenge, message, refusal, field, fact
  case factKey, factField, parameter, input, part, exit, business, document, word, section

  /// Names of kinds with the same space must differ: counters, number sets and registers are named
  /// alike in expressions.
  var space: NameKind {
    switch self {
    case .counter, .numberSet, .register: .counter
    default: self
    }
  }

  /// For names that refer to nothing.
  var unknownCode: FindingCode {
    switch self {
    case .state: .unknownState
    case .command: .unknownCommand
    case .counter: .unknownCounter
    case .numberSet: .unknownNumberSet
    case .register: .unknownRegister
    case .challenge: .unknownChallenge
    case .message: .unknownMessage
    case .refusal: .unknownRefusal
    case .field: .unknownField
    case .fact, .factKey, .factField: .unknownFact
    case .parameter: .unknownParameter
    case .input: .unknownInput
    case .part: .unknownPart
    case .exit: .unknownExit
    case .business: .unknownBusiness
    case .document: .unknownDocument
    case .word: .unknownWord
    case .section: .unknownSection
    }
  }

  /// What expressions call a thing of that name; nil for what they cannot name.
  func subject(_ name: String) -> String? {
    switch self {
    case .counter, .numberSet, .register: name
    case .field: "case.\(name)"
    case .fact: "fact.\(name)"
    case .input: name
    case .parameter: "param.\(name)"
    case .state, .command, .challenge, .message, .refusal, .factKey, .factField, .part, .exit,
      .business, .document, .word, .section:
      nil
    }
  }

  var words: Message {
    switch self {
    case .state: Message(zh: "状态", en: "state")
    case .command: Message(zh: "操作", en: "command")
    case .counter: Message(zh: "次数", en: "counter")
    case .numberSet: Message(zh: "号码集合", en: "number set")
    case .register: Message(zh: "登记册", en: "register")
    case .challenge: Message(zh: "验证码", en: "challenge")
    case .message: Message(zh: "消息", en: "message")
    case .refusal: Message(zh: "拒绝代码", en: "refusal")
    case .field: Message(zh: "字段", en: "field")
    case .fact: Message(zh: "核查信息", en: "fact")
    case .factKey: Message(zh: "核查条件", en: "key of the fact")
    case .factField: Message(zh: "核查信息字段", en: "field of the fact")
    case .parameter: Message(zh: "参数", en: "parameter")
    case .input: Message(zh: "输入项", en: "input")
    case .part: Message(zh: "公共流程", en: "part")
    case .exit: Message(zh: "出口", en: "exit")
    case .business: Message(zh: "业务", en: "business")
    case .document: Message(zh: "凭证", en: "document")
    case .word: Message(zh: "词", en: "word")
    case .section: Message(zh: "须知栏目", en: "section of notices")
    }
  }
}
