public import HaopaiDomain

/// What is different for a city when other rules come into force.
public struct RuleChange: Sendable {
  /// Whom a difference concerns. Cases stay with the rules they were opened under, but for what is
  /// shared, or read as of the day.
  public struct Reach: Hashable, Sendable {
    /// Cases that are under way, and all later ones.
    public let isAtOnce: Bool
    /// Cases that are opened from then on.
    public let isForNewCases: Bool

    static let atOnce = Reach(isAtOnce: true, isForNewCases: false)
    static let newCases = Reach(isAtOnce: false, isForNewCases: true)
  }

  /// A parameter with another value.
  public struct Value: Hashable, Sendable {
    /// The business's id.
    public let business: String
    /// With the groups around it: `draw.attempts`; a group's where it is offered by one side only.
    public let path: String
    /// What it means to people.
    public let title: BilingualText?
    /// Whether it is a group that one side does not offer.
    public let isGroup: Bool
    /// The first day of the difference, not before that on which the rules come into force.
    public let from: CivilDate
    /// The day from which on both sides say the same again; nil for never.
    public let until: CivilDate?
    /// As a rule file would write it; nil where there is no value, empty for a group that is offered.
    public let old: String?
    /// The same by the new rules.
    public let new: String?
    /// Whom it concerns.
    public let reach: Reach
  }

  /// A business that comes, goes or changes.
  public struct Business: Hashable, Sendable {
    /// Its id.
    public let id: String
    /// What people call it.
    public let title: BilingualText
  }

  /// A business whose files, its own or its parts', are others.
  public struct Workflow: Hashable, Sendable {
    /// The business's id.
    public let business: String
    /// Their paths.
    public let files: [String]
  }

  /// A range of numbers that is published anew, or no more.
  public struct Range: Hashable, Sendable {
    /// The plate kind's id.
    public let kind: String
    /// As its file gives it.
    public let range: NumberRange
    /// From when on its numbers can be chosen.
    public let released: CivilDate
    /// From when on they can also be composed.
    public let composedFrom: CivilDate
  }

  /// A counter's limit that all cases share.
  public struct Limit: Hashable, Sendable {
    /// The counter's name, with whose it is: `shared/live_selection`.
    public let counter: String
    /// Nil for none.
    public let old: Int64?
    /// The same by the new rules.
    public let new: Int64?
  }

  /// What an entry in a register refuses in a business.
  public struct Bar: Hashable, Sendable {
    /// The register's name, with whose it is.
    public let register: String
    /// The business's id.
    public let business: String
    /// The commands that are refused only by the old rules.
    public let freed: [String]
    /// The commands that are refused only by the new ones.
    public let barred: [String]
  }

  /// In the order of businesses, parameters and days.
  public let values: [Value]
  /// Businesses that can be applied for by the new rules only.
  public let begun: [Business]
  /// Businesses that can be applied for by the old rules only.
  public let ended: [Business]
  /// Of new cases.
  public let workflows: [Workflow]
  /// By the new rules only; at once.
  public let rangesAdded: [Range]
  /// By the old rules only; at once.
  public let rangesRemoved: [Range]
  /// At once.
  public let limits: [Limit]
  /// At once.
  public let bars: [Bar]
  /// The years whose holidays are other ones; at once.
  public let calendarYears: [Int]
  /// How long a number that comes back is kept; nil where it stays. At once.
  public let returnDelay: (old: TimeSpan, new: TimeSpan)?

  /// Whether nothing is different that the rules mean; texts may be.
  public var isEmpty: Bool {
    values.isEmpty && begun.isEmpty && ended.isEmpty && workflows.isEmpty && rangesAdded.isEmpty
      && rangesRemoved.isEmpty && limits.isEmpty && bars.isEmpty && calendarYears.isEmpty
      && returnDelay == nil
  }
}
