/// The place of a declaration among its like in a workflow. What is declared is part of the type,
/// so that a state cannot be taken for a command.
package struct Index<Declaration>: Hashable, Sendable {
  package let index: Int

  package init(_ index: Int) { self.index = index }
}

package typealias ProgramID = Index<ExpressionProgram>
package typealias StateID = Index<StateNode>
package typealias BranchID = Index<Branch>
package typealias CommandID = Index<Command>
package typealias SetID = Index<NumberSetDeclaration>
package typealias CounterID = Index<CounterDeclaration>
package typealias RegisterID = Index<RegisterDeclaration>
package typealias ChallengeID = Index<ChallengeDeclaration>
package typealias RefusalID = Index<RefusalDeclaration>
package typealias MessageID = Index<MessageDeclaration>
package typealias DocumentID = Index<DocumentDeclaration>
package typealias FactID = Index<FactDeclaration>
package typealias EnumerationID = Index<Enumeration>

extension StateID {
  package static var root: StateID { StateID(0) }
}
