/// What terms of any unit must lie between: `1 day..10 years`.
///
/// Which of two terms is longer is not always known before a calendar is asked: a month has 28 to 31
/// days. So a term lies outside only where it is shorter than the lower end, or longer than the upper
/// one, whatever days it falls on. Terms of one unit compare by their counts, and so do months with
/// years; other terms by the days that they can cover: a month at least 28 and at most 31, a year 365
/// and 366, a working day at least one and without an upper bound, for holidays may come before it.
public struct TermRange: Hashable, Sendable {
  /// Where a term lies.
  public enum Position: Hashable, Sendable {
    case below
    case inside
    case above
  }

  /// The shortest term.
  public let lower: Term
  /// The longest term.
  public let upper: Term

  /// Nil where no term can lie between the two.
  public init?(_ lower: Term, _ upper: Term) {
    guard !upper.isShorter(than: lower) else { return nil }
    self.lower = lower
    self.upper = upper
  }

  /// Where the term lies whatever days it falls on; `inside` where that decides.
  public func position(of term: Term) -> Position {
    if term.isShorter(than: lower) { return .below }
    return upper.isShorter(than: term) ? .above : .inside
  }
}

extension Term {
  /// Whether it is the shorter one from whatever day both are counted.
  fileprivate func isShorter(than other: Term) -> Bool {
    if unit == other.unit { return count < other.count }
    if let months, let others = other.months { return months < others }
    return mostDays.map { $0 < other.fewestDays } ?? false
  }

  /// Nil for days.
  private var months: Int? {
    switch unit {
    case .months: count
    case .years: count * 12
    case .days, .workingDays: nil
    }
  }

  private var fewestDays: Int {
    switch unit {
    case .days, .workingDays: count
    case .months: count / 12 * 365 + count % 12 * 28
    case .years: count * 365
    }
  }

  /// Nil where there is no bound.
  private var mostDays: Int? {
    switch unit {
    case .days: count
    case .workingDays: count == 0 ? 0 : nil
    case .months: count / 12 * 366 + count % 12 * 31
    case .years: count * 366
    }
  }
}
