import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

/// The same office in memory, which never failed: it is given the accepted commands and the numbers that
/// chance gave, and finds out by itself what is due.
struct Twin {
  var engine: CityEngine<MemoryLedger>
  /// Every message that its steps sent.
  private(set) var messages: [OutboxMessage] = []
  /// The cases that the office has erased, and when. Here they stay as they are.
  var erased: [CaseNumber: Instant] = [:]
  /// What the office has published, as far as it is not in force here.
  var coming: [PublishedRules] = []
  /// What was published and is, or was, in force here.
  var passed: Set<Int64> = []
  let books: [ContentHash: CompiledBook]

  /// - Parameter books: all that may ever be in force.
  init(
    book: CompiledBook, at start: Instant, knowing books: [ContentHash: CompiledBook],
    erased: [CaseNumber: Instant] = [:]
  ) {
    self.books = books
    self.erased = erased
    engine = CityEngine(
      book: book, ledger: MemoryLedger(book: book, at: start), chance: .recorded([]))
  }

  var ledger: MemoryLedger { engine.ledger }

  /// - Returns: what is otherwise here; nil where all is the same.
  mutating func take(_ records: [JournalRecord]) -> String? {
    for record in records {
      if let difference = take(record) { return difference }
    }
    messages += engine.collectDueMessages()
    let own = engine.ledger.journal
    let taken = own.count - records.count
    guard taken >= 0 else { return "the office took \(-taken) steps more than its twin" }
    for (index, record) in records.enumerated()
    where own.record(at: taken + index)?.opened(as: record) != record {
      return "step \(taken + index + 1) of the office is not its twin's"
    }
    return nil
  }

  private mutating func take(_ record: JournalRecord) -> String? {
    let instant = Instant(milliseconds: record.at)
    adopt(before: record)
    guard case .command(let command) = record.trigger else {
      _ = engine.sweep(to: instant)
      return nil
    }
    engine.chance = .recorded(record.drawn)
    let answer: CityEngine<MemoryLedger>.Answer
    if let opening = record.opening {
      guard let workflow = engine.current.workflow(named: opening.business) else {
        return "no business \(opening.business)"
      }
      answer = engine.open(
        workflow: workflow, applicant: opening.applicant,
        command.keyed(as: freeKey(of: opening, command)), at: instant)
    } else {
      answer = engine.submit(command, to: record.caseNumber, at: instant)
    }
    guard case .accepted(_, _, let outbox, nil) = answer else {
      return "the twin answers a command that was accepted with \(answer)"
    }
    messages += engine.collectDueMessages() + outbox
    return nil
  }

  /// - Returns: the first thing that an office keeps otherwise than its twin.
  func difference(from office: MemoryLedger, of cases: some Sequence<CaseNumber>) -> String? {
    for number in cases where office.caseState(number) != expected(number) {
      return "case \(number.value) is otherwise"
    }
    return nil
  }

  /// The same of everything.
  func difference(from office: MemoryLedger, under current: CompiledBook) -> String? {
    let count = engine.ledger.nextCaseNumber
    guard office.nextCaseNumber == count else {
      return "\(office.nextCaseNumber.value - 1) cases instead of \(count.value - 1)"
    }
    let cases = (1..<count.value).lazy.map { CaseNumber($0) }
    if let difference = difference(from: office, of: cases) { return difference }
    guard let kept = try? office.tables(), let own = try? engine.ledger.tables(by: office.keys)
    else {
      return "counters and registers cannot be read"
    }
    if kept.counters != own.counters { return "counters are otherwise" }
    if kept.registers != own.registers { return "registers are otherwise" }
    return differentNumber(from: office, under: current)
  }

  private func differentNumber(
    from office: MemoryLedger, under current: CompiledBook
  ) -> String? {
    var (left, right) = (office, engine.ledger)
    if engine.current.hash != current.hash { right.adopt(current) }
    let instant = max(left.clock, right.clock)
    left.settleLapses(upTo: instant, current: current, books: books)
    right.settleLapses(upTo: instant, current: current, books: books)
    let holders = [left, right].map { ledger in
      Dictionary(ledger.owners.map { ($0.number, $0.holder) }) { first, _ in first }
    }
    if holders[0] != holders[1] { return "numbers are otherwise" }
    for kind in current.plateKinds.cases.indices {
      guard case .value(let one?) = left.pool(kind), case .value(let other?) = right.pool(kind)
      else { continue }
      if !one.hasSameFreeNumbers(as: other) { return "free numbers are otherwise" }
    }
    return nil
  }
}
