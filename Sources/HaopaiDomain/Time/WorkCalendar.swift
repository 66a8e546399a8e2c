/// Which days are worked: Monday to Friday, except where a published notice says otherwise.
///
/// Source: "一日 … 十五日，是指工作日，不包括节假日" (公安部令第164号, art. 92). An answer that a notice
/// still to come may change is *provisional*: a day of a year without notice, and a day of December
/// while the next year's notice is not known, for that one may list it.
public struct WorkCalendar: Hashable, Sendable {
  /// What is known of a day.
  public struct Answer: Hashable, Sendable {
    /// Whether the day is worked, as far as is known.
    public let isWorking: Bool
    /// Whether a notice that is not known yet may change the answer.
    public let provisional: Bool

    /// Pairs the answer with its certainty.
    public init(isWorking: Bool, provisional: Bool) {
      self.isWorking = isWorking
      self.provisional = provisional
    }
  }

  /// A calendar that knows no notice: weekdays only, everything provisional.
  public static let unknown = WorkCalendar(years: [])

  /// The exceptions of all notices by date, one a day.
  public let listedDays: [YearNotice.Day]
  /// The years whose notices are published, in order.
  public let coveredYears: [Int]

  /// The state of every day from `firstDay` on; derived, so that a look-up is one load.
  private let states: [DayState]
  private let firstDay: Int

  /// A calendar of these notices in any order. Where two list the same day, the later year's one
  /// holds; within one notice the later entry. Years outside `CivilDate`'s range cover nothing.
  public init(years: [YearNotice]) {
    let published = years.filter(\.isPublished).sorted { $0.year < $1.year }
    listedDays = Self.merged(published)
    coveredYears = Self.distinct(published.map(\.year).filter((1800...2200).contains))
    (firstDay, states) = Self.table(listed: listedDays, covered: coveredYears)
  }

  /// Whether `date` is worked.
  public func isWorkingDay(_ date: CivilDate) -> Answer {
    let state = state(of: date)
    return Answer(isWorking: state.isWorking, provisional: !state.isSettled)
  }

  func state(of date: CivilDate) -> DayState {
    let index = Int(date.dayNumber) - firstDay
    guard states.indices.contains(index) else { return DayState(weekday: date.weekday) }
    return states[index]
  }
}

/// What the calendar knows of one day, in one byte.
struct DayState: Hashable, Sendable {
  private(set) var isWorking: Bool
  /// Whether no notice to come can change it.
  var isSettled = false
  /// Whether a notice names the day.
  private(set) var isListed = false

  init(weekday: Weekday) { isWorking = !weekday.isWeekend }

  var isListedOff: Bool { isListed && !isWorking }
  var isListedWorked: Bool { isListed && isWorking }

  mutating func list(isOff: Bool) {
    isWorking = !isOff
    isListed = true
  }
}

// MARK: - Building the table

extension WorkCalendar {
  /// One entry a day, by date; `notices` are in the order of their years.
  private static func merged(_ notices: [YearNotice]) -> [YearNotice.Day] {
    var latest: [CivilDate: YearNotice.Day] = [:]
    for notice in notices {
      for day in notice.days { latest[day.date] = day }
    }
    return latest.values.sorted { $0.date < $1.date }
  }

  private static func distinct(_ sorted: [Int]) -> [Int] {
    sorted.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  private static func table(
    listed: [YearNotice.Day], covered: [Int]
  ) -> (firstDay: Int, states: [DayState]) {
    let years = covered.flatMap { [firstDay(of: $0), lastDay(of: $0)] }
    let named = listed.map { Int($0.date.dayNumber) }
    guard let first = (named + years).min(), let last = (named + years).max() else {
      return (0, [])
    }
    var states = (first...last).map { DayState(weekday: Weekday(dayNumber: $0)) }
    for year in covered {
      // Without the next year's notice, December is open to change.
      let end = covered.contains(year + 1) ? lastDay(of: year) : lastDay(of: year, month: 11)
      for day in firstDay(of: year)...end { states[day - first].isSettled = true }
    }
    for day in listed { states[Int(day.date.dayNumber) - first].list(isOff: day.isOff) }
    return (first, states)
  }

  private static func firstDay(of year: Int) -> Int {
    Int((CivilDate(year: year, month: 1, day: 1) ?? .earliest).dayNumber)
  }

  private static func lastDay(of year: Int, month: Int = 12) -> Int {
    let length = CivilDate.length(ofMonth: month, year: year)
    return Int((CivilDate(year: year, month: month, day: length) ?? .latest).dayNumber)
  }
}

extension Array {
  /// The first index whose element satisfies `predicate`, or the end, when all elements that do
  /// stand behind all that do not. Logarithmic.
  func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
