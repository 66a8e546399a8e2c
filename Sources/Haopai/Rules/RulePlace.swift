/// A line of a rule file.
public struct RulePlace: Hashable, Sendable, CustomStringConvertible {
  /// Relative to the root.
  public let path: String
  /// From 1.
  public let line: Int

  /// `cities/yantai.yaml:31`.
  public var description: String { "\(path):\(line)" }
}
