public import HaopaiDomain

/// What citizens are told of a business in a city, as of a day (业务须知).
public struct BusinessNotice: Hashable, Sendable {
  /// A sentence.
  public struct Item: Hashable, Sendable {
    /// With the city's values in place.
    public let text: BilingualText
    /// Whether it depends on a value whose true figure is not public.
    public let isAssumed: Bool
  }

  /// What belongs together under a heading.
  public struct Section: Hashable, Sendable {
    /// Its kebab-case name in the rule files.
    public let id: String
    /// Its heading.
    public let title: BilingualText
    /// Whether the order of the items means something, as that of steps does.
    public let isNumbered: Bool
    /// The business's own first, then those of its parts; never empty.
    public let items: [Item]
  }

  /// The name of the city.
  public let city: BilingualText
  /// What people call the business.
  public let business: BilingualText
  /// The day whose values it tells.
  public let day: CivilDate
  /// In the order of the national files; never empty.
  public let sections: [Section]

  /// Whether anything in it depends on a value whose true figure is not public.
  public var hasAssumptions: Bool { sections.contains { $0.items.contains(where: \.isAssumed) } }
}

/// Why there is no notice.
public enum NoticeFailure: Error, Hashable, Sendable {
  /// The book has no such city.
  case unknownCity
  /// The city offers no such business.
  case unknownBusiness
  /// The rules of the business say nothing to citizens.
  case noNotice
  /// The city's values begin only on that day.
  case beforeFirstDay(CivilDate)
}
