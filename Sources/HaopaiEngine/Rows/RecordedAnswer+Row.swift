import HaopaiDomain
import HaopaiProgram

// A repeated command is answered as the first attempt was, whatever the rules say by then: the answer
// is kept in words, and not as what it was made from.
extension RecordedAnswer {
  func write(to row: inout [UInt8]) {
    view.write(to: &row)
    row.write(said) { $1.write(to: &$0) }
    row.write(outbox) { $1.write(to: &$0) }
  }

  convenience init(_ reader: inout RecordReader) throws(RecordFailure) {
    self.init(
      view: try CaseView(&reader),
      said: try reader.optional { reader throws(RecordFailure) in try RenderedText(&reader) },
      outbox: try reader.list { reader throws(RecordFailure) in try OutboxMessage(&reader) })
  }
}

extension BilingualText {
  fileprivate func write(to row: inout [UInt8]) {
    row.write(zh)
    row.write(en)
  }

  fileprivate init(_ reader: inout RecordReader) throws(RecordFailure) {
    self.init(zh: try reader.text(), en: try reader.text())
  }
}

extension [UInt8] {
  fileprivate mutating func write(_ text: BilingualText?) { write(text) { $1.write(to: &$0) } }
}

extension RecordReader {
  fileprivate mutating func title() throws(RecordFailure) -> BilingualText? {
    try optional { reader throws(RecordFailure) in try BilingualText(&reader) }
  }

  fileprivate mutating func moment() throws(RecordFailure) -> Instant {
    Instant(milliseconds: try word())
  }
}

extension RenderedText {
  fileprivate func write(to row: inout [UInt8]) {
    row.write(code)
    text.write(to: &row)
    row.write(values) { row, value in
      row.write(value.name)
      row.write(value.text)
    }
  }

  fileprivate init(_ reader: inout RecordReader) throws(RecordFailure) {
    code = try reader.text()
    text = try BilingualText(&reader)
    values = try reader.list { reader throws(RecordFailure) in
      Value(name: try reader.text(), text: try reader.text())
    }
  }
}

extension OutboxMessage {
  func write(to row: inout [UInt8]) {
    row.write(caseNumber.value)
    row.write(revision)
    row.write(place)
    row.write(address)
    row.write(instant: until)
    switch content {
    case .message(let message):
      row.append(0)
      row.write(message.code)
      message.text.write(to: &row)
    case .challenge(let name, let ordinal, let digits):
      row.append(1)
      row.write(name)
      row.write(UInt64(ordinal))
      row.write(digits)
    }
  }

  init(_ reader: inout RecordReader) throws(RecordFailure) {
    caseNumber = CaseNumber(try reader.number())
    revision = try reader.number()
    place = try reader.index()
    address = try reader.text()
    until = try reader.instant()
    switch try reader.byte() {
    case 0:
      content = .message(MessageText(code: try reader.text(), text: try BilingualText(&reader)))
    case 1:
      let name = try reader.text()
      guard let ordinal = UInt32(exactly: try reader.number()) else { throw .malformed }
      let digits = try reader.index()
      guard ChallengeDeclaration.digitBounds.contains(Int64(digits)) else { throw .malformed }
      content = .challenge(name: name, ordinal: ordinal, digits: digits)
    default: throw .malformed
    }
  }
}

extension OutboxMessage {
  private static let rowVersion: UInt64 = 1

  /// What a store keeps until the message is delivered.
  package var row: [UInt8] {
    var row: [UInt8] = []
    row.write(Self.rowVersion)
    write(to: &row)
    return row
  }

  /// - Throws: `RecordFailure` for bytes that are no row of a message.
  package init(row: [UInt8]) throws(RecordFailure) {
    var reader = RecordReader(row[...])
    try reader.version(upTo: Self.rowVersion)
    try self.init(&reader)
    guard reader.isAtEnd else { throw .length }
  }

  /// By which a delivery is known.
  package var key: OutboxKey {
    OutboxKey(caseNumber: caseNumber, revision: revision, place: place)
  }
}

/// Which message of a city it is.
package struct OutboxKey: Hashable, Sendable {
  package var caseNumber: CaseNumber
  package var revision: UInt64
  package var place: Int
}

extension PlainValue {
  private static let maximumNesting = 8

  fileprivate func write(to row: inout [UInt8]) {
    switch self {
    case .bool(let value):
      row.append(0)
      row.write(value)
    case .integer(let value):
      row.append(1)
      row.write(value)
    case .text(let text):
      row.append(2)
      row.write(text)
    case .list(let items):
      row.append(3)
      row.write(items) { $1.write(to: &$0) }
    }
  }

  fileprivate init(
    _ reader: inout RecordReader, nesting: Int = 0
  ) throws(RecordFailure) {
    guard nesting < Self.maximumNesting else { throw .malformed }
    switch try reader.byte() {
    case 0: self = .bool(try reader.flag())
    case 1: self = .integer(try reader.word())
    case 2: self = .text(try reader.text())
    case 3:
      self = .list(
        try reader.list { reader throws(RecordFailure) in
          try PlainValue(&reader, nesting: nesting + 1)
        })
    default: throw .malformed
    }
  }
}

extension CaseView {
  fileprivate func write(to row: inout [UInt8]) {
    row.write(number.value)
    row.write(business)
    row.write(at.milliseconds)
    row.write(openedAt.milliseconds)
    row.write(state)
    row.write(stateTitle)
    row.write(isFinal)
    row.write(fields) { row, field in
      row.write(field.name)
      row.write(field.title)
      field.value.write(to: &row)
      field.text.write(to: &row)
    }
    row.write(numbers) { row, set in
      row.write(set.name)
      row.write(set.title)
      row.write(wholeWords: set.numbers.map(\.word))
      row.write(set.until) { $0.write($1.milliseconds) }
    }
    row.write(counters) { row, counter in
      row.write(counter.name)
      row.write(counter.title)
      row.write(counter.left) { $0.write($1) }
      row.write(counter.used)
    }
    row.write(deadlines) { row, deadline in
      row.write(deadline.name)
      row.write(deadline.title)
      row.write(deadline.at.milliseconds)
      row.write(deadline.isProvisional)
    }
    row.write(open) { $1.write(to: &$0) }
    row.write(documents) { $0.write($1) }
  }

  fileprivate init(_ reader: inout RecordReader) throws(RecordFailure) {
    self.init(
      number: CaseNumber(try reader.number()), business: try reader.text(),
      at: try reader.moment(), openedAt: try reader.moment(), state: try reader.text(),
      stateTitle: try reader.title(), isFinal: try reader.flag(),
      fields: try reader.list { reader throws(RecordFailure) in
        Field(
          name: try reader.text(), title: try reader.title(), value: try PlainValue(&reader),
          text: try BilingualText(&reader))
      },
      numbers: try reader.list { reader throws(RecordFailure) in
        NumberSet(
          name: try reader.text(), title: try reader.title(),
          numbers: try reader.wholeWords().compactMap { PlateNumber(word: $0) },
          until: try reader.optional { reader throws(RecordFailure) in try reader.moment() })
      },
      counters: try reader.list { reader throws(RecordFailure) in
        Counter(
          name: try reader.text(), title: try reader.title(),
          left: try reader.optional { reader throws(RecordFailure) in try reader.word() },
          used: try reader.word())
      },
      deadlines: try reader.list { reader throws(RecordFailure) in
        Deadline(
          name: try reader.text(), title: try reader.title(), at: try reader.moment(),
          isProvisional: try reader.flag())
      },
      open: try reader.list { reader throws(RecordFailure) in try OpenCommand(&reader) },
      documents: try reader.texts(), erasedAt: nil)
  }
}

extension CaseView.OpenCommand {
  fileprivate func write(to row: inout [UInt8]) {
    row.write(name)
    row.write(title)
    switch by {
    case .applicant: row.append(0)
    case .host: row.append(1)
    case .officer(let role):
      row.append(2)
      row.write(role) { $0.write($1) }
    }
    row.write(inputs) { row, input in
      row.write(input.name)
      row.write(input.title)
      row.write(input.type)
      row.write(input.isOptional)
      row.write(input.choices) { $0.write($1) }
      row.write(input.maximumCount) { $0.write($1) }
    }
    row.write(facts) { $0.write($1) }
  }

  fileprivate init(_ reader: inout RecordReader) throws(RecordFailure) {
    name = try reader.text()
    title = try reader.title()
    by =
      switch try reader.byte() {
      case 0: .applicant
      case 1: .host
      case 2:
        .officer(
          role: try reader.optional { reader throws(RecordFailure) in try reader.text() })
      default: throw .malformed
      }
    inputs = try reader.list { reader throws(RecordFailure) in
      Input(
        name: try reader.text(), title: try reader.title(), type: try reader.text(),
        isOptional: try reader.flag(), choices: try reader.texts(),
        maximumCount: try reader.optional { reader throws(RecordFailure) in try reader.word() })
    }
    facts = try reader.texts()
  }
}
