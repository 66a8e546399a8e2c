import HaopaiDomain
import HaopaiProgram

extension StepMachine {
  mutating func perform(
    _ actions: [Action], _ view: borrowing some LedgerView
  ) throws(StepStop) {
    for action in actions { try perform(action, view) }
  }

  private mutating func perform(
    _ action: Action, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    switch action {
    case .set(let assignments): try assign(assignments, view)
    case .use(let movement): try use(movement, during: nil, view)
    case .giveBack(let movement): try giveBack(movement, view)
    case .draw(let draw): try perform(draw, view)
    case .firstFree(let search): try perform(search, view)
    case .move(let move): try perform(move, view)
    case .extend(let set, let hold): try extend(set, hold, view)
    case .release(let sets): for set in sets { release(set) }
    case .claim(let set): try mark(set, as: .claimed)
    case .issue(let set): try mark(set, as: .issued)
    case .enter(let entry): try enter(entry, view)
    case .end(let register, let keys):
      write(nil, to: try tally(of: register, keys, view))
    case .challenge(let challenge): try send(challenge, view)
    case .notify(let notice): try notify(notice, view)
    case .when(let condition, let inner):
      if try holds(condition, view) { try perform(inner, view) }
    }
  }

  private mutating func assign(
    _ assignments: [Assignment], _ view: borrowing some LedgerView
  ) throws(StepStop) {
    hasSetFields = true
    // Most set one field, and then there is nothing to keep until all are read.
    if assignments.count == 1 {
      return write(try value(of: assignments[0], view), to: assignments[0].place)
    }
    var values: [HeldValue] = []
    values.reserveCapacity(assignments.count)
    for assignment in assignments { values.append(try value(of: assignment, view)) }
    for (assignment, value) in zip(assignments, values) { write(value, to: assignment.place) }
  }

  private mutating func write(_ value: HeldValue, to place: Place) {
    frame.write(value, to: place)
    forgetTallies(reading: place)
  }

  private mutating func value(
    of assignment: Assignment, _ view: borrowing some LedgerView
  ) throws(StepStop) -> HeldValue {
    guard let program = assignment.program else { return .absent }
    if case .object = assignment.place.slot { return .object(try held(program, view)) }
    return .word(try word(program, view))
  }

  // MARK: - Numbers

  private mutating func perform(
    _ draw: Draw, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    let kind = Int(try word(draw.kind, view))
    let count = Int(max(0, try word(draw.count, view)))
    let hold = try word(draw.hold, view)
    let isFiltered = try holds(draw.filterCondition, view)
    var filter = isFiltered ? draw.filter : nil
    if let translation, let own = filter {
      filter = translation.filter(own)
      // The pools cannot leave out any more what must be left out.
      if filter == nil { throw refusal(.poolEmpty) }
    }
    guard !isIssued(draw.set), try room(in: draw.set, view) >= count else {
      throw refusal(.setFull)
    }
    // Numbers that the step lets go are not drawable in it: the view still counts them as taken.
    release(draw.set)
    guard let kind = ledgerKind(kind), let pool = try pool(kind, view) else {
      throw refusal(.poolEmpty)
    }
    let excluded = numberChanges.compactMap {
      $0.place?.plateKind == kind ? $0.place?.ordinal : nil
    }
    let ordinals = chance.draw(
      count, filter: filter, excluding: excluded, from: pool)
    guard !ordinals.isEmpty else {
      emptyPool = kind
      throw refusal(.poolEmpty)
    }
    let numbers = pool.layout.words(at: ordinals)
    if drawn.isEmpty { drawn = numbers } else { drawn += numbers }
    place(numbers, in: draw.set, until: saturatingSum(now, hold))
    take(numbers, at: ordinals, kind: kind)
  }

  private mutating func perform(
    _ search: FirstFree, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    let kind = Int(try word(search.kind, view))
    guard case .words(let numbers) = try object(search.numbers, view),
      let kind = ledgerKind(kind), let pool = try pool(kind, view)
    else { return }
    var until = Int64.max
    if let hold = search.hold { until = saturatingSum(now, try word(hold, view)) }
    for number in numbers {
      guard let ordinal = pool.layout.ordinal(ofWord: number) else { continue }
      // What the case holds itself is not taken for it: it moves.
      let source = liveSet(holding: number)
      let isFree =
        pool.isFree(ordinal)
        && !numberChanges.contains { $0.change == .take && $0.number == number }
      guard source != nil || isFree else { continue }
      guard !isIssued(search.set), try room(in: search.set, view) > 0 else {
        throw refusal(.setFull)
      }
      if let source { state.sets[source.index].numbers.removeAll { $0 == number } }
      release(search.set)
      place([number], in: search.set, until: until)
      if source == nil { take([number], at: [ordinal], kind: kind) }
      return
    }
  }

  /// Issued numbers stay where they are: no others come in their stead.
  private func isIssued(_ set: SetID) -> Bool { state.sets[set.index].status == .issued }

  /// How many numbers the set may hold.
  private mutating func room(
    in set: SetID, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    Int(try word(workflow.sets[set.index].maximumCount, view))
  }

  /// Makes the numbers all that the set has.
  private mutating func place(_ numbers: [Int64], in set: SetID, until: Int64) {
    state.sets[set.index].numbers = numbers
    state.sets[set.index].until = until
    state.sets[set.index].status = .held
  }

  /// - Parameters:
  ///   - ordinals: of the numbers, in the pool that they come from.
  ///   - kind: of the pool, as the ledger counts them.
  private mutating func take(_ numbers: [Int64], at ordinals: [Int], kind: Int) {
    numberChanges.reserveCapacity(numberChanges.count + numbers.count)
    for (number, ordinal) in zip(numbers, ordinals) {
      numberChanges.append(
        NumberChange(
          number: number, change: .take, place: PoolPlace(plateKind: kind, ordinal: ordinal)))
    }
  }

  private mutating func perform(
    _ move: Move, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    let number = try word(move.number, view)
    guard let source = liveSet(holding: number) else { throw refusal(.numberNotHeld) }
    if source != move.set {
      let room = try room(in: move.set, view)
      if !isLive(move.set) { release(move.set) }
      guard state.sets[move.set.index].numbers.count < room else { throw refusal(.setFull) }
      state.sets[source.index].numbers.removeAll { $0 == number }
      if state.sets[move.set.index].isEmpty { clear(move.set) }
      state.sets[move.set.index].numbers.append(number)
      let status = state.sets[move.set.index].status
      if status != .held { numberChanges.append(.mark(status), number) }
    }
    // What is claimed is so until it is let go.
    if let hold = move.hold, state.sets[move.set.index].status == .held {
      state.sets[move.set.index].until = saturatingSum(now, try word(hold, view))
    }
  }

  private func liveSet(holding number: Int64) -> SetID? {
    for index in state.sets.indices
    where state.sets[index].status == .held && state.sets[index].numbers.contains(number) {
      let set = SetID(index)
      if isLive(set) { return set }
    }
    return nil
  }

  private mutating func extend(
    _ set: SetID, _ hold: ProgramID, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    guard !liveNumbers(of: set).isEmpty, state.sets[set.index].until != .max else { return }
    state.sets[set.index].until = saturatingSum(now, try word(hold, view))
  }

  /// Lets the numbers of a set go: what was claimed returns by way of the pool's delay. What had
  /// lapsed before the step is not in the set any more.
  mutating func release(_ set: SetID) {
    let content = state.sets[set.index]
    guard content.status != .issued else { return }
    let change: NumberChange.Kind = content.status == .claimed ? .giveBack : .free
    // As many come after them, as a rule: a draw lets go what the one before gave.
    numberChanges.reserveCapacity(numberChanges.count + 2 * content.numbers.count)
    for number in content.numbers { numberChanges.append(change, number) }
    clear(set)
  }

  private mutating func clear(_ set: SetID) { state.sets[set.index] = NumberSetState() }

  private mutating func mark(
    _ set: SetID, as status: NumberSetState.Status
  ) throws(StepStop) {
    let content = state.sets[set.index]
    guard isLive(set), !content.isEmpty else { throw refusal(.numberNotHeld) }
    for number in content.numbers { numberChanges.append(.mark(status), number) }
    state.sets[set.index].status = status
    state.sets[set.index].until = .max
  }

  // MARK: - Registers, codes and messages

  private mutating func enter(
    _ entry: RegisterEntry, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    let tally = try tally(of: entry.register, entry.keys, view)
    var ends = Int64.max
    if let program = entry.term {
      guard let term = Term(word: try word(program, view)) else {
        throw .fault(.malformedProgram)
      }
      // From the day of the entry to the same day: two years are over when the day comes round.
      let last = current.calendar.lastDay(of: term, from: Instant(milliseconds: now).date)
      ends = Instant(last.date, .midnight).milliseconds
    }
    var stored = RegisterEntryState(ends: ends, words: [], objects: [])
    for program in entry.fields {
      guard let program else { continue }
      switch try value(program, view) {
      case .word(let word): stored.words.append(word)
      case .object(let object): stored.objects.append(object)
      case .absent: break
      }
    }
    write(stored, to: tally)
  }

  private mutating func send(
    _ challenge: ChallengeID, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    let declaration = workflow.challenges[challenge.index]
    var sent = state.challenges[challenge.index]
    if sent.isOpen, let interval = declaration.resendInterval {
      let next = saturatingSum(sent.sentAt, try word(interval, view))
      guard next <= now else {
        note(next)
        throw refusal(.resendTooSoon)
      }
    }
    sent.ordinal += 1
    sent.sentAt = now
    sent.expiresAt = saturatingSum(now, try word(declaration.validity, view))
    sent.wrongAnswers = 0
    sent.isOpen = true
    sent.digits = Int(try word(declaration.digits, view))
    state.challenges[challenge.index] = sent
    outbox.append(
      PendingMessage(
        address: try text(declaration.address, view),
        content: .challenge(
          name: declaration.name, ordinal: sent.ordinal, digits: sent.digits),
        until: sent.expiresAt))
  }

  private mutating func notify(
    _ notice: Notice, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    var until = Int64.max
    if let program = notice.until { until = try word(program, view) }
    outbox.append(
      PendingMessage(
        address: try text(notice.address, view),
        content: .message(notice.message, values: try valuesNow(of: notice.message, view)),
        until: until))
  }

  func refusal(_ code: EngineRefusal) -> StepStop {
    .refused([workflow.engineRefusals[code.rawValue]])
  }
}

extension [NumberChange] {
  mutating func append(_ change: NumberChange.Kind, _ number: Int64) {
    append(NumberChange(number: number, change: change))
  }
}

/// A sum that stops at the latest instant, or the first, instead of overflowing.
func saturatingSum(_ instant: Int64, _ length: Int64) -> Int64 {
  let (sum, overflow) = instant.addingReportingOverflow(length)
  guard overflow else { return sum }
  return length < 0 ? .min : .max
}
