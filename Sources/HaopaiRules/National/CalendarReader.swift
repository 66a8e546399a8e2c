import HaopaiDiagnostics
import HaopaiDomain
import HaopaiYAML

/// One year's notice and where its file says the year.
struct CalendarYear {
  let notice: YearNotice
  let span: SourceSpan
}

/// Reads `calendars/YEAR.yaml`: the State Council's holiday notice of one year.
enum CalendarReader {
  private static let keys = MappingKeys(
    required: ["papers", "off"], optional: ["worked", "source"])

  static func read(_ file: RuleFile, _ findings: inout FindingCollector) -> CalendarYear? {
    let year = file.subject.value.count(in: 1992...2200, &findings)
    guard let members = file.members(keys, &findings) else { return nil }
    let papers = members["papers"].flatMap { $0.items(&findings) } ?? []
    for paper in RepeatedItems.leftOut(of: papers, &findings) { _ = paper.scalar(&findings) }
    if let source = members["source"] { _ = ValueNote.source(source, &findings) }
    guard let year else { return nil }
    var reader = DayReader(year: year)
    if let off = members["off"] { reader.read(off, isOff: true, &findings) }
    if let worked = members["worked"] { reader.read(worked, isOff: false, &findings) }
    return CalendarYear(
      notice: YearNotice(year: year, days: reader.days), span: file.subject.value.span)
  }

  /// The calendar of all notices; a year that has two is reported.
  static func calendar(
    of years: [CalendarYear], _ findings: inout FindingCollector
  ) -> WorkCalendar {
    var places: [Int: SourceSpan] = [:]
    for year in years {
      if let earlier = places.updateValue(year.span, forKey: year.notice.year) {
        findings.report(
          .duplicateFile(Name("\(year.notice.year)", at: year.span), earlier: earlier))
      }
    }
    return WorkCalendar(years: years.map(\.notice))
  }
}

/// Collects the days of one notice.
private struct DayReader {
  let year: Int
  private(set) var days: [YearNotice.Day] = []
  private var places: [CivilDate: (isOff: Bool, span: SourceSpan)] = [:]

  init(year: Int) { self.year = year }

  /// Reads `{ 春节: [2026-02-15, …], … }`.
  mutating func read(_ node: YAMLNode, isOff: Bool, _ findings: inout FindingCollector) {
    for entry in node.entries(&findings) ?? [] {
      let before = findings.findings.count
      var dates: [Located<CivilDate>] = []
      for item in entry.value.items(&findings) ?? [] {
        guard let date = item.date(&findings) else { continue }
        dates.append(Located(date, at: item.span))
        add(date, of: entry.key, isOff: isOff, at: item.span, &findings)
      }
      if isOff, findings.findings.count == before {
        SplitHoliday.check(dates, of: entry.key, &findings)
      }
    }
  }

  private mutating func add(
    _ date: CivilDate, of name: String, isOff: Bool, at span: SourceSpan,
    _ findings: inout FindingCollector
  ) {
    // A notice may begin with the last days of the year before.
    guard date.year == year || (date.year == year - 1 && date.month == 12) else {
      findings.report(.dateOfAnotherYear(date, year: year, at: span))
      return
    }
    if let earlier = places[date] {
      findings.report(
        earlier.isOff == isOff
          ? .duplicateItem(date.description, at: span, earlier: earlier.span)
          : .offAndWorked(date, at: span, earlier: earlier.span))
      return
    }
    places[date] = (isOff, span)
    days.append(YearNotice.Day(date: date, isOff: isOff, name: name))
  }
}
