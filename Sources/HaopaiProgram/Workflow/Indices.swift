// Each kind of thing a workflow declares has an index type of its own, so that a state cannot be
// taken for a command.

package struct ProgramID: Hashable, Sendable {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}

package struct StateID: Hashable, Sendable {
  package let index: Int
  package init(_ index: Int) { self.index = index }
  package static let root = StateID(0)
}

package struct CommandID: Hashable, Sendable {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}

package struct SetID: Hashable, Sendable {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}

package struct CounterID: Hashable, Sendable {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}

package struct RegisterID: Hashable, Sendable {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}

package struct ChallengeID: Hashable, Sendable {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}

package struct RefusalID: Hashable, Sendable {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}

package struct MessageID: Hashable, Sendable {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}

package struct DocumentID: Hashable, Sendable {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}

package struct FactID: Hashable, Sendable {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}
