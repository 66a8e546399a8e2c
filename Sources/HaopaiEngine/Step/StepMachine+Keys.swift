import HaopaiDomain
import HaopaiProgram

/// The counters and registers that a step looks at, each found by its key: a name, a counter's
/// period, and values.
///
/// A key is written at the end of `keyDraft`, for keys may ask for values with keys of their own, and
/// taken away again; the first look at a counter or a register moves it to `keyBytes`.
extension StepMachine {
  // MARK: - Counters

  /// The index of the counter's tally, read from the view on first sight.
  mutating func tally(
    of counter: CounterID, _ keys: [ProgramID], _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    let question = TallyQuestion(counter, keys, in: workflow.readings)
    if let question, let known = knownTallies.first(where: { $0.question == question }) {
      return known.tally
    }
    let start = beginKey(of: counter)
    defer { keyDraft.removeSubrange(start...) }
    try appendKey(keys, workflow.counters[counter.index].keyTypes, view)
    let tally = try counterTally(from: start, view)
    if let question { knownTallies.append((question, tally)) }
    return tally
  }

  mutating func tally(
    of counter: CounterID, _ keys: [ProgramID]?, _ call: ProbeCall,
    _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    if let keys { return try tally(of: counter, keys, view) }
    let start = beginKey(of: counter)
    defer { keyDraft.removeSubrange(start...) }
    appendKey(argumentsOf: call, workflow.counters[counter.index].keyTypes)
    return try counterTally(from: start, view)
  }

  mutating func tally(
    of key: CounterKey, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    let start = keyDraft.count
    keyDraft += key.bytes
    defer { keyDraft.removeSubrange(start...) }
    return try counterTally(from: start, view)
  }

  /// For whenever values are set that keys may be of.
  mutating func forgetTallies() {
    if !knownTallies.isEmpty { knownTallies.removeAll(keepingCapacity: true) }
  }

  /// For whenever a value is set.
  mutating func forgetTallies(reading place: Place) {
    for index in knownTallies.indices.reversed()
    where knownTallies[index].question.reads(place) {
      knownTallies.remove(at: index)
    }
  }

  private mutating func beginKey(of counter: CounterID) -> Int {
    let start = keyDraft.count
    keyDraft.appendKey(text: workflow.counters[counter.index].nameBytes)
    if let period = period(of: counter) { keyDraft.appendKey(Int64(period)) }
    return start
  }

  private mutating func counterTally(
    from start: Int, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    for index in counters.indices where isDrafted(counters[index].key, from: start) {
      return index
    }
    guard case .value(let reading) = view.used(keyDraft.span.extracting(start...)) else {
      throw .load(.counter(CounterKey(keyDraft[start...])))
    }
    let key = keepKey(from: start)
    counters.append(
      CounterChange(key: key, used: reading.value, delta: 0, place: reading.place))
    return counters.count - 1
  }

  /// The period that the counter counts in at the step's instant; nil for one without.
  private func period(of counter: CounterID) -> Int32? {
    let period = workflow.counters[counter.index].period
    guard period != .ever else { return nil }
    let date = Instant(milliseconds: now).date
    switch period {
    case .ever: return nil
    case .day: return date.dayNumber
    case .month: return Int32(date.year * 12 + date.month - 1)
    case .year: return Int32(date.year)
    }
  }

  // MARK: - Registers

  /// The index of the register entry's tally, read from the view on first sight.
  mutating func tally(
    of register: RegisterID, _ keys: [ProgramID], _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    let start = keyDraft.count
    keyDraft.appendKey(text: workflow.registers[register.index].nameBytes)
    defer { keyDraft.removeSubrange(start...) }
    try appendKey(keys, workflow.registers[register.index].keys, view)
    return try registerTally(from: start, view)
  }

  mutating func tally(
    of register: RegisterID, _ call: ProbeCall, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    let start = keyDraft.count
    keyDraft.appendKey(text: workflow.registers[register.index].nameBytes)
    defer { keyDraft.removeSubrange(start...) }
    appendKey(argumentsOf: call, workflow.registers[register.index].keys)
    return try registerTally(from: start, view)
  }

  private mutating func registerTally(
    from start: Int, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    for index in registers.indices where isDrafted(registers[index].key, from: start) {
      return index
    }
    guard case .value(let reading) = view.entry(keyDraft.span.extracting(start...)) else {
      throw .load(.register(RegisterKey(keyDraft[start...])))
    }
    let key = keepKey(from: start)
    registers.append(
      RegisterChange(
        key: key, read: reading.value, entry: reading.value, isWritten: false,
        place: reading.place))
    return registers.count - 1
  }

  private func isDrafted(_ key: Range<Int>, from start: Int) -> Bool {
    keyBytes.span.extracting(key).isSame(as: keyDraft.span.extracting(start...))
  }

  private mutating func keepKey(from start: Int) -> Range<Int> {
    let first = keyBytes.count
    keyBytes += keyDraft[start...]
    return first..<keyBytes.count
  }

  // MARK: - Values

  private mutating func appendKey(
    _ ids: [ProgramID], _ types: [ValueType], _ view: borrowing some LedgerView
  ) throws(StepStop) {
    for index in 0..<min(ids.count, types.count) {
      if types[index].isObject {
        appendKey(try held(ids[index], view))
      } else {
        appendKey(try word(ids[index], view), of: types[index])
      }
    }
  }

  private mutating func appendKey(argumentsOf call: ProbeCall, _ types: [ValueType]) {
    for index in types.indices {
      if types[index].isObject {
        appendKey(held(index, of: call))
      } else {
        appendKey(word(index, of: call), of: types[index])
      }
    }
  }

  private mutating func appendKey(_ held: HeldObject) {
    if frame.objects.appendText(held, to: &keyDraft) {
      keyDraft.endKeyText()
    } else {
      keyDraft.appendKey(frame.objects.object(held))
    }
  }

  /// A word of an enumeration goes into a key as it is written: another book may count them
  /// differently, and means the same entry.
  private mutating func appendKey(_ word: Int64, of type: ValueType) {
    if case .enumeration(let id) = type,
      workflow.enumerations[id.index].cases.indices.contains(Int(word))
    {
      keyDraft.appendKey(workflow.enumerations[id.index].cases[Int(word)])
    } else {
      keyDraft.appendKey(word)
    }
  }
}

/// A counter and programs for its keys that do nothing but read a value: while nobody sets one, the
/// answer is the same, and a command asks several times.
struct TallyQuestion: Equatable {
  private let counter: CounterID
  private let first: ExpressionProgram.Reading?
  private let second: ExpressionProgram.Reading?

  /// Whether a key is the value at the place, or whether there is one.
  func reads(_ place: Place) -> Bool {
    reads(place.slot) || place.presence.map { reads(.word($0)) } ?? false
  }

  private func reads(_ slot: Slot) -> Bool { first?.slot == slot || second?.slot == slot }

  /// Nil for more than two keys, and for one that is worked out or depends on who asks.
  init?(
    _ counter: CounterID, _ keys: [ProgramID], in readings: [ExpressionProgram.Reading?]
  ) {
    guard keys.count <= 2 else { return nil }
    for key in keys {
      switch readings[key.index] {
      case .number, .object: break
      case .word(let slot): guard slot >= Frame.Word.count else { return nil }
      case nil: return nil
      }
    }
    self.counter = counter
    first = keys.isEmpty ? nil : readings[keys[0].index]
    second = keys.count > 1 ? readings[keys[1].index] : nil
  }
}

extension ExpressionProgram.Reading {
  fileprivate var slot: Slot? {
    switch self {
    case .number: nil
    case .word(let slot): .word(slot)
    case .object(let slot): .object(slot)
    }
  }
}
