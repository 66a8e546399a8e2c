import HaopaiProgram

extension CaseState {
  /// The first number of every row. A change of the encoding takes the next one; old rows stay
  /// readable.
  private static let rowVersion: UInt64 = 2
  /// Up to here a set had a plate kind, and the row did not say whose it is.
  private static let firstVersion: UInt64 = 1

  /// The case as a store keeps it, under its number.
  package var row: [UInt8] {
    let content = content
    var row: [UInt8] = []
    row.reserveCapacity(512)
    row.write(Self.rowVersion)
    row.write(content.number.value)
    row.write(content.book)
    row.write(content.workflow)
    row.write(content.openedAt)
    row.write(Int64(content.openedOn))
    row.write(content.applicant.id)
    row.write(content.applicant.kind)
    row.write(content.applicant.account)
    row.write(content.revision)
    row.write(content.active.index)
    row.write(content.entered) { $0.write($1) }
    row.write(content.words) { $0.write($1) }
    row.write((0..<content.objects.count).map { content.objects[$0] }) { $0.write($1) }
    row.write(content.sets) { $1.write(to: &$0) }
    row.write(content.receipts) { $1.write(to: &$0) }
    row.write(content.timers) { $1.write(to: &$0) }
    row.write(content.challenges) { $1.write(to: &$0) }
    row.write(content.keys) { $1.write(to: &$0) }
    row.write(content.erasedAt) { $0.write($1) }
    return row
  }

  /// - Throws: `RecordFailure` for bytes that are no row of a case.
  package init(_ number: CaseNumber, row: [UInt8]) throws(RecordFailure) {
    var reader = RecordReader(row[...])
    let isFirst = try reader.version(upTo: Self.rowVersion) == Self.firstVersion
    if !isFirst, try reader.number() != number.value { throw .malformed }
    let book = try reader.hash()
    let workflow = try reader.index()
    let openedAt = try reader.word()
    guard let openedOn = Int32(exactly: try reader.word()) else { throw .malformed }
    let applicant = Applicant(
      id: try reader.text(), kind: try reader.index(), account: try reader.index())
    var content = Content(
      number: number, book: book, workflow: workflow, openedAt: openedAt, openedOn: openedOn,
      applicant: applicant, revision: try reader.number(), active: StateID(try reader.index()),
      entered: try reader.list { reader throws(RecordFailure) in try reader.word() },
      words: try reader.list { reader throws(RecordFailure) in try reader.word() },
      objects: StoredObjects(
        try reader.list { reader throws(RecordFailure) in try reader.object() }),
      sets: try reader.list { reader throws(RecordFailure) in
        try NumberSetState(&reader, hasKind: isFirst)
      },
      receipts: try reader.list { reader throws(RecordFailure) in try Receipt(&reader) },
      timers: try reader.list { reader throws(RecordFailure) in try TimerState(&reader) },
      challenges: try reader.list { reader throws(RecordFailure) in try ChallengeState(&reader) },
      keys: try reader.list { reader throws(RecordFailure) in try BoundKey(&reader) })
    content.erasedAt = try reader.optional { reader throws(RecordFailure) in try reader.word() }
    guard reader.isAtEnd else { throw .length }
    self.init(content)
  }
}

extension NumberSetState {
  fileprivate func write(to row: inout [UInt8]) {
    row.write(wholeWords: numbers)
    row.write(instant: until)
    row.append(status.rawValue)
  }

  fileprivate init(_ reader: inout RecordReader, hasKind: Bool) throws(RecordFailure) {
    numbers = try reader.wholeWords()
    if hasKind { _ = try reader.index() }
    until = try reader.instant()
    guard let status = Status(rawValue: try reader.byte()) else { throw .malformed }
    self.status = status
  }
}

extension Receipt {
  fileprivate func write(to row: inout [UInt8]) {
    row.write(key.bytes.count)
    row += key.bytes
    row.write(amount)
    row.write(state) { $0.write($1.index) }
  }

  fileprivate init(_ reader: inout RecordReader) throws(RecordFailure) {
    key = CounterKey(try reader.bytes(reader.count()))
    amount = try reader.word()
    guard (1..<Self.bound).contains(amount) else { throw .malformed }
    state = try reader.optional { reader throws(RecordFailure) in StateID(try reader.index()) }
  }
}

extension TimerState {
  fileprivate func write(to row: inout [UInt8]) {
    row.write(state.index)
    row.write(index)
    row.write(due)
    row.write(isProvisional)
  }

  fileprivate init(_ reader: inout RecordReader) throws(RecordFailure) {
    state = StateID(try reader.index())
    index = try reader.index()
    due = try reader.word()
    isProvisional = try reader.flag()
  }
}

extension ChallengeState {
  fileprivate func write(to row: inout [UInt8]) {
    row.write(UInt64(ordinal))
    row.write(sentAt)
    row.write(expiresAt)
    row.write(wrongAnswers)
    row.write(digits)
    row.write(isOpen)
  }

  fileprivate init(_ reader: inout RecordReader) throws(RecordFailure) {
    guard let ordinal = UInt32(exactly: try reader.number()) else { throw .malformed }
    self.ordinal = ordinal
    sentAt = try reader.word()
    expiresAt = try reader.word()
    wrongAnswers = try reader.word()
    digits = try reader.index()
    isOpen = try reader.flag()
  }
}

extension BoundKey {
  fileprivate func write(to row: inout [UInt8]) {
    row.write(key)
    row.write(command)
    row.write(challenges) { $1.write(to: &$0) }
    answer.write(to: &row)
  }

  fileprivate init(_ reader: inout RecordReader) throws(RecordFailure) {
    key = try reader.text()
    command = try reader.command(isMarked: true)
    challenges = try reader.list { reader throws(RecordFailure) in try ChallengeState(&reader) }
    answer = try RecordedAnswer(&reader)
  }
}

extension RecordedOpening {
  private static let rowVersion: UInt64 = 1

  /// What a store keeps under the opening's key.
  package var row: [UInt8] {
    var row: [UInt8] = []
    row.write(Self.rowVersion)
    row.write(command)
    answer.write(to: &row)
    return row
  }

  /// - Throws: `RecordFailure` for bytes that are no row of an opening.
  package init(row: [UInt8]) throws(RecordFailure) {
    var reader = RecordReader(row[...])
    try reader.version(upTo: Self.rowVersion)
    command = try reader.command(isMarked: true)
    answer = try RecordedAnswer(&reader)
    guard reader.isAtEnd else { throw .length }
  }
}

extension RegisterEntryState {
  private static let rowVersion: UInt64 = 1

  /// What a store keeps under the entry's key.
  package var row: [UInt8] {
    var row: [UInt8] = []
    row.write(Self.rowVersion)
    row.write(instant: ends)
    row.write(words) { $0.write($1) }
    row.write(objects) { $0.write($1) }
    return row
  }

  /// - Throws: `RecordFailure` for bytes that are no row of an entry.
  package init(row: [UInt8]) throws(RecordFailure) {
    var reader = RecordReader(row[...])
    try reader.version(upTo: Self.rowVersion)
    ends = try reader.instant()
    words = try reader.list { reader throws(RecordFailure) in try reader.word() }
    objects = try reader.list { reader throws(RecordFailure) in try reader.object() }
    guard reader.isAtEnd else { throw .length }
  }
}
