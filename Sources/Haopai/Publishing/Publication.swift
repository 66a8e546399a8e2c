public import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

/// Rules that a city has published.
public struct Publication: Hashable, Sendable {
  /// Their hash, as `RuleBook.hash(ofCity:)` gives it.
  public let rules: String
  /// From then on they are in force, until others are.
  public let from: Instant

  init(_ published: PublishedRules) {
    rules = published.hash.description
    from = published.from
  }
}

/// What it came to that rules were published.
public struct Adoption: Hashable, Sendable {
  /// From when on the rules are in force.
  public let from: Instant
  /// Whether they would not be in force from then on anyway.
  public let isNew: Bool
  /// The publications, not in force yet, whose place it takes.
  public let withdrawn: [Publication]

  init(_ change: Publications.Change, from instant: Instant) {
    from = instant
    isNew = change.isAdded
    withdrawn = change.withdrawn.map(Publication.init)
  }

  /// Whether all is as it was.
  public var isNothing: Bool { !isNew && withdrawn.isEmpty }
}
