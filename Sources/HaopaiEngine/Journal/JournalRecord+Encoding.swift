import HaopaiProgram

extension JournalRecord {
  /// The first number of every record. A change of the encoding takes the next one; old records
  /// stay readable.
  package static let encodingVersion: UInt64 = 4
  /// From here on a command has the mark of its secret.
  private static let markedVersion: UInt64 = 2
  /// From here on a record says at its end whether its case is erased.
  private static let erasableVersion: UInt64 = 3
  /// Up to here what is left of an erased step gave a plate kind for each number.
  private static let lastVersionWithKinds: UInt64 = 3

  package func encode(into bytes: inout [UInt8]) {
    let head = Head(
      semantics: semantics, at: at, caseNumber: caseNumber, revision: revision, pinned: pinned,
      current: current, opening: opening)
    Self.encode(head, trigger, drawn: drawn, isErased: erased != nil, into: &bytes)
    erased?.write(to: &bytes)
  }

  /// Encodes what a record would consist of, for who need not have one.
  static func encode(
    _ head: borrowing Head, _ trigger: Trigger, drawn: [Int64], isErased: Bool = false,
    into bytes: inout [UInt8]
  ) {
    // Room that is enough: what stands in every record, and what has a length of its own.
    var length = head.maximumLength + MemoryLayout<Int64>.stride * drawn.count
    if case .command(let command) = trigger { length += command.maximumLength }
    bytes.append(addingCapacity: length) { span in
      span.write(encodingVersion)
      head.encode(into: &span)
      switch trigger {
      case .due: span.write(false)
      case .command(let command):
        span.write(true)
        span.write(command)
      }
      span.write(wholeWords: drawn)
      span.write(isErased)
    }
  }

  /// What a record begins with.
  struct Head {
    var semantics: UInt32
    var at: Int64
    var caseNumber: CaseNumber
    var revision: UInt64
    var pinned: ContentHash
    var current: ContentHash
    var opening: Opening?

    /// Two hashes, and fewer than twenty numbers, tags and counts.
    private static var fixedLength: Int { 2 * 32 + 20 * EncodedLength.number }

    fileprivate var maximumLength: Int {
      guard let opening else { return Self.fixedLength }
      return Self.fixedLength + EncodedLength.most(opening.business)
        + EncodedLength.most(opening.applicant.id)
    }

    fileprivate func encode(into span: inout OutputSpan<UInt8>) {
      span.write(UInt64(semantics))
      span.write(at)
      span.write(caseNumber.value)
      span.write(revision)
      span.write(pinned)
      span.write(current != pinned)
      if current != pinned { span.write(current) }
      span.write(opening != nil)
      if let opening {
        span.write(opening.business)
        span.write(opening.applicant.id)
        span.write(opening.applicant.kind)
        span.write(opening.applicant.account)
      }
    }
  }

  package init(decoding bytes: ArraySlice<UInt8>) throws(RecordFailure) {
    var reader = RecordReader(bytes)
    let version = try reader.number()
    guard (1...Self.encodingVersion).contains(version) else { throw .version(version) }
    guard let semantics = UInt32(exactly: try reader.number()) else { throw .malformed }
    self.semantics = semantics
    at = try reader.word()
    caseNumber = CaseNumber(try reader.number())
    revision = try reader.number()
    pinned = try reader.hash()
    current = try reader.optional { reader throws(RecordFailure) in try reader.hash() } ?? pinned
    opening = try reader.optional { reader throws(RecordFailure) in
      Opening(
        business: try reader.text(),
        applicant: Applicant(
          id: try reader.text(), kind: try reader.index(), account: try reader.index()))
    }
    let isMarked = version >= Self.markedVersion
    trigger = try reader.flag() ? .command(try reader.command(isMarked: isMarked)) : .due
    drawn = try reader.wholeWords()
    if version >= Self.erasableVersion, try reader.flag() {
      let hasKinds = version <= Self.lastVersionWithKinds
      erased = try ErasedStep(&reader, of: caseNumber, hasKinds: hasKinds)
    }
    guard reader.isAtEnd else { throw .length }
  }
}

extension PreparedCommand {
  fileprivate var maximumLength: Int {
    var length = EncodedLength.most(inputs) + EncodedLength.number
    for fact in facts { length += EncodedLength.number + EncodedLength.most(fact.values) }
    if let key { length += EncodedLength.most(key) }
    switch by {
    case .applicant(let id): length += EncodedLength.most(id)
    case .officer(let id, let roles):
      length += roles.reduce(EncodedLength.most(id)) { $0 + EncodedLength.most($1) }
    case .host: break
    }
    return length
  }
}

extension [UInt8] {
  mutating func write(_ command: PreparedCommand) {
    append(addingCapacity: command.maximumLength) { $0.write(command) }
  }
}

extension OutputSpan<UInt8> {
  fileprivate mutating func write(_ command: PreparedCommand) {
    write(command.command.index)
    write(command.by)
    write(command.inputs)
    write(command.facts.count)
    for fact in command.facts {
      write(fact.fact.index)
      write(fact.values)
    }
    write(command.codeMatches != nil)
    if let matches = command.codeMatches { write(matches) }
    write(command.key != nil)
    if let key = command.key { write(key) }
    write(command.secretMark != nil)
    if let mark = command.secretMark { write(mark) }
  }

  private mutating func write(_ values: [PreparedValue]) {
    write(values.count)
    for value in values { write(value) }
  }

  private mutating func write(_ submitter: Submitter) {
    switch submitter {
    case .applicant(let id):
      append(0)
      write(id)
    case .officer(let id, let roles):
      append(1)
      write(id)
      write(roles.count)
      for role in roles.sorted() { write(role) }
    case .host:
      append(2)
    }
  }
}

extension RecordReader {
  mutating func command(
    isMarked: Bool
  ) throws(RecordFailure) -> PreparedCommand {
    var command = PreparedCommand(command: CommandID(try index()), by: try submitter())
    command.inputs = try list { reader throws(RecordFailure) in try reader.value() }
    command.facts = try list { reader throws(RecordFailure) in
      PreparedFact(
        fact: FactID(try reader.index()),
        values: try reader.list { reader throws(RecordFailure) in try reader.value() })
    }
    command.codeMatches = try optional { reader throws(RecordFailure) in try reader.flag() }
    command.key = try optional { reader throws(RecordFailure) in try reader.text() }
    guard isMarked else { return command }
    command.secretMark = try optional { reader throws(RecordFailure) in try reader.number() }
    return command
  }

  private mutating func submitter() throws(RecordFailure) -> Submitter {
    switch try byte() {
    case 0: .applicant(try text())
    case 1:
      .officer(
        try text(),
        roles: Set(try list { reader throws(RecordFailure) in try reader.text() }))
    case 2: .host
    default: throw .malformed
    }
  }
}
