/// A value that does not print itself: interpolation, `print`, `debugPrint` and `dump` all show the
/// same mark. `value` is the way in, easy to find in a review.
public struct Redacted<Value> {
  /// The value in the clear.
  public let value: Value

  /// Covers a value; nothing is copied out or encrypted.
  public init(_ value: Value) { self.value = value }
}

extension Redacted: Sendable where Value: Sendable {}
extension Redacted: Equatable where Value: Equatable {}
extension Redacted: Hashable where Value: Hashable {}

extension Redacted: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The mark, `‹redacted›`, whatever the value.
  public var description: String { "‹redacted›" }
  /// The same mark.
  public var debugDescription: String { description }
  /// Without children, so that `dump` finds nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
