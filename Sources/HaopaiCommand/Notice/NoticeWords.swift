import Haopai

/// What every form of a notice says around the city's own sentences.
struct NoticeWords {
  let language: Language

  func title(of notice: BusinessNotice) -> String {
    let (city, business) = (say(notice.city), say(notice.business))
    return language == .zh ? "\(city)：\(business)" : "\(city): \(business)"
  }

  func subtitle(of notice: BusinessNotice) -> String {
    language == .zh
      ? "业务须知，以 \(notice.day) 的规则为准" : "Notice to applicants, by the rules of \(notice.day)"
  }

  /// What follows the sections.
  func closing(of notice: BusinessNotice) -> [String] {
    let origin =
      language == .zh
      ? "本须知由规则文件生成，其中的数字均为规则的取值。"
      : "Generated from the rule files; every figure in it is a value of the rules."
    return notice.hasAssumptions ? [Self.mark + " " + assumption, origin] : [origin]
  }

  /// A sentence in one line, marked where it is not certain.
  func text(of item: BusinessNotice.Item) -> String {
    let line = say(item.text).split(whereSeparator: \.isNewline).joined(separator: " ")
    return item.isAssumed ? line + Self.mark : line
  }

  func say(_ text: BilingualText) -> String { language == .zh ? text.zh : text.en }

  private static let mark = "*"

  private var assumption: String {
    language == .zh
      ? "暂定：所依据的数值未见公布，为假定值。" : "Assumed: a value behind it is not published."
  }
}
