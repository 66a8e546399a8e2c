import HaopaiDiagnostics
import HaopaiDomain

/// Holidays whose days off do not follow one another: a notice gives each as one stretch.
enum SplitHoliday {
  static func check(
    _ dates: [Located<CivilDate>], of holiday: String, _ findings: inout FindingCollector
  ) {
    let sorted = dates.sorted { $0.value < $1.value }
    for (day, next) in zip(sorted, sorted.dropFirst()) where day.value.adding(days: 1) != next.value
    {
      findings.report(.splitHoliday(next, after: day, of: holiday))
    }
  }
}

extension FindingCode {
  /// What: the days off of a holiday with a gap in them. Why: a day is missing or misspelt, and terms
  /// that count working days end on another day. Example: `[2026-05-01, 2026-05-03]`.
  static let splitHoliday = FindingCode("split-holiday")
}

extension Finding {
  fileprivate static func splitHoliday(
    _ day: Located<CivilDate>, after earlier: Located<CivilDate>, of holiday: String
  ) -> Finding {
    Finding(
      .splitHoliday,
      Message(
        zh: "`\(holiday)` 的放假日不连续，\(earlier.value) 之后是 \(day.value)",
        en: "the days off of `\(holiday)` have a gap, \(day.value) comes after \(earlier.value)"),
      at: day.span, severity: .warning,
      related: [Related(span: earlier.span, message: Message(zh: "前一天", en: "the day before it"))])
  }
}
