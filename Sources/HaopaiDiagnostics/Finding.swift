/// A sentence in both languages of the product. Lower case, no full stop, one line; the user's own
/// words stand between backticks.
public struct Message: Hashable, Sendable {
  public let zh: String
  public let en: String

  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }
}

/// The stable, kebab-case word by which a kind of finding is known. Never reused for anything else.
public struct FindingCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ code: StaticString) { description = String(describing: code) }

  public static func < (left: FindingCode, right: FindingCode) -> Bool {
    left.description < right.description
  }
}

public enum Severity: Int, Hashable, Comparable, Sendable {
  case error = 0
  case warning = 1

  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// One thing that is wrong in a file: what, where, the nearest cure.
public struct Finding: Hashable, Sendable {
  /// A second place that explains the first: the earlier declaration, the overlapping range.
  public struct Related: Hashable, Sendable {
    public let span: SourceSpan
    public let message: Message

    public init(span: SourceSpan, message: Message) {
      self.span = span
      self.message = message
    }
  }

  /// A replacement of bytes that cures the finding.
  public struct Fix: Hashable, Sendable {
    public let span: SourceSpan
    public let replacement: String
    public let message: Message

    public init(span: SourceSpan, replacement: String, message: Message) {
      self.span = span
      self.replacement = replacement
      self.message = message
    }
  }

  public let code: FindingCode
  public let severity: Severity
  public let message: Message
  public let span: SourceSpan
  public var help: Message?
  public var related: [Related]
  public var fixes: [Fix]
  /// What expressions call the thing that the finding says nobody declares: `case.vin`, `draws`.
  package var subject: String?

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
