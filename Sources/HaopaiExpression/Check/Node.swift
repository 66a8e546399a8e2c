import HaopaiProgram

/// A checked piece of an expression: typed, every name resolved.
struct Node: Sendable {
  indirect enum Content: Sendable {
    case word(Int64)
    case object(ObjectValue)
    case slot(Slot)
    /// The variable of a macro, by its number in the expression.
    case variable(Int)
    /// Whether all these words of the frame are 1.
    case present([Int])
    case probe(ProbeSymbol, [Node])
    case not(Node)
    case and(Node, Node)
    case or(Node, Node)
    case conditional(Node, Node, Node)
    /// Words, texts or lists; the outcomes of `Order` that make it true.
    case compare(UInt8, Node, Node)
    case inSet(Node, Node)
    case inList(Node, Node)
    case reached(Node)
    /// Fails with a range error when the result leaves `limits`.
    case arithmetic(Arithmetic, Node, Node, limits: ClosedRange<Int64>?)
    case negate(Node)
    case search(TextSearch, Node, Node)
    case join(Node, Node)
    case size(Node)
    case list([Node])
    case element(Node, Node)
    case floorDivide(Node, by: Int64)
    case requireRange(Node, ClosedRange<Int64>)
    case calendarField(CalendarField, Node, offset: Int)
    case textOf(TextForm, Node)
    case macro(Macro, variable: Int, list: Node, body: Node)
  }

  /// What is not certain of a node, nor of one that is made of it.
  struct Doubts: OptionSet {
    let rawValue: UInt8

    /// Its range, or that it is there, follows in part from the conditions around the expression.
    static let leansOnContext = Doubts(rawValue: 1)
    /// Evaluation may raise an error; never in an expression that was found total.
    static let canFail = Doubts(rawValue: 2)
  }

  var content: Content
  var type: ValueType
  /// The least and greatest value of a word, or of the words in a list.
  var range: ClosedRange<Int64>
  /// The fewest and most elements of a list; `nil` as upper bound is "no known maximum".
  var count = CountRange()
  /// How an assumption about this value names it, such as `param.draw.size`.
  var path: String?
  /// The optional names that are there while this holds.
  var proves: [String] = []
  /// How assumptions name the size of what is not empty while this holds.
  var provesSome: String?
  var doubts: Doubts = []
  let bytes: Range<Int>

  init(
    _ content: Content, _ type: ValueType, range: ClosedRange<Int64>? = nil, at bytes: Range<Int>
  ) {
    self.content = content
    self.type = type
    self.range = range ?? type.frameRange
    self.bytes = bytes
  }
}

struct CountRange: Hashable, Sendable {
  var least: Int64 = 0
  var most: Int64?
}

enum Arithmetic: Hashable, Sendable {
  case add, subtract, multiply, divide, remainder
}

enum TextSearch: String, Hashable, Sendable {
  case startsWith, endsWith, contains
}

enum Macro: String, Hashable, Sendable, CaseIterable {
  case all, exists
  case existsOne = "exists_one"
  case map, filter
}

extension [Node] {
  var doubts: Node.Doubts { reduce([]) { $0.union($1.doubts) } }
}

extension Node {
  var canFail: Bool { doubts.contains(.canFail) }
  var leansOnContext: Bool { doubts.contains(.leansOnContext) }

  /// The number of a node that is a constant word.
  var constant: Int64? {
    if case .word(let word) = content { word } else { nil }
  }
}
