package import HaopaiDiagnostics
package import HaopaiProgram

/// What the names of an expression mean: the roots (`param`, `case`, `input`, `draws`, …), the
/// domain's functions and the enumerations.
package struct ExpressionEnvironment: Sendable {
  package var roots: [String: Symbol]
  package var functions: [FunctionSymbol]
  /// Indexed by `EnumerationID`.
  package var enumerations: [Enumeration]

  package init(
    roots: [String: Symbol] = [:], functions: [FunctionSymbol] = [],
    enumerations: [Enumeration] = []
  ) {
    self.roots = roots
    self.functions = functions
    self.enumerations = enumerations
  }
}

/// What one name means.
package indirect enum Symbol: Sendable {
  case value(ValueSymbol)
  case group(GroupSymbol)
  case resource(ResourceSymbol)
}

/// A value in the frame.
package struct ValueSymbol: Sendable {
  package var type: ValueType
  package var place: Place
  /// The least and greatest value of a word, or of a list's words, where something narrower than
  /// `ValueType.frameRange` is declared. The frame must keep to it: totality is proven from it.
  package var range: ClosedRange<Int64>?
  /// The most elements of a list; macros need it.
  package var maximumCount: Int?
  /// The fewest elements of a list.
  package var minimumCount: Int

  package init(
    type: ValueType, place: Place, range: ClosedRange<Int64>? = nil, maximumCount: Int? = nil,
    minimumCount: Int = 0
  ) {
    self.type = type
    self.place = place
    self.range = range
    self.maximumCount = maximumCount
    self.minimumCount = minimumCount
  }

  /// A value that may be absent: reading it needs a `has` that holds.
  package var isOptional: Bool { place.presence != nil }
}

/// Names that belong together, such as a parameter group. With a presence word, the whole group
/// may be absent, and reading a member needs `has` of the group. An object: many places see the same.
package final class GroupSymbol: Sendable {
  package let members: [String: Symbol]
  package let presence: Int?

  package init(members: [String: Symbol], presence: Int? = nil) {
    self.members = members
    self.presence = presence
  }
}

/// Something that lives outside the frame and answers questions: a counter, a number set, a
/// register.
package struct ResourceSymbol: Sendable {
  package var kind: String
  /// `draws.left`; with `index`, `live_selection[vin].left`: then the keys come first among the
  /// probe's arguments.
  package var members: [String: ProbeSymbol]
  /// Like `members`, but only of what is there: reading one needs a `has(resource[key])` that holds.
  package var guardedMembers: [String: ProbeSymbol]
  /// Types of the keys in brackets; several are written `[a, b]`. Nil: no brackets.
  package var keys: [ValueType]?
  /// Used when the keys are left out.
  package var memberWithoutKeys: [String: ProbeSymbol]
  /// What the keys that may be left out read and may not be set here, such as `case.vin`: why
  /// `memberWithoutKeys` is empty.
  package var unsetKeys: [String]
  /// `resource[0]` as an element: an `int` index; needs `size` proven greater than the index.
  package var element: ProbeSymbol?
  /// `size(resource)`.
  package var size: ProbeSymbol?
  /// `x in resource`.
  package var contains: ProbeSymbol?
  /// `has(resource[key])`.
  package var presence: ProbeSymbol?

  package init(
    kind: String, members: [String: ProbeSymbol] = [:],
    guardedMembers: [String: ProbeSymbol] = [:], keys: [ValueType]? = nil,
    memberWithoutKeys: [String: ProbeSymbol] = [:], unsetKeys: [String] = [],
    element: ProbeSymbol? = nil,
    size: ProbeSymbol? = nil, contains: ProbeSymbol? = nil, presence: ProbeSymbol? = nil
  ) {
    self.kind = kind
    self.members = members
    self.guardedMembers = guardedMembers
    self.keys = keys
    self.memberWithoutKeys = memberWithoutKeys
    self.unsetKeys = unsetKeys
    self.element = element
    self.size = size
    self.contains = contains
    self.presence = presence
  }
}

/// A question to the engine: an entry of the workflow's probe table.
package struct ProbeSymbol: Hashable, Sendable {
  package var probe: Int
  package var parameters: [ValueType]
  package var result: ValueType
  package var range: ClosedRange<Int64>?
  /// The answer may change as time goes on; see `CheckedExpression.readsTime`.
  package var readsTime: Bool

  package init(
    probe: Int, parameters: [ValueType] = [], result: ValueType,
    range: ClosedRange<Int64>? = nil, readsTime: Bool = false
  ) {
    self.probe = probe
    self.parameters = parameters
    self.result = result
    self.range = range
    self.readsTime = readsTime
  }
}

/// A function or property of the domain, beyond CEL's own.
package struct FunctionSymbol: Sendable {
  package enum Form: Hashable, Sendable {
    /// `term_end(entered, t)`
    case global
    /// `param.window.open`: the first parameter is the receiver.
    case property
    /// `case.day - param.cancel_before`: the name is the operator.
    case infix
  }

  package var name: String
  package var form: Form
  package var lowering: ProbeSymbol
  package var summary: Message

  package init(name: String, form: Form, lowering: ProbeSymbol, summary: Message) {
    self.name = name
    self.form = form
    self.lowering = lowering
    self.summary = summary
  }
}
