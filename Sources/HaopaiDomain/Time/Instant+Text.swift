extension Instant {
  /// Reads RFC 3339 with its zone: `2026-03-02T09:00:00+08:00`, `2026-03-02T01:00:00.250Z`.
  ///
  /// Seconds and zone are mandatory; `t` and `z` stand for `T` and `Z`. A fraction has one to nine digits;
  /// those behind the third are cut off, which cannot move an instant across a boundary, since
  /// every boundary is a whole millisecond. Leap seconds, hour 24 and instants outside
  /// `earliest...latest` are refused.
  public init?(rfc3339 text: String) {
    var reader = ByteReader(text)
    guard let date = CivilDate(reading: &reader),
      reader.take(UInt8(ascii: "T")) || reader.take(UInt8(ascii: "t")),
      let time = Self.timeWithSeconds(&reader), let offset = Self.zone(&reader), reader.isAtEnd
    else { return nil }
    let local = Int(date.dayNumber) * Self.millisecondsPerDay + Int(time.milliseconds)
    self.init(inRange: Int64(local - offset))
  }

  /// Reads a civil time of +08:00 as scenarios write it: `2026-03-02 09:00`, with seconds and
  /// milliseconds where wanted, with a space or a `T` between; nil outside `earliest...latest`.
  public init?(civil text: String) {
    var reader = ByteReader(text)
    guard let date = CivilDate(reading: &reader),
      reader.take(UInt8(ascii: " ")) || reader.take(UInt8(ascii: "T")),
      let time = TimeOfDay(reading: &reader, fraction: 1...3), reader.isAtEnd
    else { return nil }
    let local = Int(date.dayNumber) * Self.millisecondsPerDay + Int(time.milliseconds)
    self.init(inRange: Int64(local - Self.zoneOffset))
  }

  /// RFC 3339, always with milliseconds and +08:00: `2026-03-02T09:00:00.000+08:00`.
  public var rfc3339: String { "\(date)T\(timeOfDay.fullDescription)+08:00" }

  /// As people read it, without what is zero behind the minutes: `2026-03-02 09:00`.
  public var civil: String { "\(date) \(timeOfDay)" }

  /// The same as `rfc3339`.
  public var description: String { rfc3339 }

  private init?(inRange milliseconds: Int64) {
    let range = Self.earliest.milliseconds...Self.latest.milliseconds
    guard range.contains(milliseconds) else { return nil }
    self.init(milliseconds: milliseconds)
  }

  /// `HH:MM:SS` with an optional fraction; RFC 3339 knows no 24:00 and lets nobody omit seconds.
  private static func timeWithSeconds(_ reader: inout ByteReader) -> TimeOfDay? {
    var ahead = reader
    guard ahead.digits(2) != nil, ahead.take(UInt8(ascii: ":")), ahead.digits(2) != nil,
      ahead.next == UInt8(ascii: ":"),
      let time = TimeOfDay(reading: &reader, fraction: 1...9), time < .endOfDay
    else { return nil }
    return time
  }

  /// `Z`, `z` or `±hh:mm`, in milliseconds east of UTC.
  private static func zone(_ reader: inout ByteReader) -> Int? {
    if reader.take(UInt8(ascii: "Z")) || reader.take(UInt8(ascii: "z")) { return 0 }
    let sign = reader.take(UInt8(ascii: "+")) ? 1 : reader.take(UInt8(ascii: "-")) ? -1 : 0
    guard sign != 0, let hours = reader.digits(2), hours < 24, reader.take(UInt8(ascii: ":")),
      let minutes = reader.digits(2), minutes < 60
    else { return nil }
    return sign * (hours * 60 + minutes) * 60_000
  }
}
