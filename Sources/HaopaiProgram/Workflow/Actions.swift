/// What a step does. Actions run in order and see each other's effects.
package indirect enum Action: Sendable {
  /// All right-hand sides are read before the first is written.
  case set([Assignment])
  case use(CounterMovement)
  case giveBack(CounterMovement)
  case draw(Draw)
  case firstFree(FirstFree)
  case move(Move)
  /// Restarts the clock of a set that is neither empty nor lapsed.
  case extend(set: SetID, hold: ProgramID)
  case release([SetID])
  case claim(SetID)
  case issue(SetID)
  case enter(RegisterEntry)
  case end(register: RegisterID, keys: [ProgramID])
  case challenge(ChallengeID)
  case notify(Notice)
  case when(ProgramID, [Action])
}

package struct Assignment: Hashable, Sendable {
  package var place: Place
  /// Nil takes the value away.
  package var program: ProgramID?

  package init(place: Place, program: ProgramID?) {
    self.place = place
    self.program = program
  }
}

package struct CounterMovement: Hashable, Sendable {
  package var counter: CounterID
  /// In the order of the counter's keys.
  package var keys: [ProgramID]
  /// Nil is one.
  package var amount: ProgramID?

  package init(counter: CounterID, keys: [ProgramID], amount: ProgramID?) {
    self.counter = counter
    self.keys = keys
    self.amount = amount
  }
}

/// Takes numbers at random into a set, in place of what the set held.
package struct Draw: Hashable, Sendable {
  package var set: SetID
  /// The plate kind.
  package var kind: ProgramID
  package var count: ProgramID
  package var hold: ProgramID
  /// An entry of the pool's filters, applied when `filterCondition` holds or there is none.
  package var filter: Int?
  package var filterCondition: ProgramID?

  package init(
    set: SetID, kind: ProgramID, count: ProgramID, hold: ProgramID, filter: Int?,
    filterCondition: ProgramID?
  ) {
    self.set = set
    self.kind = kind
    self.count = count
    self.hold = hold
    self.filter = filter
    self.filterCondition = filterCondition
  }
}

/// Takes the first of the numbers, in their order, that is free.
package struct FirstFree: Hashable, Sendable {
  package var set: SetID
  package var kind: ProgramID
  package var numbers: ProgramID
  /// Nil: held until the workflow lets it go.
  package var hold: ProgramID?

  package init(set: SetID, kind: ProgramID, numbers: ProgramID, hold: ProgramID?) {
    self.set = set
    self.kind = kind
    self.numbers = numbers
    self.hold = hold
  }
}

/// Moves a number that the case holds into another of its sets.
package struct Move: Hashable, Sendable {
  package var number: ProgramID
  package var set: SetID
  /// Restarts the clock of the set that takes it; nil leaves that clock alone.
  package var hold: ProgramID?

  package init(number: ProgramID, set: SetID, hold: ProgramID?) {
    self.number = number
    self.set = set
    self.hold = hold
  }
}

package struct RegisterEntry: Hashable, Sendable {
  package var register: RegisterID
  package var keys: [ProgramID]
  /// In the order of the register's fields.
  package var fields: [ProgramID?]
  /// The term of the entry; nil for one that only an officer ends.
  package var term: ProgramID?

  package init(register: RegisterID, keys: [ProgramID], fields: [ProgramID?], term: ProgramID?) {
    self.register = register
    self.keys = keys
    self.fields = fields
    self.term = term
  }
}

package struct Notice: Hashable, Sendable {
  package var address: ProgramID
  package var message: MessageID
  /// Of no use after this instant.
  package var until: ProgramID?

  package init(address: ProgramID, message: MessageID, until: ProgramID?) {
    self.address = address
    self.message = message
    self.until = until
  }
}
