/// A time on the clock in milliseconds since midnight; 24:00 is allowed, as the end of a day.
///
/// Written `08:00`; seconds (`08:00:30`) and milliseconds (`08:00:30.250`) may follow.
public struct TimeOfDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 00:00, the midnight that begins the day.
  public static let midnight = TimeOfDay(unchecked: 0)
  /// 24:00, the midnight that ends the day.
  public static let endOfDay = TimeOfDay(unchecked: 86_400_000)

  /// `0...86_400_000`.
  public let milliseconds: Int32

  /// Nil outside `0...86_400_000`.
  public init?(milliseconds: Int) {
    guard milliseconds >= 0, milliseconds <= 86_400_000 else { return nil }
    self.init(unchecked: Int32(milliseconds))
  }

  /// Nil where there is no such time; 24:00 is the only time with hour 24.
  public init?(hour: Int, minute: Int) {
    guard (0...24).contains(hour), (0...59).contains(minute) else { return nil }
    self.init(milliseconds: (hour * 60 + minute) * 60_000)
  }

  /// Reads `HH:MM`, `HH:MM:SS` or `HH:MM:SS.mmm`, always with two digits each.
  ///
  /// A fraction has one to three digits. Nil for anything else, and for what lies behind 24:00.
  public init?(_ text: String) {
    var reader = ByteReader(text)
    guard let time = TimeOfDay(reading: &reader, fraction: 1...3), reader.isAtEnd else {
      return nil
    }
    self = time
  }

  private init(unchecked milliseconds: Int32) { self.milliseconds = milliseconds }

  /// Reads a time whose fraction has that many digits; those behind the third are cut off.
  init?(reading reader: inout ByteReader, fraction: ClosedRange<Int>) {
    guard let hour = reader.digits(2), reader.take(UInt8(ascii: ":")),
      let minute = reader.digits(2), let base = TimeOfDay(hour: hour, minute: minute)
    else { return nil }
    guard reader.take(UInt8(ascii: ":")) else {
      self = base
      return
    }
    guard let second = reader.digits(2), second < 60,
      let rest = Self.fraction(&reader, digits: fraction)
    else { return nil }
    self.init(milliseconds: Int(base.milliseconds) + second * 1_000 + rest)
  }

  private static func fraction(_ reader: inout ByteReader, digits: ClosedRange<Int>) -> Int? {
    guard reader.take(UInt8(ascii: ".")) else { return 0 }
    var value = 0
    var count = 0
    while let digit = reader.digit() {
      count += 1
      guard count <= digits.upperBound else { return nil }
      if count <= 3 { value = value * 10 + digit }
    }
    guard count >= digits.lowerBound else { return nil }
    return count == 1 ? value * 100 : count == 2 ? value * 10 : value
  }

  /// Whole minutes since midnight, seconds cut off: `0...1440`.
  public var minutes: Int { Int(milliseconds) / 60_000 }

  /// `HH:MM`, and seconds and milliseconds only where they are not zero.
  public var description: String {
    let (minutes, rest) = Int(milliseconds).quotientAndRemainder(dividingBy: 60_000)
    let clock = "\((minutes / 60).twoDigits):\((minutes % 60).twoDigits)"
    guard rest != 0 else { return clock }
    let seconds = "\(clock):\((rest / 1_000).twoDigits)"
    return rest % 1_000 == 0 ? seconds : "\(seconds).\(Self.threeDigits(rest % 1_000))"
  }

  /// `HH:MM:SS.mmm`, always in full.
  var fullDescription: String {
    let (minutes, rest) = Int(milliseconds).quotientAndRemainder(dividingBy: 60_000)
    let clock = "\((minutes / 60).twoDigits):\((minutes % 60).twoDigits)"
    return "\(clock):\((rest / 1_000).twoDigits).\(Self.threeDigits(rest % 1_000))"
  }

  private static func threeDigits(_ value: Int) -> String {
    "\(value / 100)\((value % 100).twoDigits)"
  }

  /// The earlier in the day first.
  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.milliseconds < right.milliseconds
  }
}
