import HaopaiDomain
import HaopaiProgram

/// Instants, durations and zones as CEL writes them.
enum TimeLiteral {
  enum Result: Hashable {
    case milliseconds(Int64)
    case tooFine
    case malformed
  }

  /// RFC 3339, the years 0001 to 9999.
  static func instant(_ text: String) -> Result {
    var reader = Reader(text)
    guard let year = reader.digits(4), reader.accept("-"), let month = reader.digits(2),
      reader.accept("-"), let day = reader.digits(2), reader.accept("T") || reader.accept("t"),
      let hours = reader.digits(2), reader.accept(":"), let minutes = reader.digits(2),
      reader.accept(":"), let seconds = reader.digits(2)
    else { return .malformed }
    guard (1...12).contains(month), (1...31).contains(day), hours < 24, minutes < 60, seconds < 60
    else { return .malformed }
    let number = GregorianDay.number(year: Int(year), month: Int(month), day: Int(day))
    // 31 April and the like come out as another day.
    guard GregorianDay(number).day == day else { return .malformed }
    var fraction: Int64 = 0
    if reader.accept(".") {
      guard let digits = reader.fraction() else { return .malformed }
      fraction = digits
    }
    guard let offset = reader.offset(), reader.isAtEnd else { return .malformed }
    guard fraction % 1_000_000 == 0 else { return .tooFine }
    let time = (hours * 60 + minutes - offset) * 60 + seconds
    let result = (Int64(number) * 86_400 + time) * 1000 + fraction / 1_000_000
    return Interval.instants.contains(result) ? .milliseconds(result) : .malformed
  }

  /// Numbers with units, `1h30m`, `-1.5s`; the units are h, m, s, ms, us, ns.
  static func duration(_ text: String) -> Result {
    var reader = Reader(text)
    let isNegative = reader.accept("-")
    if !isNegative { _ = reader.accept("+") }
    if reader.remainder == "0" { return .milliseconds(0) }
    var total: Int64 = 0
    repeat {
      guard let part = reader.durationPart() else { return .malformed }
      let sum = total.addingReportingOverflow(part)
      if sum.overflow { return .malformed }
      total = sum.partialValue
    } while !reader.isAtEnd
    guard total % 1_000_000 == 0 else { return .tooFine }
    return .milliseconds((isNegative ? -total : total) / 1_000_000)
  }

  /// Minutes east of UTC. China keeps one civil time; other named zones would need a database.
  static func zone(_ text: String) -> Int? {
    switch text {
    case "UTC", "Z": return 0
    case "Asia/Shanghai": return 8 * 60
    default: break
    }
    var reader = Reader(text)
    let isNegative = reader.accept("-")
    if !isNegative { _ = reader.accept("+") }
    guard let hours = reader.digits(2), reader.accept(":"), let minutes = reader.digits(2),
      reader.isAtEnd, hours < 24, minutes < 60
    else { return nil }
    return Int(isNegative ? -(hours * 60 + minutes) : hours * 60 + minutes)
  }
}

/// Reads ASCII from the front.
private struct Reader {
  private var rest: ArraySlice<UInt8>

  init(_ text: String) { rest = Array(text.utf8)[...] }

  var isAtEnd: Bool { rest.isEmpty }

  var remainder: String { String(decoding: rest, as: UTF8.self) }

  mutating func accept(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  mutating func digits(_ count: Int) -> Int64? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(ASCII.isDigit) else { return nil }
    rest = rest.dropFirst(count)
    return Int64(String(decoding: digits, as: UTF8.self))
  }

  /// One to nine digits as nanoseconds of a second.
  mutating func fraction() -> Int64? {
    let digits = rest.prefix(while: ASCII.isDigit)
    guard (1...9).contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    let padding = String(repeating: "0", count: 9 - digits.count)
    return Int64(String(decoding: digits, as: UTF8.self) + padding)
  }

  /// `Z` or `+08:00`, in minutes.
  mutating func offset() -> Int64? {
    if accept("Z") || accept("z") { return 0 }
    let isNegative = accept("-")
    guard isNegative || accept("+"), let hours = digits(2), accept(":"), let minutes = digits(2),
      hours < 24, minutes < 60
    else { return nil }
    return isNegative ? -(hours * 60 + minutes) : hours * 60 + minutes
  }

  /// A number and its unit, in nanoseconds.
  mutating func durationPart() -> Int64? {
    let whole = rest.prefix(while: ASCII.isDigit)
    rest = rest.dropFirst(whole.count)
    var decimals: ArraySlice<UInt8> = []
    if accept(".") {
      decimals = rest.prefix(while: ASCII.isDigit)
      rest = rest.dropFirst(decimals.count)
    }
    guard !(whole.isEmpty && decimals.isEmpty), let unit = unit() else { return nil }
    var total = whole.isEmpty ? 0 : Int64(String(decoding: whole, as: UTF8.self))
    total = total?.times(unit)
    var place = unit
    for digit in decimals {
      guard place % 10 == 0 || digit == UInt8(ascii: "0") else { return nil }
      place /= 10
      let part = place * Int64(digit - UInt8(ascii: "0"))
      total = total.flatMap { $0.addingReportingOverflow(part).overflow ? nil : $0 + part }
    }
    return total
  }

  private mutating func unit() -> Int64? {
    let units: [(String, Int64)] = [
      ("ns", 1), ("us", 1000), ("µs", 1000), ("ms", 1_000_000), ("s", 1_000_000_000),
      ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ]
    for (name, nanoseconds) in units where accept(name) { return nanoseconds }
    return nil
  }
}

extension Int64 {
  fileprivate func times(_ factor: Int64) -> Int64? {
    let result = multipliedReportingOverflow(by: factor)
    return result.overflow ? nil : result.partialValue
  }
}
