import HaopaiDiagnostics

/// What a name in a scenario names.
enum ScenarioName: Hashable, Sendable, CaseIterable {
  case city, business, prelude, caseName
  case command, input, fact, factField
  case applicantKind, account, author, code
  case state, message, refusal, document, numberSet, expectation

  /// For names that refer to nothing.
  var unknownCode: FindingCode {
    switch self {
    case .city: .unknownCity
    case .business: .unknownBusiness
    case .prelude: .unknownPrelude
    case .caseName: .unknownCase
    case .command: .unknownCommand
    case .input: .unknownInput
    case .fact, .factField: .unknownFact
    case .applicantKind, .account, .author, .code: .unknownWord
    case .state: .unknownState
    case .message: .unknownMessage
    case .refusal: .unknownRefusal
    case .document: .unknownDocument
    case .numberSet: .unknownNumberSet
    case .expectation: .unknownExpectation
    }
  }

  var words: Message {
    switch self {
    case .city: Message(zh: "城市", en: "city")
    case .business: Message(zh: "业务", en: "business")
    case .prelude: Message(zh: "前置步骤", en: "prelude")
    case .caseName: Message(zh: "办件", en: "case")
    case .command: Message(zh: "操作", en: "command")
    case .input: Message(zh: "输入项", en: "input")
    case .fact: Message(zh: "核查信息", en: "fact")
    case .factField: Message(zh: "核查字段", en: "field of the fact")
    case .applicantKind: Message(zh: "申请人类型", en: "kind of applicant")
    case .account: Message(zh: "用户类型", en: "kind of account")
    case .author: Message(zh: "提交人", en: "submitter")
    case .code: Message(zh: "验证码", en: "code")
    case .state: Message(zh: "状态", en: "state")
    case .message: Message(zh: "消息", en: "message")
    case .refusal: Message(zh: "拒绝代码", en: "refusal")
    case .document: Message(zh: "凭证", en: "document")
    case .numberSet: Message(zh: "号码集合", en: "number set")
    case .expectation: Message(zh: "预期项", en: "expectation")
    }
  }
}
