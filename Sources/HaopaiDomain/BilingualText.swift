/// A text of the rule files in Chinese and English.
public struct BilingualText: Hashable, Sendable {
  public let zh: String
  public let en: String

  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }
}
