/// What must hold whatever the bytes are.
enum Promise {
  /// Stops the process where it does not hold, and says why, optimised or not.
  static func holds(_ condition: Bool, _ reason: @autoclosure () -> String) {
    guard condition else { fatalError(reason()) }
  }
}
