public import HaopaiDomain
import HaopaiEngine

/// Why a command never reached the rules. Nothing has changed.
public struct SubmissionFailure: Error, Hashable, Sendable {
  /// The kind of failure; more may come.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    /// kebab-case, stable.
    public let description: String

    init(_ description: String) { self.description = description }

    /// The city has no business of this id.
    public static let unknownBusiness = Code("unknown-business")
    /// The city has no case of this number.
    public static let unknownCase = Code("unknown-case")
    /// The case is over and its personal data was erased, the keys of its commands included.
    public static let erasedCase = Code("erased-case")
    /// The business has no command of this name, in whatever state.
    public static let unknownCommand = Code("unknown-command")
    /// The applicant's kind, account or identity number; `path` says which.
    public static let invalidApplicant = Code("invalid-applicant")
    /// An input that is missing, not asked for, or not of its type or range.
    public static let invalidInput = Code("invalid-input")
    /// A fact or a field of one that is missing, not asked for, or not of its type or range.
    public static let invalidFact = Code("invalid-fact")
    /// The key is empty or longer than 200 bytes.
    public static let invalidKey = Code("invalid-key")
    /// More has become due since the last call than is done at once. Nothing of the command was done;
    /// the same call again goes on from where the clock stands now.
    public static let catchingUp = Code("catching-up")
    /// The rules did what a checked rule book cannot do. Nothing has changed.
    public static let internalFault = Code("internal-fault")
  }

  /// What kind of failure it is; programs compare this, never the text.
  public let code: Code
  /// The part of the call that is wrong, such as `input.vin`, `facts.vehicle.known`,
  /// `applicant.id`.
  public let path: String
  /// For a person: what is wrong, and the nearest name where one was probably meant.
  public let text: BilingualText

  /// - Parameter nearest: the name that was probably meant.
  init(_ code: Code, path: String, nearest: String? = nil) {
    self.code = code
    self.path = path
    let sentence = Self.sentence(for: code)
    text = BilingualText(
      zh: sentence.zh + (nearest.map { "，是否想写 `\($0)`" } ?? ""),
      en: sentence.en + (nearest.map { ", did you mean `\($0)`" } ?? ""))
  }

  init(_ failure: AdmissionFailure) {
    path = failure.path
    text = Self.sentence(for: failure)
    code =
      switch failure.reason {
      case .unknownCommand: .unknownCommand
      default:
        if failure.path.hasPrefix("facts.") {
          .invalidFact
        } else if failure.path == "key" {
          .invalidKey
        } else {
          .invalidInput
        }
      }
  }

  static func wrapping<Result>(
    _ body: () throws(AdmissionFailure) -> Result
  ) throws(SubmissionFailure) -> Result {
    do throws(AdmissionFailure) {
      return try body()
    } catch {
      throw SubmissionFailure(error)
    }
  }
}

extension SubmissionFailure {
  private static func sentence(for code: Code) -> BilingualText {
    switch code {
    case .unknownBusiness:
      BilingualText(zh: "该城市没有此业务", en: "the city has no such business")
    case .unknownCase: BilingualText(zh: "没有此办件", en: "there is no such case")
    case .erasedCase:
      BilingualText(
        zh: "此办件已办结，个人信息已删除，不能再办理",
        en: "the case is over and its personal data is erased; nothing can be done with it")
    case .unknownCommand:
      BilingualText(zh: "此业务没有该操作", en: "the business has no such command")
    case .invalidApplicant:
      BilingualText(
        zh: "申请人的类型、账户或证件号码不正确",
        en: "the applicant's kind, account or identity number is not valid")
    case .catchingUp:
      BilingualText(
        zh: "正在补办此前到期的事项，请用同一时间重试",
        en: "what became due meanwhile is still being done; try again with the same instant")
    default:
      BilingualText(
        zh: "规则执行出现内部错误，未作任何更改",
        en: "the rules met an internal error; nothing was changed")
    }
  }

  private static func sentence(for failure: AdmissionFailure) -> BilingualText {
    let path = failure.path
    switch failure.reason {
    case .unknownCommand: return sentence(for: .unknownCommand)
    case .unknownInput, .unknownFact, .unknownField:
      return BilingualText(zh: "不需要 `\(path)`", en: "`\(path)` is not asked for")
    case .missingInput, .missingField:
      return BilingualText(zh: "缺少 `\(path)`", en: "`\(path)` is missing")
    case .hiddenCharacter(let code):
      let name = "U+" + String(code, radix: 16, uppercase: true).leftPadded(to: 4)
      return BilingualText(
        zh: "`\(path)` 含有不可见字符 \(name)，请删去",
        en: "`\(path)` contains \(name), which nobody can see; leave it out")
    case .wrongType(let expected, let hint):
      return BilingualText(
        zh: "`\(path)` 应为\(TypeName(expected).zh)，例如 \(hint)",
        en: "`\(path)` must be \(expected), such as \(hint)")
    case .outOfRange(let range):
      return BilingualText(
        zh: "`\(path)` 应在 \(range.lowerBound) 和 \(range.upperBound) 之间",
        en: "`\(path)` must lie between \(range.lowerBound) and \(range.upperBound)")
    case .notOneOf(let words):
      let list = words.joined(separator: ", ")
      return BilingualText(
        zh: "`\(path)` 应为其中之一：\(list)", en: "`\(path)` must be one of \(list)")
    case .tooLong(let limit):
      return BilingualText(
        zh: "`\(path)` 长度应为 1 到 \(limit) 字节", en: "`\(path)` must have 1 to \(limit) bytes")
    case .tooMany(let limit):
      return BilingualText(
        zh: "`\(path)` 最多 \(limit) 项", en: "`\(path)` may have at most \(limit) items")
    }
  }
}

extension String {
  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: "0", count: max(0, width - utf8.count)) + self
  }
}
