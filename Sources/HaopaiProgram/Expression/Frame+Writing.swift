/// A value that is written to a place of the frame: what the frame has already is not taken out.
package enum HeldValue: Sendable {
  case absent
  case word(Int64)
  case object(HeldObject)

  package init(_ value: PreparedValue) {
    switch value {
    case .absent: self = .absent
    case .word(let word): self = .word(word)
    case .object(let object): self = .object(.own(object))
    }
  }
}

extension Frame {
  package mutating func write(_ value: PreparedValue, to place: Place) {
    write(HeldValue(value), to: place)
  }

  package mutating func write(_ value: HeldValue, to place: Place) {
    var isPresent = true
    switch (value, place.slot) {
    case (.word(let word), .word(let slot)): words[slot] = word
    case (.object(let object), .object(let slot)): objects.set(object, at: slot)
    case (.absent, .word(let slot)):
      words[slot] = 0
      isPresent = false
    case (.absent, .object(let slot)):
      objects.set(ObjectLocation.empty, at: slot)
      isPresent = false
    // A declaration decides the slot and the value's kind together.
    case (.word, .object), (.object, .word): break
    }
    if let presence = place.presence { words[presence] = isPresent ? 1 : 0 }
  }
}
