/// What the State Council's holiday notice of one year says: the days off and the make-up days.
///
/// A notice lists exceptions only. Ordinary weekends are absent from it, even next to a holiday; a
/// notice of year Y may list days of December Y-1; a notice without days is one that was not
/// published yet, not a year without holidays.
public struct YearNotice: Hashable, Sendable {
  /// One exception from Monday-to-Friday.
  public struct Day: Hashable, Sendable {
    /// The day that is the exception.
    public let date: CivilDate
    /// Off (a holiday or a swapped rest) or worked (mostly a Saturday or Sunday, but a Monday can
    /// be listed as worked when a rest is taken back: 2020-02-03).
    public let isOff: Bool
    /// The holiday that the day belongs to (春节), on its days off and its make-up days alike.
    public let name: String

    /// Takes the entry as the notice has it; nothing is checked.
    public init(date: CivilDate, isOff: Bool, name: String) {
      self.date = date
      self.isOff = isOff
      self.name = name
    }
  }

  /// The year that the notice is for.
  public let year: Int
  /// As listed, in any order; none while the notice is not published.
  public let days: [Day]

  /// Takes the notice as it is; a `WorkCalendar` puts several together.
  public init(year: Int, days: [Day]) {
    self.year = year
    self.days = days
  }

  /// Whether the notice says anything; an empty one stands for "not known".
  public var isPublished: Bool { !days.isEmpty }
}
