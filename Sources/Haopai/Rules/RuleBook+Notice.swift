public import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import HaopaiRules

extension RuleBook {
  /// What citizens are told of a business in a city, as of a day.
  ///
  /// - Throws: why there is no notice.
  public func notice(
    of business: String, inCity city: String, on day: CivilDate
  ) throws(NoticeFailure) -> BusinessNotice {
    guard let name = name(ofCity: city),
      let profile = rules.profiles.cities.first(where: { $0.name == city })
    else { throw .unknownCity }
    guard let values = profile.businesses.first(where: { $0.business == business }),
      let title = businesses(ofCity: city).first(where: { $0.id == business })?.title
    else { throw .unknownBusiness }
    guard let notice = rules.notice(of: business), !notice.sections.isEmpty else {
      throw .noNotice
    }
    let firstDay = values.firstDay(firstRelease: profile.numbers?.firstRelease)
    if let firstDay, day < firstDay { throw .beforeFirstDay(firstDay) }
    let sections = Self.sections(of: notice, values, on: day)
    guard !sections.isEmpty else { throw .noNotice }
    return BusinessNotice(city: name, business: title, day: day, sections: sections)
  }

  private static func sections(
    of notice: NoticeProgram, _ values: EffectiveParameters, on day: CivilDate
  ) -> [BusinessNotice.Section] {
    var windows = WindowsTable()
    let table = values.table(&windows)
    var reader = NoticeReader(
      notice, parameters: table.editions[table.edition(on: day.dayNumber)],
      windows: windows.windows.map { $0.withoutMaintenance(before: day) })
    var sections: [BusinessNotice.Section] = []
    for section in notice.sections {
      var items: [BusinessNotice.Item] = []
      for item in section.items {
        guard let text = reader.text(of: item) else { continue }
        let isAssumed = item.reads.contains { values.isAssumed($0, on: day) }
        items.append(BusinessNotice.Item(text: text, isAssumed: isAssumed))
      }
      guard !items.isEmpty else { continue }
      sections.append(
        BusinessNotice.Section(
          id: section.name, title: section.title, isNumbered: section.isNumbered, items: items))
    }
    return sections
  }
}

extension EffectiveParameters {
  /// Whether the figure of the parameter at a path is not public. Of a group, whose offer is one of
  /// its own, nothing is said.
  fileprivate func isAssumed(_ path: String, on day: CivilDate) -> Bool {
    if case .assumed? = entry(at: path, on: day)?.provenance.note { true } else { false }
  }
}

extension ServiceWindows {
  /// Nobody needs to be told of a closure that is over.
  fileprivate func withoutMaintenance(before day: CivilDate) -> ServiceWindows {
    let start = Instant(day, .midnight)
    return ServiceWindows(
      holidays: holidays, makeUpDays: makeUpDays,
      maintenance: maintenance.filter { $0.end > start }, hours: hours(on:))
  }
}
