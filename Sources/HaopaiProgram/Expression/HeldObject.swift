/// A text or a list as an evaluation hands it on: what the frame has stays there.
package enum HeldObject: Sendable {
  /// In the frame of the evaluation, as long as that is not laid out anew.
  case inFrame(ObjectLocation)
  case own(ObjectValue)

  package static var empty: HeldObject { .own(.empty) }

  /// Lends the bytes of a text that may be in a frame of these units.
  func withText<Result>(
    in units: [UInt64], _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    switch self {
    case .inFrame(let location): TextUnits.withBytes(location, in: units, body)
    case .own(let object): TextBytes.withBytes(object.text, body)
    }
  }

  /// Lends the bytes of two texts.
  func withText<Result>(
    and other: HeldObject, in units: [UInt64],
    _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Result
  ) -> Result {
    withText(in: units) { own in other.withText(in: units) { body(own, $0) } }
  }
}

extension FrameObjects {
  package func object(_ held: HeldObject) -> ObjectValue {
    switch held {
    case .inFrame(let location): object(at: location)
    case .own(let object): object
    }
  }

  /// Appends the bytes of a text that the frame has, without making a string of it.
  ///
  /// - Returns: whether it is one.
  package func appendText(_ held: HeldObject, to bytes: inout [UInt8]) -> Bool {
    guard case .inFrame(let location) = held, !location.isList else { return false }
    TextUnits.withBytes(location, in: units) { bytes.append(contentsOf: $0) }
    return true
  }

  package mutating func set(_ held: HeldObject, at slot: Int) {
    switch held {
    case .inFrame(let location): set(location, at: slot)
    case .own(let object): set(object, at: slot)
    }
  }
}
