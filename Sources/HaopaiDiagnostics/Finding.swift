/// A sentence in both languages of the product. Lower case, no full stop, one line; the user's own
/// words stand between backticks.
public struct Message: Hashable, Sendable {
  /// In simplified Chinese.
  public let zh: String
  /// In English; says the same.
  public let en: String

  /// Takes both sentences as they are; neither is checked.
  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }
}

/// The stable, kebab-case word by which a kind of finding is known. Never reused for anything else.
public struct FindingCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The word itself, `duplicate-key`; stable across versions.
  public let description: String

  /// Takes the word as it is; only literals, so that no code is made up at run time.
  public init(_ code: StaticString) { description = String(describing: code) }

  /// By the bytes of the word: an order for output, without meaning.
  public static func < (left: FindingCode, right: FindingCode) -> Bool {
    left.description < right.description
  }
}

/// How bad a finding is. The raw values are the order: errors first.
public enum Severity: Int, Hashable, Comparable, Sendable {
  /// What it concerns cannot be used: that city, or that business of it, is not loaded.
  case error = 0
  /// Nothing is held back; somebody should look.
  case warning = 1

  /// The graver first: `error` before `warning`.
  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// One thing that is wrong in a file: what, where, the nearest cure.
public struct Finding: Hashable, Sendable {
  /// A second place that explains the first: the earlier declaration, the overlapping range.
  public struct Related: Hashable, Sendable {
    /// Where the second place is; mostly, not always, in the finding's own file.
    public let span: SourceSpan
    /// What that place has to do with the finding.
    public let message: Message

    /// Pairs a place with what it explains.
    public init(span: SourceSpan, message: Message) {
      self.span = span
      self.message = message
    }
  }

  /// A replacement of bytes that cures the finding.
  public struct Fix: Hashable, Sendable {
    /// The bytes to replace; empty where something is to be inserted.
    public let span: SourceSpan
    /// What to write instead; empty where the bytes are to go.
    public let replacement: String
    /// The change in words: what a person reads before it is made.
    public let message: Message

    /// Describes a change; nothing is changed here.
    public init(span: SourceSpan, replacement: String, message: Message) {
      self.span = span
      self.replacement = replacement
      self.message = message
    }
  }

  /// What kind of finding it is; programs compare this, never the message.
  public let code: FindingCode
  /// Whether what it concerns can be used all the same.
  public let severity: Severity
  /// What is wrong, and with which words of the file.
  public let message: Message
  /// The bytes to underline.
  public let span: SourceSpan
  /// The nearest way out in words; nil where none is known. It may say what a fix says.
  public var help: Message?
  /// Other places that explain this one; mostly none.
  public var related: [Related]
  /// Replacements that cure it, each by itself; none where the cure is not certain.
  public var fixes: [Fix]
  /// What expressions call the thing that the finding says nobody declares: `case.vin`, `draws`; of a
  /// missing command its name.
  package var subject: String?

  /// Describes what is wrong; it is shown once a collector has it and a renderer runs.
  public init(
    _ code: FindingCode,
    _ message: Message,
    at span: SourceSpan,
    severity: Severity = .error,
    help: Message? = nil,
    related: [Related] = [],
    fixes: [Fix] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.span = span
    self.help = help
    self.related = related
    self.fixes = fixes
  }
}
