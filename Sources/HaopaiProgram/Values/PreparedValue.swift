/// A value that was read against its declaration.
package enum PreparedValue: Hashable, Sendable {
  case absent
  case word(Int64)
  case object(ObjectValue)

  package var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }
}
