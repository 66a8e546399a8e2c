/// An expression as it is written: a tree in which every node knows its bytes.
package struct Syntax: Sendable {
  package indirect enum Content: Sendable {
    case bool(Bool)
    case int(Int64)
    case text(String)
    /// A root or the variable of a macro; written `.name` it is always a root.
    case name(String, isRoot: Bool)
    case select(Syntax, Word)
    case index(Syntax, [Syntax])
    case call(Word, [Syntax])
    case method(Syntax, Word, [Syntax])
    case list([Syntax])
    case not(Syntax)
    case negate(Syntax)
    case binary(BinaryOperator, Syntax, Syntax)
    case conditional(Syntax, Syntax, Syntax)
  }

  /// A name and where it stands, apart from the node that it belongs to.
  package struct Word: Sendable {
    package let text: String
    package let range: Range<Int>
  }

  package let content: Content
  /// UTF-8 bytes of the expression's text.
  package let range: Range<Int>
  /// Levels of the tree from here on down.
  let height: Int

  init(_ content: Content, _ range: Range<Int>) {
    self.content = content
    self.range = range
    height = 1 + (content.children.lazy.map(\.height).max() ?? 0)
  }
}

extension Syntax.Content {
  package var children: [Syntax] {
    switch self {
    case .bool, .int, .text, .name: []
    case .select(let base, _): [base]
    case .index(let base, let keys): [base] + keys
    case .call(_, let arguments): arguments
    case .method(let base, _, let arguments): [base] + arguments
    case .list(let elements): elements
    case .not(let operand), .negate(let operand): [operand]
    case .binary(_, let left, let right): [left, right]
    case .conditional(let condition, let yes, let no): [condition, yes, no]
    }
  }
}

package enum BinaryOperator: String, Hashable, Sendable {
  case or = "||"
  case and = "&&"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case isIn = "in"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"

  /// CEL's precedence; a greater number binds tighter, equals associate to the left.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .isIn: 3
    case .add, .subtract: 4
    case .multiply, .divide, .remainder: 5
    }
  }
}

/// What an expression may cost before anything is spent on it.
package enum ExpressionLimits {
  /// Bytes of one expression.
  package static let bytes = 8192
  /// Parentheses, brackets, calls and prefixes inside one another.
  package static let nesting = 64
  /// Levels of the tree; a chain of operators adds one an operator.
  package static let height = 160
  /// Elements that macros inside one another may visit.
  package static let iterations = 100_000
}
