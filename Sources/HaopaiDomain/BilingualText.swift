/// A text of the rule files in Chinese and English.
public struct BilingualText: Hashable, Sendable {
  /// In simplified Chinese.
  public let zh: String
  /// In English.
  public let en: String

  /// Takes both as they are; either may be empty.
  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }
}
