import HaopaiDomain
import HaopaiProgram

/// The counters and registers that a step looks at, each found by its key: a name, a counter's
/// period, and values.
///
/// A key is written at the end of `keyBytes` and taken away again; only the first look at a counter
/// or a register makes a text of its own of it.
extension StepMachine {
  // MARK: - Counters

  /// The index of the counter's tally, read from the view on first sight.
  mutating func tally(
    of counter: CounterID, _ keys: [ProgramID], _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    let start = beginKey(of: counter)
    defer { keyBytes.removeSubrange(start...) }
    try appendKey(keys, workflow.counters[counter.index].keyTypes, view)
    return try counterTally(from: start, view)
  }

  mutating func tally(
    of counter: CounterID, _ keys: [ProgramID]?, _ call: ProbeCall,
    _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    if let keys { return try tally(of: counter, keys, view) }
    let start = beginKey(of: counter)
    defer { keyBytes.removeSubrange(start...) }
    appendKey(argumentsOf: call, workflow.counters[counter.index].keyTypes)
    return try counterTally(from: start, view)
  }

  mutating func tally(
    of key: CounterKey, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    for index in counters.indices where counters[index].key == key { return index }
    return try read(key, view)
  }

  private mutating func beginKey(of counter: CounterID) -> Int {
    let start = keyBytes.count
    keyBytes.appendKey(workflow.counters[counter.index].name)
    if let period = period(of: counter) { keyBytes.appendKey(Int64(period)) }
    return start
  }

  private mutating func counterTally(
    from start: Int, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    for index in counters.indices
    where counters[index].key.text.isSpelled(by: keyBytes, from: start) {
      return index
    }
    return try read(CounterKey(KeyText(keyBytes[start...])), view)
  }

  private mutating func read(
    _ key: CounterKey, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    guard case .value(let used) = view.used(key) else { throw .load(.counter(key)) }
    counters.append(CounterChange(key: key, used: used, delta: 0))
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
    let start = keyBytes.count
    keyBytes.appendKey(workflow.registers[register.index].name)
    defer { keyBytes.removeSubrange(start...) }
    try appendKey(keys, workflow.registers[register.index].keys, view)
    return try registerTally(from: start, view)
  }

  mutating func tally(
    of register: RegisterID, _ call: ProbeCall, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    let start = keyBytes.count
    keyBytes.appendKey(workflow.registers[register.index].name)
    defer { keyBytes.removeSubrange(start...) }
    appendKey(argumentsOf: call, workflow.registers[register.index].keys)
    return try registerTally(from: start, view)
  }

  private mutating func registerTally(
    from start: Int, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    for index in registers.indices
    where registers[index].key.text.isSpelled(by: keyBytes, from: start) {
      return index
    }
    let key = RegisterKey(KeyText(keyBytes[start...]))
    guard case .value(let entry) = view.entry(key) else { throw .load(.register(key)) }
    registers.append(RegisterChange(key: key, read: entry, entry: entry, isWritten: false))
    return registers.count - 1
  }

  // MARK: - Values

  private mutating func appendKey(
    _ ids: [ProgramID], _ types: [ValueType], _ view: borrowing some LedgerView
  ) throws(StepStop) {
    for index in 0..<min(ids.count, types.count) {
      switch try value(ids[index], view) {
      case .word(let word): appendKey(word, of: types[index])
      case .object(let object): keyBytes.appendKey(object)
      case .absent: break
      }
    }
  }

  private mutating func appendKey(argumentsOf call: ProbeCall, _ types: [ValueType]) {
    for index in types.indices {
      if types[index].isObject {
        keyBytes.appendKey(object(index, of: call))
      } else {
        appendKey(word(index, of: call), of: types[index])
      }
    }
  }

  /// A word of an enumeration goes into a key as it is written: another book may count them
  /// differently, and means the same entry.
  private mutating func appendKey(_ word: Int64, of type: ValueType) {
    if case .enumeration(let id) = type,
      workflow.enumerations[id.index].cases.indices.contains(Int(word))
    {
      keyBytes.appendKey(workflow.enumerations[id.index].cases[Int(word)])
    } else {
      keyBytes.appendKey(word)
    }
  }
}
