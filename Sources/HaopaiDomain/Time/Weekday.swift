/// A day of the week; the week begins on Monday (ISO 8601).
public enum Weekday: Int, CaseIterable, Hashable, Comparable, Sendable {
  /// Raw values run from 0 for Monday to 6 for Sunday.
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// Saturday or Sunday: off unless the calendar makes it a working day.
  public var isWeekend: Bool { self >= .saturday }

  /// By place in the week, Monday first.
  public static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }

  /// The weekday of a day counted from 1970-01-01, a Thursday.
  init(dayNumber: Int) {
    self = Weekday.allCases[(dayNumber + 3).flooredRemainder(by: 7)]
  }
}
