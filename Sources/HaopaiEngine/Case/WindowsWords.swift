import HaopaiDomain

extension ServiceWindows {
  /// The hours as citizens read them, the narrower rules behind the wider ones:
  /// `周一至周五 08:00-20:00；周六 09:00-12:00；周日不开放；节假日不开放`.
  var words: BilingualText {
    let parts =
      [weekWords, holidayWords, makeUpWords].compactMap(\.self) + maintenance.map(\.words)
    return BilingualText(
      zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
  }

  private var weekWords: BilingualText {
    guard Set(week).count > 1 else {
      return BilingualText(zh: "每天", en: "every day").open(hours(on: .monday))
    }
    var spans: [(first: Weekday, last: Weekday)] = []
    for day in Weekday.allCases {
      if let last = spans.last, hours(on: last.first) == hours(on: day) {
        spans[spans.count - 1].last = day
      } else {
        spans.append((day, day))
      }
    }
    let parts = spans.map { span in
      Self.words(from: span.first, to: span.last).open(hours(on: span.first))
    }
    return BilingualText(
      zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
  }

  private static func words(from first: Weekday, to last: Weekday) -> BilingualText {
    switch last.rawValue - first.rawValue {
    case 0: first.words
    case 1:
      BilingualText(
        zh: "\(first.words.zh)、\(last.words.zh)", en: "\(first.words.en) and \(last.words.en)")
    default:
      BilingualText(
        zh: "\(first.words.zh)至\(last.words.zh)", en: "\(first.words.en) to \(last.words.en)")
    }
  }

  private var holidayWords: BilingualText? {
    guard case .hours(let hours) = holidays else { return nil }
    return BilingualText(zh: "节假日", en: "public holidays").open(hours)
  }

  /// Where Saturdays and Sundays are as Mondays anyway, nothing needs to be said.
  private var makeUpWords: BilingualText? {
    guard makeUpDays == .asWorkingDay,
      hours(on: .saturday) != hours(on: .monday) || hours(on: .sunday) != hours(on: .monday)
    else { return nil }
    return BilingualText(zh: "调休上班的周末", en: "weekends worked for a holiday")
      .open(hours(on: .monday))
  }
}

extension ServiceWindows.Maintenance {
  fileprivate var words: BilingualText {
    BilingualText(
      zh: "\(start.civil) 至 \(end.civil) 系统维护",
      en: "closed for maintenance from \(start.civil) to \(end.civil)")
  }
}

extension BilingualText {
  /// Days with their hours.
  fileprivate func open(_ hours: OpeningHours) -> BilingualText {
    let intervals = hours.intervals.map(\.description)
    return intervals.isEmpty
      ? BilingualText(zh: "\(zh)不开放", en: "\(en) closed")
      : BilingualText(
        zh: "\(zh) \(intervals.joined(separator: "、"))",
        en: "\(en) \(intervals.joined(separator: ", "))")
  }
}

extension Weekday {
  fileprivate var words: BilingualText {
    switch self {
    case .monday: BilingualText(zh: "周一", en: "Monday")
    case .tuesday: BilingualText(zh: "周二", en: "Tuesday")
    case .wednesday: BilingualText(zh: "周三", en: "Wednesday")
    case .thursday: BilingualText(zh: "周四", en: "Thursday")
    case .friday: BilingualText(zh: "周五", en: "Friday")
    case .saturday: BilingualText(zh: "周六", en: "Saturday")
    case .sunday: BilingualText(zh: "周日", en: "Sunday")
    }
  }
}
