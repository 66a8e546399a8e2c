import HaopaiDiagnostics
import HaopaiExpression

/// One element of an action list.
struct ActionSyntax: Sendable {
  var condition: ExpressionText?
  /// The action; more than one only in a book that is refused for it.
  var steps: [Step]

  /// A single action and where its key stands.
  struct Step: Sendable {
    var kind: Kind
    var span: SourceSpan
  }

  enum Kind: Sendable {
    case set([Assignment])
    case use(MovementSyntax)
    case giveBack(MovementSyntax)
    case draw(Draw)
    case firstFree(FirstFree)
    case move(Move)
    case extend(set: Name, hold: ExpressionText)
    case release([Name])
    case claim(Name)
    case issue(Name)
    case enter(Entry)
    case end(register: Name, keys: KeysSyntax)
    case challenge(Name)
    case notify(Notice)
  }

  struct Assignment: Sendable {
    var field: Name
    /// Nil for `none`, which takes the value away.
    var value: ExpressionText?
  }

  struct Draw: Sendable {
    var set: Name
    var kind: ExpressionText
    var count: ExpressionText
    var hold: ExpressionText
    /// Characters that no drawn number may have.
    var without: Name?
    var withoutCondition: ExpressionText?
    /// Whether there is a condition, but nothing that it is about.
    var lacksFilter: Bool
  }

  struct FirstFree: Sendable {
    var numbers: ExpressionText
    var kind: ExpressionText
    var set: Name
    var hold: ExpressionText?
  }

  struct Move: Sendable {
    var number: ExpressionText
    var set: Name
    var hold: ExpressionText?
  }

  struct Entry: Sendable {
    var register: Name
    var keys: KeysSyntax
    var fields: [(name: Name, value: ExpressionText)]
    var fieldsSpan: SourceSpan
    var term: ExpressionText?
  }

  struct Notice: Sendable {
    var address: ExpressionText
    var message: Name
    var until: ExpressionText?
  }
}

/// `use: draws` or `use: { counter: draws, keys: [...], amount: 2 }`.
struct MovementSyntax: Sendable {
  var counter: Name
  var keys: KeysSyntax?
  var amount: ExpressionText?
}

/// The values in the brackets of a counter or register.
struct KeysSyntax: Sendable {
  var values: [ExpressionText]
  var span: SourceSpan
}
