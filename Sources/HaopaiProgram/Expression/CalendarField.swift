/// CEL's questions to an instant, in the proleptic Gregorian calendar, at a fixed offset.
package enum CalendarField: UInt8, Hashable, Sendable, CaseIterable {
  case fullYear
  /// 0 is January.
  case month
  /// 1 is the first of the month.
  case date
  /// 0 is the first of the month.
  case dayOfMonth
  /// 0 is Sunday.
  case dayOfWeek
  /// 0 is the first of January.
  case dayOfYear
  case hours, minutes, seconds, milliseconds

  /// - Parameters:
  ///   - instant: milliseconds since 1970 UTC, within the years 1 to 9999
  ///   - offset: minutes east of UTC
  package func value(of instant: Int64, offset: Int64) -> Int64 {
    let local = instant + offset * 60_000
    let day = floorDivision(local, 86_400_000)
    let time = local - day * 86_400_000
    let civil = CivilDay(day)
    return switch self {
    case .fullYear: civil.year
    case .month: civil.month - 1
    case .date: civil.day
    case .dayOfMonth: civil.day - 1
    case .dayOfWeek: (day % 7 + 11) % 7
    case .dayOfYear: day - CivilDay.ordinal(year: civil.year, month: 1, day: 1)
    case .hours: time / 3_600_000
    case .minutes: time / 60_000 % 60
    case .seconds: time / 1000 % 60
    case .milliseconds: time % 1000
    }
  }
}

private func floorDivision(_ left: Int64, _ right: Int64) -> Int64 {
  let (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
  return remainder < 0 ? quotient - 1 : quotient
}

/// Year, month and day of a count of days since 1970-01-01, by whole-number arithmetic over eras
/// of 400 years that begin on a first of March.
package struct CivilDay {
  package let year: Int64
  package let month: Int64
  package let day: Int64

  package init(_ ordinal: Int64) {
    let shifted = ordinal + 719_468
    let era = floorDivision(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01; the parts must be a date that exists.
  package static func ordinal(year: Int64, month: Int64, day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = floorDivision(year, 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
