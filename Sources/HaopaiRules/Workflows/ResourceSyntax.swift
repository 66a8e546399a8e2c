import HaopaiDiagnostics
import HaopaiDomain
import HaopaiExpression
import HaopaiProgram

/// A question to a trusted registry: its keys, and what it answers.
struct FactSyntax: Sendable {
  var name: Name
  var keys: [ValueDeclaration]
  var fields: [Field]

  struct Field: Sendable {
    var declaration: ValueDeclaration
    /// What a mock selection takes for it.
    var mock: PlainValue?
  }
}

/// What a command asks of its author.
struct InputSyntax: Sendable {
  var declaration: ValueDeclaration
  /// The fewest and the most elements of a list.
  var minimumCount: Int
  var maximumCount: ExpressionText?
  var condition: ExpressionText?
}

struct CounterSyntax: Sendable {
  /// What one use counts for: expressions over the case, or keys that every use must give.
  enum Keys: Sendable {
    case per(KeysSyntax)
    case given([ValueDeclaration])
  }

  var name: Name
  var title: BilingualText?
  var keys: Keys
  var period: CounterDeclaration.Period
  /// Nil for `none`: counts without end.
  var limit: ExpressionText?
  /// What a use that finds the counter exhausted answers.
  var refusal: Name
}

struct RegisterSyntax: Sendable {
  enum End: Sendable {
    /// Each entry carries its term.
    case term
    /// Only an officer ends an entry.
    case pardon
  }

  /// What a listed key may not do.
  struct Bars: Sendable {
    var span: SourceSpan
    var keys: KeysSyntax
    /// Nil for `all`.
    var businesses: [Name]?
    var except: [Name]
    var commands: [Name]
    var refusal: Name
  }

  var name: Name
  var keys: [ValueDeclaration]
  var fields: [ValueDeclaration]
  var end: End
  var bars: Bars?
}

struct ChallengeSyntax: Sendable {
  var name: Name
  var address: ExpressionText
  var validity: ExpressionText
  var tries: ExpressionText
  var resend: ExpressionText?
  var digits: ExpressionText?
}

struct DocumentSyntax: Sendable {
  var name: Name
  var title: BilingualText
  var lines: [SentenceSyntax]
}

/// A refusal, a message or a document's line: text in both languages with values in braces.
struct SentenceSyntax: Sendable {
  /// The code of a refusal or message; the document's name for a line.
  var name: Name
  var zh: SentenceText
  var en: SentenceText

  /// Whether it says anything that depends on where it is used.
  var showsValues: Bool { zh.showsValues || en.showsValues }
}
