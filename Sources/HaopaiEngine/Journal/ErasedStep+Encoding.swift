/// At the end of the record, in rows' way of writing: such a record is written once in a case's life.
extension ErasedStep {
  func write(to bytes: inout [UInt8]) {
    let row = state.row
    bytes.write(row.count)
    bytes += row
    bytes.write(numbers) { $1.write(to: &$0) }
    bytes.write(counters) { bytes, movement in
      movement.key.write(to: &bytes)
      bytes.write(movement.delta)
    }
    bytes.write(registers) { bytes, movement in
      movement.key.write(to: &bytes)
      bytes.write(movement.entry?.row) { bytes, row in
        bytes.write(row.count)
        bytes += row
      }
    }
  }

  init(
    _ reader: inout RecordReader, of number: CaseNumber, hasKinds: Bool
  ) throws(RecordFailure) {
    state = try CaseState(number, row: try reader.row())
    numbers = try reader.list { reader throws(RecordFailure) in
      try NumberChange(&reader, hasKind: hasKinds)
    }
    counters = try reader.list { reader throws(RecordFailure) in
      CounterMovement(key: try KeyDigest(&reader), delta: try reader.word())
    }
    registers = try reader.list { reader throws(RecordFailure) in
      RegisterMovement(
        key: try KeyDigest(&reader),
        entry: try reader.optional { reader throws(RecordFailure) in
          try RegisterEntryState(row: try reader.row())
        })
    }
  }
}

extension RecordReader {
  /// A row behind its length.
  fileprivate mutating func row() throws(RecordFailure) -> [UInt8] {
    Array(try bytes(count()))
  }
}

extension KeyDigest {
  fileprivate func write(to bytes: inout [UInt8]) {
    bytes.write(self.bytes.count)
    bytes += self.bytes
  }

  fileprivate init(_ reader: inout RecordReader) throws(RecordFailure) {
    self.init(bytes: try reader.row())
  }
}

extension NumberChange {
  fileprivate func write(to bytes: inout [UInt8]) {
    bytes.write(wholeWords: [number])
    switch change {
    case .take: bytes.append(0)
    case .mark(let status):
      bytes.append(1)
      bytes.append(status.rawValue)
    case .free: bytes.append(2)
    case .giveBack: bytes.append(3)
    }
  }

  fileprivate init(_ reader: inout RecordReader, hasKind: Bool) throws(RecordFailure) {
    guard let number = try reader.wholeWords().first else { throw .malformed }
    if hasKind { _ = try reader.word() }
    let change: Kind
    switch try reader.byte() {
    case 0: change = .take
    case 1:
      guard let status = NumberSetState.Status(rawValue: try reader.byte()) else {
        throw .malformed
      }
      change = .mark(status)
    case 2: change = .free
    case 3: change = .giveBack
    default: throw .malformed
    }
    self.init(number: number, change: change)
  }
}
