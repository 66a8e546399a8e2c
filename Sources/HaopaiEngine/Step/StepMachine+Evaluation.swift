import HaopaiDomain
import HaopaiProgram

extension StepMachine {
  /// Runs a program to its end, answering what it asks; gives the depth at which its result stands.
  private mutating func run(
    _ id: ProgramID, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    let program = workflow.programs[id.index]
    let depth = evaluationDepth
    if depth == evaluators.count { evaluators.append(Evaluator()) }
    evaluationDepth += 1
    defer { evaluationDepth -= 1 }
    evaluators[depth].resetBoundary()
    var stop = evaluators[depth].evaluate(program, in: frame)
    while case .probe(let probe) = stop {
      switch try answer(workflow.probes[probe], ProbeCall(depth: depth), view) {
      case .word(let word): stop = evaluators[depth].resume(program, in: frame, word: word)
      case .object(let object):
        stop = evaluators[depth].resume(program, in: frame, object: object)
      case .absent: throw .fault(.malformedProgram)
      }
    }
    if program.readsToday { note(startOfTomorrow) }
    note(evaluators[depth].boundary)
    if case .failed(let error) = stop { throw .fault(.expression(error)) }
    return depth
  }

  mutating func word(
    _ id: ProgramID, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int64 {
    trace?.evaluated.insert(id)
    switch workflow.readings[id.index] {
    case .word(let slot): return frame.words[slot]
    case .number(let number): return number
    case .object, nil: break
    }
    let depth = try run(id, view)
    return evaluators[depth].resultWord
  }

  mutating func holds(
    _ id: ProgramID, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Bool {
    try word(id, view) != 0
  }

  mutating func holds(
    _ id: ProgramID?, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Bool {
    guard let id else { return true }
    return try word(id, view) != 0
  }

  mutating func object(
    _ id: ProgramID, _ view: borrowing some LedgerView
  ) throws(StepStop) -> ObjectValue {
    frame.objects.object(try held(id, view))
  }

  /// A text or a list where it lies, for who does not need a value of its own.
  mutating func held(
    _ id: ProgramID, _ view: borrowing some LedgerView
  ) throws(StepStop) -> HeldObject {
    trace?.evaluated.insert(id)
    if case .object(let slot) = workflow.readings[id.index] {
      return .inFrame(frame.objects.location(at: slot))
    }
    let depth = try run(id, view)
    return evaluators[depth].resultObject
  }

  mutating func value(
    _ id: ProgramID, _ view: borrowing some LedgerView
  ) throws(StepStop) -> PreparedValue {
    trace?.evaluated.insert(id)
    switch workflow.readings[id.index] {
    case .word(let slot): return .word(frame.words[slot])
    case .number(let number): return .word(number)
    case .object(let slot): return .object(frame.objects[slot])
    case nil: break
    }
    return workflow.programs[id.index].yieldsObject
      ? .object(try object(id, view)) : .word(try word(id, view))
  }

  mutating func text(
    _ id: ProgramID, _ view: borrowing some LedgerView
  ) throws(StepStop) -> String {
    guard case .text(let text) = try object(id, view) else { return "" }
    return text
  }

  /// Remembers an instant at which what was just read may change.
  mutating func note(_ instant: Int64) {
    if instant > now, instant < boundary { boundary = instant }
  }

  var startOfTomorrow: Int64 {
    Instant(Instant(milliseconds: now).date.adding(days: 1), .midnight).milliseconds
  }

  /// Makes `entered` mean the entry of `owner` in the programs that follow.
  mutating func speak(for owner: StateID) {
    let depth = workflow.states[owner.index].depth
    frame.words[Frame.Word.entered] = depth < state.entered.count ? state.entered[depth] : now
  }
}

/// A question that waits for its answer; the arguments stand in the evaluator that asks.
struct ProbeCall {
  let depth: Int
}

extension StepMachine {
  func word(_ index: Int, of call: ProbeCall) -> Int64 {
    let first = evaluators[call.depth].firstArgumentWord
    return evaluators[call.depth].words[first + index]
  }

  func object(_ index: Int, of call: ProbeCall) -> ObjectValue {
    frame.objects.object(held(index, of: call))
  }

  func held(_ index: Int, of call: ProbeCall) -> HeldObject {
    let first = evaluators[call.depth].firstArgumentObject
    return evaluators[call.depth].objects[first + index]
  }
}
