/// A promise that a simulated world has seen broken.
package struct Violation: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Promise: String, Hashable, Sendable {
    /// What was answered is there after any restart.
    case nothingIsLost
    /// What is there was once asked for.
    case nothingIsInvented
    /// A refusal leaves everything as it was.
    case refusalsLeaveNoTrace
    /// Nothing is refused that can be done.
    case refusalsHaveReasons
    /// The same key and content get the first answer; other content is refused.
    case repeatsAreAnsweredTheSame
    /// Time does not run backwards.
    case timeGoesOn
    /// Every number is free, somebody's, or on its way back; counters are what receipts show.
    case ledgerIsWhole
    /// What is erased stays so, and nothing of it is left in any file.
    case erasedIsGone
    /// The journal gives what is kept.
    case auditAgrees
    /// An office in memory that never failed came to the same.
    case twinAgrees
    /// Every message reaches somebody.
    case messagesArrive
    /// An office that failed can be opened again.
    case reopens
    /// What is published comes into force, once, as a whole.
    case rulesComeIntoForce
    /// Rules that passed their checks do not fail at work.
    case rulesHold
  }

  package let promise: Promise
  package let detail: String

  init(_ promise: Promise, _ detail: String) {
    self.promise = promise
    self.detail = detail
  }

  package var description: String { "\(promise): \(detail)" }
}
