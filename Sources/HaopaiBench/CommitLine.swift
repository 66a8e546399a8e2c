import Dispatch
import HaopaiEngine
import Synchronization

/// Commits of a ledger on a thread of their own, while callers who each wait for their answer submit what
/// comes next: one commit is under way at a time, and no more commands are without an answer than there are
/// callers.
struct CommitLine {
  /// A commit under way.
  private final class Flight: Sendable {
    let commands: Int
    private let outcome = Mutex<Result<Void, StoreFailure>?>(nil)
    private let end = DispatchSemaphore(value: 0)

    init(of commands: Int) { self.commands = commands }

    var isOver: Bool { outcome.withLock { $0 != nil } }

    func take(_ rows: UnsavedRows, to store: any LedgerStore) {
      let result = Result { () throws(StoreFailure) in try store.save(rows) }
      outcome.withLock { $0 = result }
      end.signal()
    }

    func wait() throws {
      end.wait()
      try outcome.withLock { try $0?.get() }
    }
  }

  private let callers: Int
  private let disk = DispatchQueue(label: "haopai.bench.disk")
  private var flight: Flight?
  /// Commands that the next commit is for.
  private var taken = 0

  init(callers: Int) { self.callers = callers }

  /// After each command.
  mutating func note(in ledger: inout MemoryLedger) throws {
    taken += 1
    guard let flight else { return begin(ledger: &ledger) }
    guard flight.isOver || flight.commands + taken == callers else { return }
    try land(ledger: &ledger)
    begin(ledger: &ledger)
  }

  /// Answers everybody.
  mutating func finish(_ ledger: inout MemoryLedger) throws {
    try land(ledger: &ledger)
    try ledger.save()
    taken = 0
  }

  private mutating func begin(ledger: inout MemoryLedger) {
    guard let rows = ledger.unsavedRows, let store = ledger.store else { return }
    let flight = Flight(of: taken)
    self.flight = flight
    taken = 0
    ledger.setOff()
    disk.async { flight.take(rows, to: store) }
  }

  private mutating func land(ledger: inout MemoryLedger) throws {
    guard let flight else { return }
    try flight.wait()
    self.flight = nil
    ledger.land()
  }
}
