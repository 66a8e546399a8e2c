import HaopaiDomain

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
    let civil = GregorianDay(Int(day))
    return switch self {
    case .fullYear: Int64(civil.year)
    case .month: Int64(civil.month - 1)
    case .date: Int64(civil.day)
    case .dayOfMonth: Int64(civil.day - 1)
    case .dayOfWeek: (day % 7 + 11) % 7
    case .dayOfYear: day - Int64(GregorianDay.number(year: civil.year, month: 1, day: 1))
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
