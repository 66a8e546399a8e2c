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

  /// The civil day on which the number is published; nil for one that is none of the pool's.
  func releaseDay(of ordinal: Int) -> Int32? {
    layout.block(of: ordinal).map { layout.releases[$0].releasedOnDay }
  }

  /// The civil day from which on the number can be composed; nil for one that is none of the pool's.
  func composingDay(of ordinal: Int) -> Int32? {
    layout.block(of: ordinal).map { layout.releases[$0].composedFromDay }
  }
}
