/// The texts and lists of a frame. A text's bytes are laid behind those of all before it and never
/// changed, so that a slot is a location: comparing two texts and setting one slot to another's
/// count no reference.
package struct FrameObjects: Sendable {
  /// First each slot's location, then the texts, then room for more.
  private(set) var units: [UInt64]
  private(set) var lists: [ObjectValue] = []
  package let count: Int
  /// Units that are taken, those of the slots included.
  private var used: Int
  /// What `forget` keeps.
  private var kept: (units: Int, lists: Int)
  /// The slots of what was adopted.
  private var adopted = 0..<0
  /// Whether one of them was set since.
  package private(set) var hasSetAdopted = false

  package init(count: Int) {
    units = Array(repeating: 0, count: count)
    self.count = count
    used = count
    kept = (count, 0)
  }

  package subscript(slot: Int) -> ObjectValue {
    get { object(at: location(at: slot)) }
    set { set(newValue, at: slot) }
  }

  // Not by the subscript, which takes a reference of what it is given.
  package mutating func set(_ object: ObjectValue, at slot: Int) {
    if case .text(let text) = object { return set(text, at: slot) }
    lists.append(object)
    set(ObjectLocation(listAt: lists.count - 1), at: slot)
  }

  package mutating func set(_ text: String, at slot: Int) {
    let start = used
    let location = ObjectLocation(textAt: start, count: text.utf8.count)
    makeRoom(for: location.unitCount)
    used += location.unitCount
    note(slot)
    var span = units.mutableSpan
    span[slot] = location.bits
    TextUnits.write(text.utf8Span.span.bytes, to: &span, from: start)
  }

  /// Gives a slot what another has.
  package mutating func set(_ location: ObjectLocation, at slot: Int) {
    note(slot)
    units[slot] = location.bits
  }

  @inline(__always)
  private mutating func note(_ slot: Int) {
    precondition(slot < count)
    if adopted.contains(slot) { hasSetAdopted = true }
  }

  // MARK: Locations

  package func location(at slot: Int) -> ObjectLocation {
    precondition(slot < count)
    return ObjectLocation(bits: units[slot])
  }

  package func object(at location: ObjectLocation) -> ObjectValue {
    location.isList ? lists[location.start] : .text(TextUnits.text(location, in: units))
  }

  @inline(__always)
  private mutating func makeRoom(for new: Int) {
    if used + new > units.count { grow(to: used + new) }
  }

  @inline(never)
  private mutating func grow(to size: Int) {
    units.append(contentsOf: repeatElement(0, count: 2 * size - units.count))
  }

  // MARK: From step to step

  package mutating func clear(_ slots: Range<Int>) {
    precondition(slots.upperBound <= count)
    var span = units.mutableSpan
    for slot in slots { span[slot] = 0 }
  }

  /// Makes what is laid by now what `forget` leaves.
  package mutating func keep() { kept = (used, lists.count) }

  /// Gives up all that was laid after `keep`; the slots that hold it must be set anew.
  package mutating func forget() {
    used = kept.units
    adopted = 0..<0
    hasSetAdopted = false
    if lists.count > kept.lists { lists.removeSubrange(kept.lists...) }
  }

  /// Sets the slots from `first` on to objects that somebody keeps.
  package mutating func adopt(_ stored: StoredObjects, at first: Int) {
    let slots = first..<first + stored.count
    precondition(slots.upperBound <= count)
    let texts = stored.units.count - stored.count
    makeRoom(for: texts)
    let distance = ObjectLocation.Distance(units: used - stored.count, lists: lists.count)
    if !stored.lists.isEmpty { lists += stored.lists }
    TextUnits.copy(stored.count..<stored.units.count, of: stored.units, to: &units, at: used)
    used += texts
    var own = units.mutableSpan
    let other = stored.units.span
    for index in 0..<stored.count {
      own[first &+ index] = ObjectLocation(bits: other[index]).moved(by: distance).bits
    }
    adopted = slots
    hasSetAdopted = false
  }

  /// What was adopted, as it is now.
  package func storedAdopted() -> StoredObjects { stored(adopted) }

  /// The objects in some slots, nothing else beside them.
  func stored(_ slots: Range<Int>) -> StoredObjects {
    let all = units.span
    var size = slots.count
    for slot in slots { size &+= ObjectLocation(bits: all[slot]).unitCount }
    var lists: [ObjectValue] = []
    var stored: [UInt64] = []
    stored.append(addingCapacity: size) { stored in
      var next = slots.count
      for slot in slots {
        let location = ObjectLocation(bits: all[slot])
        if location.isList {
          stored.append(ObjectLocation(listAt: lists.count).bits)
          lists.append(self.lists[location.start])
        } else {
          stored.append(ObjectLocation(textAt: next, count: location.count).bits)
          next &+= location.unitCount
        }
      }
      for slot in slots {
        let location = ObjectLocation(bits: all[slot])
        for unit in location.start..<location.start &+ location.unitCount {
          stored.append(all[unit])
        }
      }
    }
    return StoredObjects(count: slots.count, units: stored, lists: lists)
  }
}
