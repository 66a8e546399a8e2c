/// A value that does not print itself: interpolation, `print`, `debugPrint` and `dump` all show the
/// same mark. `value` is the way in, easy to find in a review.
public struct Redacted<Value> {
  public let value: Value

  public init(_ value: Value) { self.value = value }
}

extension Redacted: Sendable where Value: Sendable {}
extension Redacted: Equatable where Value: Equatable {}
extension Redacted: Hashable where Value: Hashable {}

extension Redacted: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "‹redacted›" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
