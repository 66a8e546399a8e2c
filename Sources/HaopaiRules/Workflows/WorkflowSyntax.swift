import HaopaiDiagnostics
import HaopaiDomain
import HaopaiExpression

/// A workflow or part file.
struct WorkflowSyntax: Sendable {
  /// What the workflow that mounts a part must have, and where the part can end.
  struct Interface: Sendable {
    var fields: [ValueDeclaration] = []
    var numbers: [Name] = []
    var exits: [Name] = []
  }

  var name: Name
  var title: BilingualText
  /// Nil for a workflow.
  var interface: Interface?
  /// Nil for a part.
  var open: CommandSyntax?
  /// False where something stands in for `open`, which was reported.
  var isOpenKnown = true
  var parameters: [ParameterDeclaration] = []
  /// Paths of declarations that were reported, so that nobody reports their values as unknown.
  var brokenParameters: Set<String> = []
  /// What the values of every city must fulfil.
  var demands: [DemandSyntax] = []
  /// What citizens are told of it.
  var notice: [NoticeSyntax] = []
  var resources: ResourcesSyntax
  var facts: [FactSyntax] = []
  var fields: [ValueDeclaration] = []
  var challenges: [ChallengeSyntax] = []
  var documents: [DocumentSyntax] = []
  /// The top level of the file, whose children are its `states`.
  var root: StateSyntax
}

/// What a workflow, a part and a shared file can all declare.
struct ResourcesSyntax: Sendable {
  var counters: [CounterSyntax] = []
  var registers: [RegisterSyntax] = []
  var refusals: [SentenceSyntax] = []
  var messages: [SentenceSyntax] = []
}

/// A file that several workflows share: `shared: national`, or `messages: national` with the
/// refusals that the engine gives by itself.
struct SharedSyntax: Sendable {
  var name: Name
  var resources: ResourcesSyntax
  /// The sections that notices can have, in their order.
  var sections: [NoticeSectionSyntax] = []
}
