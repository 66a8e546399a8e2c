public import HaopaiDomain
package import HaopaiEngine
import HaopaiProgram

/// Why an office could not be opened on its archive, or can no longer work with it.
public struct OfficeFailure: Error, Hashable, Sendable {
  /// The kind of failure; more may come.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    /// kebab-case, stable.
    public let description: String

    init(_ description: String) { self.description = description }

    /// The city is not in the book.
    public static let unknownCity = Code("unknown-city")
    /// A case is pinned to rules that the archive does not have, or that mean something else now.
    public static let missingRules = Code("missing-rules")
    /// Rules can only be published from the clock on.
    public static let beforeClock = Code("before-clock")
    /// Something else was published at the same time.
    public static let publishedMeanwhile = Code("published-meanwhile")
    /// The rules lack a plate kind of those before them.
    public static let missingPlateKind = Code("missing-plate-kind")
    /// Two cases have one number.
    public static let twoOwners = Code("two-owners")
    /// What is kept is not what the journal gives.
    public static let auditFailed = Code("audit-failed")
    /// The office keeps nothing: what lives in memory goes with it.
    public static let noArchive = Code("no-archive")
  }

  /// What kind of failure it is; programs compare this, never the text.
  public let code: Code
  /// For a person: what is wrong, and what may be done.
  public let text: BilingualText
  /// What the archive or the journal says about it; empty where there is nothing more to say.
  public let detail: String

  init(_ code: Code, _ text: BilingualText, detail: String = "") {
    self.code = code
    self.text = text
    self.detail = detail
  }

  /// What a store says of itself: its own code.
  package init(_ failure: StoreFailure) {
    self.init(Code(failure.code), failure.text, detail: failure.detail)
  }

  init(_ fault: StoredFault) {
    switch fault {
    case .missingBook(let number, let hash): self = .missingRules(hash, of: number)
    case .unreadable(let failure): self.init(failure)
    case .twoOwners(let plate, let first, let second):
      self.init(
        .twoOwners,
        BilingualText(
          zh: "号码 \(plate) 属于两个办件：\(first.value) 和 \(second.value)",
          en: "the number \(plate) has two owners: the cases \(first.value) and \(second.value)"))
    }
  }

  static func missingRules(_ hash: ContentHash, of number: CaseNumber? = nil) -> OfficeFailure {
    OfficeFailure(
      .missingRules,
      BilingualText(
        zh: "办件所依据的规则不在数据库中，或已不能按原意读取",
        en: "rules that cases are pinned to are missing, or do not mean the same any more"),
      detail: "\(hash)\(number.map { ", \($0.value)" } ?? "")")
  }

  static let noArchive = OfficeFailure(
    .noArchive,
    BilingualText(
      zh: "这个办理处没有数据库，没有可以删除的内容",
      en: "the office has no archive, and nothing that could be erased"))

  static func beforeClock(_ clock: Instant) -> OfficeFailure {
    OfficeFailure(
      .beforeClock,
      BilingualText(
        zh: "规则不能早于 \(clock.civil) 生效：此前的事已按原规则办理",
        en: "rules cannot be in force before \(clock.civil): until then the former ones were"))
  }

  static let publishedMeanwhile = OfficeFailure(
    .publishedMeanwhile,
    BilingualText(
      zh: "同时有别的规则发布，或时间已经过去；请再发布一次",
      en: "other rules were published at the same time, or the instant has passed; publish again"))

  static func missingPlateKind(_ kind: String) -> OfficeFailure {
    OfficeFailure(
      .missingPlateKind,
      BilingualText(
        zh: "规则中不再有号牌种类 `\(kind)`，而号码可能属于它；请保留它，可以不再有号段",
        en:
          "the rules lack the plate kind `\(kind)`, which numbers may be of; keep it, if without ranges"
      ))
  }

  package static func unknownCity(_ city: String) -> OfficeFailure {
    OfficeFailure(
      .unknownCity, BilingualText(zh: "规则中没有城市 `\(city)`", en: "the rules have no city `\(city)`"))
  }

  static func wrapping<Value>(
    _ body: () throws(StoreFailure) -> Value
  ) throws(OfficeFailure) -> Value {
    do throws(StoreFailure) { return try body() } catch { throw OfficeFailure(error) }
  }
}
