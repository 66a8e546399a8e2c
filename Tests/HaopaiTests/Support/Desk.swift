import HaopaiEngine
import HaopaiProgram
import Synchronization
import Testing

@testable import Haopai

/// The office of Luyuan with a clock that a test moves.
struct Desk {
  static let people = ["11010519491231002X", "440524188001010014", "53010219200508011X"]
  static let units = ["91350100M000100Y43", "91110000802100433B", "91440300708461136T"]
  static let phone = "13812345678"

  let office: Office
  var now: Instant

  init(
    at start: String = "2026-03-02 09:00", book: RuleBook? = nil, isMock: Bool = false
  ) throws {
    let book = try book ?? GardenRules.book()
    let compiled = try #require(book.compiled(city: "luyuan"))
    try self.init(at: start, compiled: compiled, isMock: isMock)
  }

  /// With a book that no files say, such as one that a check would refuse.
  init(
    at start: String = "2026-03-02 09:00", compiled: CompiledBook, isMock: Bool = false
  ) throws {
    now = try #require(Instant(civil: start))
    office = Office(
      compiled, at: now,
      options: Office.Options(
        chance: .seeded(7), secret: Array("a secret of the test".utf8), isMock: isMock))
  }

  /// An office under a book that no rule files say.
  init(at start: String = "2026-03-02 09:00", compiled book: CompiledBook) throws {
    now = try #require(Instant(civil: start))
    office = Office(book, at: now, options: Office.Options(chance: .seeded(7), secret: [7]))
  }

  mutating func wait(_ milliseconds: Int64) {
    now = now.adding(TimeSpan(milliseconds: milliseconds))
  }

  mutating func wait(until civil: String) throws { now = try #require(Instant(civil: civil)) }

  func open(
    _ business: String, as person: Int = 0, kind: String = "individual",
    inputs: [String: PlainValue] = [:], key: String? = nil, at instant: Instant? = nil
  ) -> Answer {
    var inputs = inputs
    if inputs["phone"] == nil { inputs["phone"] = .text(Self.phone) }
    return office.open(
      business: business,
      applicant: ApplicantDescription(
        kind: kind, id: kind == "unit" ? Self.units[person] : Self.people[person]),
      inputs: inputs, key: key, at: instant ?? now)
  }

  /// Opens a case that must be accepted.
  func begin(
    _ business: String, as person: Int = 0, inputs: [String: PlainValue] = [:]
  ) throws -> CaseNumber {
    try #require(open(business, as: person, inputs: inputs).accepted).view.number
  }

  @discardableResult
  func submit(
    _ command: String, to number: CaseNumber, by submitter: Submitter? = nil,
    inputs: [String: PlainValue] = [:], facts: [String: [String: PlainValue]] = [:],
    key: String? = nil, at instant: Instant? = nil
  ) -> Answer {
    office.submit(
      command, to: number, by: submitter ?? owner(of: number), inputs: inputs, facts: facts,
      key: key, at: instant ?? now)
  }

  /// Submits what must be accepted.
  @discardableResult
  func take(
    _ command: String, _ number: CaseNumber, _ inputs: [String: PlainValue] = [:],
    by submitter: Submitter? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Accepted {
    let answer = submit(command, to: number, by: submitter, inputs: inputs)
    return try #require(answer.accepted, "\(answer)", sourceLocation: sourceLocation)
  }

  /// The case after everything that is due by now.
  func look(_ number: CaseNumber) throws -> CaseView {
    office.advance(to: now)
    return try #require(office.view(number))
  }

  func free(_ kind: String = "small-car") -> Int {
    office.advance(to: now)
    return office.freeNumbers(plateKind: kind) ?? -1
  }

  /// What the office keeps.
  var ledger: MemoryLedger { office.ledger }

  var records: [JournalRecord] { ledger.journal.records() }

  /// Whoever opened the case.
  private func owner(of number: CaseNumber) -> Submitter {
    ledger.caseState(number).map { .applicant($0.applicant.id) } ?? .host
  }
}

extension Answer {
  var accepted: Accepted? {
    if case .accepted(let accepted) = self { return accepted }
    return nil
  }

  /// The codes of a refusal; empty for any other answer.
  var codes: [String] {
    if case .refused(let refusals, _) = self { return refusals.map(\.code) }
    return []
  }

  var from: Instant? {
    if case .refused(_, let from) = self { return from }
    return nil
  }

  var refusals: [Refusal] {
    if case .refused(let refusals, _) = self { return refusals }
    return []
  }

  var failure: SubmissionFailure.Code? {
    if case .failed(let failure) = self { return failure.code }
    return nil
  }

  var questions: [FactQuestion] {
    if case .needsFacts(let questions) = self { return questions }
    return []
  }
}

extension Accepted {
  /// The English texts of the messages, in order.
  var heard: [String] { outbox.compactMap(\.english) }

  var code: String? {
    for delivery in outbox {
      if case .code(_, let code) = delivery.content { return code }
    }
    return nil
  }

  func numbers(_ set: String) -> [PlateNumber] { view.numbers(set) }
}

extension Delivery {
  var english: String? {
    if case .message(_, let text) = content { return text.en }
    return nil
  }
}

extension CaseView {
  func numbers(_ set: String) -> [PlateNumber] {
    numbers.first { $0.name == set }?.numbers ?? []
  }

  func until(_ set: String) -> Instant? { numbers.first { $0.name == set }?.until }

  func left(_ counter: String) -> Int64? { counters.first { $0.name == counter }?.left }
}

extension PlainValue {
  static func span(_ milliseconds: Int64) -> PlainValue { .text("\(milliseconds) ms") }
  static func plate(_ number: PlateNumber) -> PlainValue { .text(number.description) }
}
