/// The languages in which every message exists, in equal quality.
public enum Language: String, Hashable, Sendable, CaseIterable {
  /// Simplified Chinese.
  case zh
  /// English.
  case en
}

extension Message {
  /// The sentence in one language.
  public func text(in language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
