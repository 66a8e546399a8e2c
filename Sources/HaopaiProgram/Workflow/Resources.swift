package import HaopaiDomain

/// A value that a case keeps.
package struct FieldDeclaration: Hashable, Sendable {
  package var name: String
  package var title: BilingualText?
  package var type: ValueType
  package var place: Place
  /// What the field holds when the case is opened; nil: nothing.
  package var initial: PreparedValue?
  /// Whether an instant still to come is shown among the deadlines.
  package var isShown: Bool

  package init(
    name: String, title: BilingualText?, type: ValueType, place: Place,
    initial: PreparedValue? = nil, isShown: Bool = false
  ) {
    self.name = name
    self.title = title
    self.type = type
    self.place = place
    self.initial = initial
    self.isShown = isShown
  }
}

/// A record of a trusted registry, asked of the host by key.
package struct FactDeclaration: Sendable {
  package struct Key: Hashable, Sendable {
    package var name: String
    package var type: ValueType

    package init(name: String, type: ValueType) {
      self.name = name
      self.type = type
    }
  }

  package struct Field: Sendable {
    package var name: String
    package var type: ValueType
    package var place: Place
    /// What a word lies between; of a list, each of its elements.
    package var range: ClosedRange<Int64>?
    /// The most elements of a list, where that is declared.
    package var maximumCount: Int?
    package var isOptional: Bool
    /// What a mock selection takes for it.
    package var mock: PlainValue?

    package init(
      name: String, type: ValueType, place: Place, range: ClosedRange<Int64>?,
      maximumCount: Int?, isOptional: Bool, mock: PlainValue?
    ) {
      self.name = name
      self.type = type
      self.place = place
      self.range = range
      self.maximumCount = maximumCount
      self.isOptional = isOptional
      self.mock = mock
    }
  }

  package var name: String
  package var keys: [Key]
  package var fields: [Field]

  package init(name: String, keys: [Key], fields: [Field]) {
    self.name = name
    self.keys = keys
    self.fields = fields
  }
}

/// Numbers that a case holds together, under one clock.
package struct NumberSetDeclaration: Hashable, Sendable {
  package var name: String
  package var title: BilingualText?
  package var owner: StateID
  package var maximumCount: ProgramID

  package init(name: String, title: BilingualText?, owner: StateID, maximumCount: ProgramID) {
    self.name = name
    self.title = title
    self.owner = owner
    self.maximumCount = maximumCount
  }
}

/// A limited quantity.
package struct CounterDeclaration: Hashable, Sendable {
  package enum Period: UInt8, Hashable, Sendable {
    case ever, day, month, year
  }

  /// Stable across versions and, for a shared counter, across businesses: `new-car/draws`,
  /// `shared/live_selection`.
  package let name: String
  /// The name in UTF-8: every key begins with it.
  package let nameBytes: [UInt8]
  /// As expressions name it.
  package var label: String
  package var title: BilingualText?
  package var period: Period
  package var keyTypes: [ValueType]
  /// The keys where none are written; nil when the counter must always be given keys.
  package var keys: [ProgramID]?
  /// Nil: counts without end.
  package var limit: ProgramID?
  package var refusal: RefusalID
  /// Whether the counters of an outcome show it.
  package var isShown: Bool

  package init(
    name: String, label: String, title: BilingualText?, period: Period, keyTypes: [ValueType],
    keys: [ProgramID]?, limit: ProgramID?, refusal: RefusalID, isShown: Bool
  ) {
    self.name = name
    nameBytes = Array(name.utf8)
    self.label = label
    self.title = title
    self.period = period
    self.keyTypes = keyTypes
    self.keys = keys
    self.limit = limit
    self.refusal = refusal
    self.isShown = isShown
  }
}

/// Keyed memory that cases share.
package struct RegisterDeclaration: Hashable, Sendable {
  package struct Field: Hashable, Sendable {
    package var name: String
    package var type: ValueType

    package init(name: String, type: ValueType) {
      self.name = name
      self.type = type
    }
  }

  /// Stable: `shared/number_blacklist`.
  package let name: String
  /// The name in UTF-8: every key begins with it.
  package let nameBytes: [UInt8]
  package var keys: [ValueType]
  package var fields: [Field]

  package init(name: String, keys: [ValueType], fields: [Field]) {
    self.name = name
    nameBytes = Array(name.utf8)
    self.keys = keys
    self.fields = fields
  }
}

/// While the register lists the key, the commands are refused.
package struct Bar: Hashable, Sendable {
  package var register: RegisterID
  package var keys: [ProgramID]
  package var commands: Set<CommandID>
  package var refusal: RefusalID

  package init(
    register: RegisterID, keys: [ProgramID], commands: Set<CommandID>, refusal: RefusalID
  ) {
    self.register = register
    self.keys = keys
    self.commands = commands
    self.refusal = refusal
  }
}

/// A code sent to an address, which a later command must repeat.
package struct ChallengeDeclaration: Hashable, Sendable {
  package static let digitBounds: ClosedRange<Int64> = 4...9

  package var name: String
  package var address: ProgramID
  package var validity: ProgramID
  /// Wrong answers until the code is spent.
  package var tries: ProgramID
  /// The least time between two codes.
  package var resendInterval: ProgramID?
  /// Decimal digits of the code, one of `digitBounds`.
  package var digits: ProgramID

  package init(
    name: String, address: ProgramID, validity: ProgramID, tries: ProgramID,
    resendInterval: ProgramID?, digits: ProgramID
  ) {
    self.name = name
    self.address = address
    self.validity = validity
    self.tries = tries
    self.resendInterval = resendInterval
    self.digits = digits
  }
}
