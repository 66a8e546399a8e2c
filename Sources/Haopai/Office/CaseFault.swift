public import HaopaiDomain
public import HaopaiEngine
import Synchronization

/// Something due that could not be carried out. It stays where it was and is not tried again; the
/// case and the city go on. Rules that passed validation do not lead here.
public struct CaseFault: Hashable, Sendable {
  /// Whose event it is.
  public let caseNumber: CaseNumber
  /// When the event was due.
  public let at: Instant
  /// The state and its timer, or its number set whose clock ran out: `selecting.session`.
  public let event: String
  /// kebab-case, stable: `refused`, `restless`, `expression`, `malformed-program`,
  /// `not-committed`.
  public let code: String
  /// The refusal that nobody was there to be given; nil for other codes.
  public let refusal: String?
}

extension Office {
  /// What could not be carried out since the beginning, in the order in which it was due. Not
  /// empty: look into it.
  public var faults: [CaseFault] {
    state.withLock { state in state.engine.faults.map { CaseFault($0) } }
  }
}

extension CaseFault {
  fileprivate init(_ fault: CityEngine<MemoryLedger>.Fault) {
    caseNumber = fault.caseNumber
    at = fault.at
    event = fault.event
    switch fault.fault {
    case .refusedWithoutCommand(let refused): (code, refusal) = ("refused", refused)
    case .restless: (code, refusal) = ("restless", nil)
    case .expression: (code, refusal) = ("expression", nil)
    case .malformedProgram: (code, refusal) = ("malformed-program", nil)
    case .notCommitted: (code, refusal) = ("not-committed", nil)
    }
  }
}
