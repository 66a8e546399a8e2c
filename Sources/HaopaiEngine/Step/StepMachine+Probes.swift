import HaopaiDomain
import HaopaiProgram

/// The answers to what a frame does not hold.
extension StepMachine {
  mutating func answer(
    _ probe: Probe, _ call: ProbeCall, _ view: borrowing some LedgerView
  ) throws(StepStop) -> PreparedValue {
    switch probe {
    case .counterLeft(let counter, let keys):
      return .word(try left(of: counter, tally(of: counter, keys, call, view), view))
    case .counterUsed(let counter, let keys):
      return .word(used(of: counter, try tally(of: counter, keys, call, view)))
    case .setSize(let set):
      return .word(Int64(liveNumbers(of: set).count))
    case .setContains(let set):
      return .word(liveNumbers(of: set).contains(word(0, of: call)) ? 1 : 0)
    case .setElement(let set):
      let numbers = liveNumbers(of: set)
      let index = Int(word(0, of: call))
      guard numbers.indices.contains(index) else { throw .fault(.malformedProgram) }
      return .word(numbers[index])
    case .registerLists(let register):
      return .word(entry(try tally(of: register, call, view)) == nil ? 0 : 1)
    case .registerEnds(let register):
      return .word(entry(try tally(of: register, call, view))?.ends ?? now)
    case .registerField(let register, let field):
      let entry = entry(try tally(of: register, call, view))
      return content(of: entry, workflow.registers[register.index].fields, field)
    case .numberInPool:
      let number = word(0, of: call)
      return .word(
        try isReached(number, word(1, of: call), view) { $0.releaseDay(of: $1) } ? 1 : 0)
    case .numberComposable:
      let number = word(0, of: call)
      return .word(
        try isReached(number, word(1, of: call), view) { $0.composingDay(of: $1) } ? 1 : 0)
    case .checkDigit:
      return .word(hasCheckDigit(object(0, of: call)) ? 1 : 0)
    case .textBlank:
      return .word(isBlank(object(0, of: call)) ? 1 : 0)
    case .timerDue(let owner, let index):
      let timer = state.timers.first { $0.state == owner && $0.index == index }
      return .word(timer?.due ?? now)
    case .timerProvisional(let owner, let index):
      let timer = state.timers.first { $0.state == owner && $0.index == index }
      return .word(timer?.isProvisional == true ? 1 : 0)
    case .windowsOpen, .windowsOpenAt, .windowsClose:
      return try answerWindows(probe, call)
    case .termEnd, .dateAdding, .dateSubtracting, .startOfDay, .timeOnDay, .civilDate:
      return try answerDates(probe, call)
    }
  }

  /// An entry keeps the words and the objects of its fields apart, both in the fields' order.
  private func content(
    of entry: RegisterEntryState?, _ fields: [RegisterDeclaration.Field], _ index: Int
  ) -> PreparedValue {
    let isObject = fields[index].type.isObject
    let place = fields[..<index].count { $0.type.isObject == isObject }
    if isObject {
      let objects = entry?.objects ?? []
      return .object(objects.indices.contains(place) ? objects[place] : .empty)
    }
    let words = entry?.words ?? []
    return .word(words.indices.contains(place) ? words[place] : 0)
  }

  var allWindows: [ServiceWindows] { translation?.windows ?? current.windows }

  /// `boundary`, or the closing of a window that was found open.
  var nextChange: Int64 {
    var next = boundary
    for index in allWindows.indices where openWindows >> UInt64(index) & 1 == 1 {
      let closing = allWindows[index].closes(
        at: Instant(milliseconds: now), calendar: current.calendar)
      if let closing, closing < .latest { next = min(next, closing.milliseconds) }
    }
    return next
  }

  /// Whether the windows are every day's and open; false says nothing.
  private func isOpenDaily(_ index: Int) -> Bool {
    guard translation == nil, current.dailyWindows.indices.contains(index),
      let hours = current.dailyWindows[index]
    else { return false }
    return hours.contains(Instant(milliseconds: now).millisecondOfDay)
  }

  private mutating func answerWindows(
    _ probe: Probe, _ call: ProbeCall
  ) throws(StepStop) -> PreparedValue {
    let index = Int(word(0, of: call))
    if case .windowsOpen = probe, isOpenDaily(index) {
      openWindows |= 1 << UInt64(index)
      return .word(1)
    }
    guard allWindows.indices.contains(index) else { throw .fault(.malformedProgram) }
    let windows = allWindows[index]
    let instant = Instant(milliseconds: now)
    let calendar = current.calendar
    switch probe {
    case .windowsOpen:
      let isOpen = windows.isOpen(at: instant, calendar: calendar)
      if isOpen {
        openWindows |= 1 << UInt64(index)
      } else if let change = windows.opens(after: instant, calendar: calendar) {
        note(change.milliseconds)
      }
      return .word(isOpen ? 1 : 0)
    case .windowsOpenAt:
      let then = Instant(milliseconds: word(1, of: call))
      return .word(windows.isOpen(at: then, calendar: calendar) ? 1 : 0)
    default:
      return .word(windows.closes(at: instant, calendar: calendar)?.milliseconds ?? now)
    }
  }

  private mutating func answerDates(
    _ probe: Probe, _ call: ProbeCall
  ) throws(StepStop) -> PreparedValue {
    let first = word(0, of: call)
    switch probe {
    case .startOfDay:
      return .word(Instant(CivilDate(saturating: Int(first)), .midnight).milliseconds)
    case .timeOnDay:
      let time = TimeOfDay(milliseconds: Int(word(1, of: call))) ?? .midnight
      return .word(Instant(CivilDate(saturating: Int(first)), time).milliseconds)
    case .civilDate:
      return .word(Int64(Instant(milliseconds: first).date.dayNumber))
    default:
      guard let term = Term(word: word(1, of: call)) else { throw .fault(.malformedProgram) }
      return .word(count(probe, from: first, term))
    }
  }

  private mutating func count(_ probe: Probe, from first: Int64, _ term: Term) -> Int64 {
    switch probe {
    case .termEnd:
      let day = Instant(milliseconds: first).date
      let end = current.calendar.end(of: term, from: day)
      if end.provisional { isProvisional = true }
      return end.instant.milliseconds
    case .dateAdding:
      let last = current.calendar.lastDay(of: term, from: CivilDate(saturating: Int(first)))
      if last.provisional { isProvisional = true }
      return Int64(last.date.dayNumber)
    default:
      let before = current.calendar.day(term, before: CivilDate(saturating: Int(first)))
      if before.provisional { isProvisional = true }
      return Int64(before.date.dayNumber)
    }
  }

  /// What is no number at all has no check digit either.
  private func hasCheckDigit(_ value: ObjectValue) -> Bool {
    guard case .text(let text) = value else { return false }
    return (try? VehicleIdentification(text)) != nil
  }

  /// What nobody would see in print is no content either.
  private func isBlank(_ value: ObjectValue) -> Bool {
    guard case .text(let text) = value else { return true }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// Whether a day that the pool knows of a number has come; false for a number that it does not hold.
  private mutating func isReached(
    _ word: Int64, _ kind: Int64, _ view: borrowing some LedgerView,
    _ dayOfOrdinal: (NumberPool, Int) -> Int32?
  ) throws(StepStop) -> Bool {
    guard let kind = ledgerKind(Int(kind)), let pool = try pool(kind, view),
      let ordinal = pool.layout.ordinal(ofWord: word)
    else { return false }
    guard let day = dayOfOrdinal(pool, ordinal) else { return false }
    note(Instant(CivilDate(saturating: Int(day)), .midnight).milliseconds)
    return Int64(day) <= frame.words[Frame.Word.today]
  }

  /// - Parameter kind: as the ledger counts them.
  mutating func pool(
    _ kind: Int, _ view: borrowing some LedgerView
  ) throws(StepStop) -> NumberPool? {
    switch view.pool(kind) {
    case .value(let pool): return pool
    case .notLoaded: throw .load(.pool(kind))
    }
  }

  /// A plate kind of the case's book as the ledger counts them; nil for one that is no more.
  func ledgerKind(_ kind: Int) -> Int? {
    guard let translation else { return kind }
    return translation.plateKind(kind)
  }
}
