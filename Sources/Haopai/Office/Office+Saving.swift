import HaopaiEngine
import Synchronization

extension Office {
  /// Makes all that was answered so far last. Answers given before are true only once it returns.
  ///
  /// One call may stand for many commands: the disk is waited for once.
  /// - Throws: `OfficeFailure` where it could not be written. The office is then of no more use, for what
  ///   it says may never have happened; one that is opened anew goes on from what was saved.
  public func save() throws(OfficeFailure) {
    try state.withLock { state throws(OfficeFailure) in try state.save() }
  }

  /// Begins to make last what was answered so far: somebody is to `complete` it, and may be asked more
  /// meanwhile. One is under way at a time: a second one waits for the first.
  /// - Throws: as `save`, where one before has failed.
  package func beginSave() throws(OfficeFailure) -> Saving {
    try state.withLock { state throws(OfficeFailure) in
      let saving = try state.beginSave()
      // What was published meanwhile is taken up only between steps that are all saved.
      if state.isToSettle { try state.end(saving) }
      return saving
    }
  }

  /// Waits until all that was answered before the save began lasts. What was answered since is not true
  /// yet.
  /// - Throws: as `save`; nobody may be told what was answered since either.
  package func endSave(_ saving: Saving) throws(OfficeFailure) {
    try state.withLock { state throws(OfficeFailure) in try state.end(saving) }
  }
}

extension Office.State {
  mutating func save() throws(OfficeFailure) {
    try end(try beginSave())
  }

  fileprivate mutating func beginSave() throws(OfficeFailure) -> Saving {
    if let failure { throw failure }
    if let saving { try end(saving) }
    let rows = engine.ledger.unsavedRows
    let saving = Saving(rows, in: engine.ledger.store)
    if rows != nil { engine.ledger.setOff() }
    self.saving = saving
    return saving
  }

  fileprivate mutating func end(_ saving: Saving) throws(OfficeFailure) {
    if case .failure(let error) = saving.result() {
      let failure = failure ?? OfficeFailure(error)
      self.failure = failure
      throw failure
    }
    // Somebody who could not wait may have seen to it.
    guard saving === self.saving else { return }
    self.saving = nil
    engine.ledger.land()
    mayHaveNews = engine.ledger.store != nil
    isToSettle = engine.ledger.hasUnsavedSteps && engine.ledger.store?.hasNews() == true
  }
}
