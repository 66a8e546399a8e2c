public import HaopaiDomain

/// What the rules say about a city on a day, value by value, and where each comes from.
public struct CityExplanation: Sendable {
  /// A layer of rules. Lower ones replace what upper ones say.
  public enum Level: Sendable {
    /// What a business or a part declares, for all cities.
    case declaration
    /// The nation's file.
    case nation
    /// A province's file.
    case province
    /// The city's own file.
    case city
  }

  /// What a file says about where a value comes from.
  public enum Basis: Hashable, Sendable {
    /// The words of a source, and the file or address that has them.
    case source(text: String, from: String)
    /// The true figure is not public; this is why it was assumed.
    case assumed(reason: String)
  }

  /// What upper layers say and a lower one replaces.
  public struct Overridden: Hashable, Sendable {
    /// As a rule file would write it; nil for an optional value that is not there.
    public let text: String?
    /// Which layer says so.
    public let level: Level
    /// Where it says so.
    public let place: RulePlace
  }

  /// What a parameter says from a day on.
  public struct Reading: Sendable {
    /// The first day; nil is from ever.
    public let from: CivilDate?
    /// As a rule file would write it; nil for an optional value that is not there, empty for a group
    /// that is.
    public let text: String?
    /// Which layer says so.
    public let level: Level
    /// Where it says so.
    public let place: RulePlace
    /// What it is based on; nil where the file does not say.
    public let basis: Basis?
    /// Nil where no upper layer says anything.
    public let overridden: Overridden?
  }

  /// A parameter, or a group of parameters that is not offered on the day.
  public struct Value: Sendable {
    /// With the groups around it: `draw.attempts`.
    public let path: String
    /// What it means to people.
    public let title: BilingualText?
    /// Whether it is a group that is not offered.
    public let isGroup: Bool
    /// What counts on the day; nil where nothing does.
    public let current: Reading?
    /// What counts on other days, in their order.
    public let others: [Reading]
  }

  /// A business that the city offers.
  public struct Business: Sendable {
    /// Its id.
    public let id: String
    /// What people call it.
    public let title: BilingualText
    /// In the order in which the rules declare them.
    public let values: [Value]
  }

  /// A file that the city's values come from.
  public struct Layer: Sendable {
    /// Never `declaration`.
    public let level: Level
    /// Its id.
    public let id: String
    /// What people call it.
    public let title: BilingualText
    /// Where it begins.
    public let place: RulePlace
  }

  /// The city's own file first, the nation's last.
  public let layers: [Layer]
  /// The businesses that the city offers, by id.
  public let businesses: [Business]
}
