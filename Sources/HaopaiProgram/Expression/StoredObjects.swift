/// Texts and lists as a case keeps them and a program its constants: however many they are, handing
/// them on counts two references, where an array of values counts one for each text.
package struct StoredObjects: Hashable, Sendable {
  package let count: Int
  /// First each object's location, then the texts' bytes: eight a unit, the last filled up with
  /// zeros.
  let units: [UInt64]
  let lists: [ObjectValue]

  package init(_ objects: [ObjectValue]) {
    var frame = FrameObjects(count: objects.count)
    for (slot, object) in objects.enumerated() { frame[slot] = object }
    self = frame.stored(0..<objects.count)
  }

  /// Nothing but empty texts.
  package init(count: Int) { self.init(count: count, units: Array(repeating: 0, count: count)) }

  init(count: Int, units: [UInt64], lists: [ObjectValue] = []) {
    self.count = count
    self.units = units
    self.lists = lists
  }

  package subscript(index: Int) -> ObjectValue {
    get {
      let location = ObjectLocation(bits: units[index])
      return location.isList ? lists[location.start] : .text(TextUnits.text(location, in: units))
    }
    // Laid out anew, for what is kept is seldom changed one by one.
    set {
      var frame = FrameObjects(count: count)
      frame.adopt(self, at: 0)
      frame[index] = newValue
      self = frame.storedAdopted()
    }
  }
}
