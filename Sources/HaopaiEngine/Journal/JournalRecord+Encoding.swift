import HaopaiProgram

extension JournalRecord {
  /// The first number of every record. A change of the encoding takes the next one; old records
  /// stay readable.
  package static let encodingVersion: UInt64 = 2
  /// From here on a command has the mark of its secret.
  private static let markedVersion: UInt64 = 2

  package func encode(into bytes: inout [UInt8]) {
    var writer = RecordWriter(bytes: [])
    swap(&writer.bytes, &bytes)
    writer.write(Self.encodingVersion)
    writer.write(UInt64(semantics))
    writer.write(at)
    writer.write(caseNumber.value)
    writer.write(revision)
    writer.write(pinned)
    writer.write(current == pinned ? nil : current) { $0.write($1) }
    writer.write(opening) { writer, opening in
      writer.write(opening.business)
      writer.write(opening.applicant.id)
      writer.write(opening.applicant.kind)
      writer.write(opening.applicant.account)
    }
    switch trigger {
    case .due: writer.write(false)
    case .command(let command):
      writer.write(true)
      writer.write(command)
    }
    writer.write(wholeWords: drawn)
    swap(&writer.bytes, &bytes)
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
    guard reader.isAtEnd else { throw .length }
  }
}

extension RecordWriter {
  fileprivate mutating func write(_ command: PreparedCommand) {
    write(command.command.index)
    write(command.by)
    write(command.inputs) { $0.write($1) }
    write(command.facts) { writer, fact in
      writer.write(fact.fact.index)
      writer.write(fact.values) { $0.write($1) }
    }
    write(command.codeMatches) { $0.write($1) }
    write(command.key) { $0.write($1) }
    write(command.secretMark) { $0.write($1) }
  }

  private mutating func write(_ submitter: Submitter) {
    switch submitter {
    case .applicant(let id):
      bytes.append(0)
      write(id)
    case .officer(let id, let roles):
      bytes.append(1)
      write(id)
      write(roles.sorted()) { $0.write($1) }
    case .host:
      bytes.append(2)
    }
  }
}

extension RecordReader {
  fileprivate mutating func command(
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
