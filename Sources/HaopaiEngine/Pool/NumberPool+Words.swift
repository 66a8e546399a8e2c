import HaopaiProgram

extension NumberPool {
  /// Takes a number out of the pool; one that is none of the pool's changes nothing.
  mutating func take(word: Int64) {
    if let ordinal = layout.ordinal(ofWord: word) { take(ordinal) }
  }

  /// Puts a number back; one that is none of the pool's changes nothing.
  mutating func free(word: Int64) {
    if let ordinal = layout.ordinal(ofWord: word) { free(ordinal) }
  }

  /// Whether the number is published by the pool's day, free or not.
  func isReleased(_ ordinal: Int) -> Bool {
    guard let block = layout.block(of: ordinal) else { return false }
    return layout.releases[block].releasedOnDay <= day
  }
}
