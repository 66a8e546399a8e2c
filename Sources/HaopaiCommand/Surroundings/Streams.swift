package import HaopaiSQLite

/// Why a stream can no longer be used.
package enum StreamFailure: Error, Equatable {
  /// Whoever read the output has gone away. Nothing to complain about.
  case closed
  /// The system's number for the error.
  case failed(Int32)
}

/// Where bytes come from.
package protocol ByteSource: AnyObject {
  var isTerminal: Bool { get }
  /// Waits for bytes and gives some of them; none at the end.
  func read(upTo count: Int) throws(StreamFailure) -> [UInt8]
}

/// Where bytes go to.
package protocol ByteSink: AnyObject {
  var isTerminal: Bool { get }
  func write(_ bytes: [UInt8]) throws(StreamFailure)
}

/// Everything that one run of the tool touches of the world.
package struct Surroundings {
  package var input: any ByteSource
  package var output: any ByteSink
  package var errors: any ByteSink
  package var environment: [String: String]
  /// Milliseconds since 1970, UTC.
  package var clock: () -> Int64
  /// How databases come to their files.
  package var approach: FileApproach
  let remains = Remains()

  package init(
    input: any ByteSource, output: any ByteSink, errors: any ByteSink,
    environment: [String: String], clock: @escaping () -> Int64,
    approach: FileApproach = FileApproach()
  ) {
    self.input = input
    self.output = output
    self.errors = errors
    self.environment = environment
    self.clock = clock
    self.approach = approach
  }
}

/// What lives as long as the surroundings: a process that is about to end need not take apart first
/// what it has read, which would take a tenth of its time.
final class Remains {
  private var kept: [any Sendable] = []

  func keep(_ value: some Sendable) { kept.append(value) }
}
