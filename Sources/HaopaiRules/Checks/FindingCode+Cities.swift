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

  /// What: a value that equals what would be in force without it. Why: whoever changes the layer above
  /// later would wonder why this place does not follow. Instead: leave it out, or give its source.
  static let repeatedValue = FindingCode("repeated-value")

  /// What: a value that no rule reads under the other values of the city. Why: it has no effect, though
  /// the file seems to say that it has. Example: an interval between compositions where none are
  /// offered. Instead: leave it out.
  static let unreadValue = FindingCode("unread-value")

  /// What: a term in working days, and a year of the city's dates without a calendar. Why: its deadlines
  /// would be provisional. Instead: add the calendar of the year.
  static let missingCalendar = FindingCode("missing-calendar")

  /// What: no number of a kind passes what `without` leaves out. Why: such a draw is refused.
  static let filterLeavesNone = FindingCode("filter-leaves-none")
}
