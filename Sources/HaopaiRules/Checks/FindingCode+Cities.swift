import HaopaiDiagnostics

extension FindingCode {
  /// What: service hours that open at no instant from their first day on. Why: whatever requires
  /// them is refused for ever. Example: `window: closed`. Instead: hours, or `none` for the business.
  static let neverOpen = FindingCode("never-open")

  /// What: service hours that are closed for more than a year before a later value opens them. Why:
  /// a suspension is the author's choice, but a wrong year looks the same.
  static let longClosed = FindingCode("long-closed")

  /// What: a plate kind that a parameter offers and `pools` has no range of. Why: every draw is
  /// refused with `pool-empty`. Instead: release numbers, or do not offer the kind.
  static let kindWithoutPool = FindingCode("kind-without-pool")

  /// What: a plate kind is offered before the first of its numbers is released. Why: draws are
  /// refused until then. Instead: date the value of the parameter.
  static let kindBeforeRelease = FindingCode("kind-before-release")

  /// What: no number of a kind passes what `without` leaves out. Why: such a draw is refused.
  static let filterLeavesNone = FindingCode("filter-leaves-none")
}
