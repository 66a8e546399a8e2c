/// Where a value stands in a frame.
package enum Slot: Hashable, Sendable {
  case word(Int)
  case object(Int)
}

/// A value's slot and, for one that may be absent, the word that is 1 while it is there.
package struct Place: Hashable, Sendable {
  package let slot: Slot
  package let presence: Int?

  package init(slot: Slot, presence: Int? = nil) {
    self.slot = slot
    self.presence = presence
  }
}

/// Everything that an expression can read without asking: parameters, fields, inputs, facts.
///
/// Laid out once for each workflow; the layout decides each value's slot when the rule book is
/// compiled, so reading is an index.
///
/// There is one of it for each step; it is lent to every evaluation and never copied.
package struct Frame: ~Copyable, Sendable {
  /// Slots that every frame has.
  package enum Word {
    /// The step's instant.
    @inlinable package static var now: Int { 0 }
    /// The civil day of `now`.
    @inlinable package static var today: Int { 1 }
    /// The instant at which the state that owns the expression was entered.
    @inlinable package static var entered: Int { 2 }
    /// The outcome of the command's code check.
    @inlinable package static var check: Int { 3 }
    /// The fewest and the most elements of the list whose count was wrong, for the sentence that
    /// says so.
    @inlinable package static var fewest: Int { 4 }
    @inlinable package static var most: Int { 5 }
    @inlinable package static var count: Int { 6 }
  }

  package var words: [Int64]
  package var objects: FrameObjects

  package init(words: Int, objects: Int) {
    self.words = Array(repeating: 0, count: words)
    self.objects = FrameObjects(count: objects)
  }
}

extension Frame {
  /// A frame in which nothing but parameters is there. Pinned and current values are one: those of
  /// one day.
  package init(_ layout: FrameLayout, parameters edition: ParameterTable.Edition) {
    self.init(words: layout.words, objects: layout.objects)
    for region in [layout.pinnedParameters, layout.currentParameters] {
      words.replaceSubrange(region.words, with: edition.words)
      for (slot, object) in zip(region.objects, edition.objects) { objects[slot] = object }
    }
  }
}
