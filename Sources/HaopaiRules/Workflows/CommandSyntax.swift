import HaopaiDiagnostics
import HaopaiDomain
import HaopaiExpression
import HaopaiProgram

/// What a state accepts, or `open`.
struct CommandSyntax: Sendable {
  struct Check: Sendable {
    var challenge: Name
    /// The name of a secret input, written `input.code`.
    var input: Name
  }

  struct Request: Sendable {
    var fact: Name
    var keys: [(name: Name, expression: ExpressionText)]
  }

  var name: Name
  var title: BilingualText?
  var author = Author.applicant
  var condition: ExpressionText?
  var inputs: [InputSyntax] = []
  var requests: [Request] = []
  var stages: [StageSyntax] = []
  var check: Check?
  var actions: [ActionSyntax] = []
  /// `then`, or the single branch that `say` and `to` mean.
  var branches: [BranchSyntax] = []

  init(name: Name) { self.name = name }
}
