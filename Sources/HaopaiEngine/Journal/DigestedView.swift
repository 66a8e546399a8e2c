import HaopaiProgram

/// A ledger whose keys are digests, as steps see one that asks by keys.
struct DigestedView: LedgerView {
  let ledger: MemoryLedger
  /// Nil for a ledger whose keys are as they are.
  let keys: KeyDigester?

  func used(_ key: borrowing Span<UInt8>) -> Loaded<Reading<Int64>> {
    guard let keys else { return ledger.used(key) }
    return ledger.used(keys.digest(of: key).bytes.span)
  }

  func entry(_ key: borrowing Span<UInt8>) -> Loaded<Reading<RegisterEntryState?>> {
    guard let keys else { return ledger.entry(key) }
    return ledger.entry(keys.digest(of: key).bytes.span)
  }

  func pool(_ kind: Int) -> Loaded<NumberPool?> { ledger.pool(kind) }

  func pool(_ kind: Int, at instant: Int64) -> Loaded<NumberPool?> {
    ledger.pool(kind, at: instant)
  }

  func nextArrival(in kind: Int, after instant: Int64) -> Int64? {
    ledger.nextArrival(in: kind, after: instant)
  }

  func heldCount(of kind: Int) -> Int { ledger.heldCount(of: kind) }
}
