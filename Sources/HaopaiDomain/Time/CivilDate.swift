/// A day of the proleptic Gregorian calendar, without time and zone.
///
/// All arithmetic is on integers: no calendar library, no locale, the same on every machine.
/// Days lie in `earliest...latest`; additions stop at these bounds and never trap.
public struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 1800-01-01, before the birth of anyone who holds an identity number.
  public static let earliest = CivilDate(unchecked: -62_091)
  /// 2200-12-31.
  public static let latest = CivilDate(unchecked: 84_370)

  /// Days since 1970-01-01; negative before.
  public let dayNumber: Int32

  /// The day with this number, or nil outside `earliest...latest`.
  public init?(dayNumber: Int) {
    guard dayNumber >= Int(Self.earliest.dayNumber), dayNumber <= Int(Self.latest.dayNumber) else {
      return nil
    }
    self.init(unchecked: Int32(dayNumber))
  }

  /// The day with this number, or the nearest of `earliest` and `latest`.
  public init(saturating dayNumber: Int) {
    let low = Int(Self.earliest.dayNumber)
    let high = Int(Self.latest.dayNumber)
    self.init(unchecked: Int32(min(max(dayNumber, low), high)))
  }

  /// The day with these numbers, or nil where there is none: month 13, 30 February, year 1799.
  public init?(year: Int, month: Int, day: Int) {
    guard (1800...2200).contains(year), (1...12).contains(month) else { return nil }
    guard day >= 1, day <= Self.length(ofMonth: month, year: year) else { return nil }
    self.init(unchecked: Int32(GregorianDay.number(year: year, month: month, day: day)))
  }

  /// Reads `YYYY-MM-DD`, nothing shorter and nothing around it.
  public init?(_ text: String) {
    var text = text
    let dash = UInt8(ascii: "-")
    let parts = text.withUTF8 { bytes -> (year: Int, month: Int, day: Int)? in
      guard bytes.count == 10, bytes[4] == dash, bytes[7] == dash,
        let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
        let day = Self.number(bytes[8..<10])
      else { return nil }
      return (year, month, day)
    }
    guard let parts else { return nil }
    self.init(year: parts.year, month: parts.month, day: parts.day)
  }

  /// Of digits only.
  private static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var value = 0
    for byte in bytes {
      guard byte.isASCIIDigit else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  init?(reading reader: inout ByteReader) {
    guard let year = reader.digits(4), reader.take(UInt8(ascii: "-")),
      let month = reader.digits(2), reader.take(UInt8(ascii: "-")),
      let day = reader.digits(2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private init(unchecked dayNumber: Int32) { self.dayNumber = dayNumber }

  /// The earlier day first.
  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.dayNumber < right.dayNumber
  }
}

// MARK: - Parts

extension CivilDate {
  /// `1800...2200`.
  public var year: Int { parts.year }
  /// `1...12`.
  public var month: Int { parts.month }
  /// `1...31`.
  public var day: Int { parts.day }
  /// Monday to Sunday, whether worked or not: that is asked of a `WorkCalendar`.
  public var weekday: Weekday { Weekday(dayNumber: Int(dayNumber)) }

  /// `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = parts
    return "\(year)-\(month.twoDigits)-\(day.twoDigits)"
  }

  /// Year, month and day at the price of one.
  public var parts: (year: Int, month: Int, day: Int) {
    let day = GregorianDay(Int(dayNumber))
    return (day.year, day.month, day.day)
  }

  /// The number of days in a month.
  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

// MARK: - Arithmetic

extension CivilDate {
  /// The day that many days later (earlier when negative).
  public func adding(days: Int) -> CivilDate {
    let (sum, overflow) = Int(dayNumber).addingReportingOverflow(days)
    guard !overflow else { return days < 0 ? .earliest : .latest }
    return CivilDate(saturating: sum)
  }

  /// The same day that many months later, or that month's last day where it has no such day:
  /// 31 January and one month is the last of February.
  public func adding(months: Int) -> CivilDate {
    let (year, month, day) = parts
    // More months than this leave the range anyway; the bound keeps the sum from overflowing.
    let index = year * 12 + (month - 1) + min(max(months, -10_000), 10_000)
    let target = (year: index.flooredQuotient(by: 12), month: index.flooredRemainder(by: 12) + 1)
    guard target.year >= 1800 else { return .earliest }
    guard target.year <= 2200 else { return .latest }
    let last = Self.length(ofMonth: target.month, year: target.year)
    return CivilDate(year: target.year, month: target.month, day: min(day, last)) ?? .latest
  }

  /// The same day that many years later; 29 February becomes 28 February in a common year.
  public func adding(years: Int) -> CivilDate {
    adding(months: min(max(years, -500), 500) * 12)
  }

  /// The days from `other` to this day; negative when this one is earlier.
  public func days(since other: CivilDate) -> Int { Int(dayNumber) - Int(other.dayNumber) }
}
