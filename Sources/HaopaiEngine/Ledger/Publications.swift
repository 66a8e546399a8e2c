package import HaopaiDomain
package import HaopaiProgram

/// Rules that a city has published.
package struct PublishedRules: Hashable, Sendable {
  /// Greater for those that were published later.
  package var id: Int64
  package var hash: ContentHash
  /// From then on they are in force, until others are.
  package var from: Instant

  package init(id: Int64, hash: ContentHash, from: Instant) {
    self.id = id
    self.hash = hash
    self.from = from
  }
}

/// All that a city has published and not withdrawn, in the order in which it comes into force.
package struct Publications: Hashable, Sendable {
  package private(set) var all: [PublishedRules]

  /// - Parameter all: in any order.
  package init(_ all: [PublishedRules] = []) {
    self.all = all.sorted { ($0.from, $0.id) < ($1.from, $1.id) }
  }

  /// The rules in force at an instant; nil before the first.
  package func inForce(at instant: Instant) -> PublishedRules? { all.last { $0.from <= instant } }

  /// Those that come into force after an instant, the next ones first.
  package func upcoming(after instant: Instant) -> [PublishedRules] {
    all.filter { $0.from > instant }
  }

  /// Whether a step at an instant may be under these rules. At the very instant of a change either
  /// rules are right: what came first was before it.
  package func allow(_ hash: ContentHash, at instant: Instant) -> Bool {
    let settled = all.lastIndex { $0.from < instant } ?? 0
    return all[min(settled, all.count)...].contains { $0.hash == hash && $0.from <= instant }
  }

  /// What a publication comes to.
  package struct Change: Hashable, Sendable {
    /// Those not in force yet whose place it takes.
    package var withdrawn: [PublishedRules]
    /// Whether the rules would not be in force from then on anyway.
    package var isAdded: Bool

    /// Whether all stays as it is.
    package var isNothing: Bool { withdrawn.isEmpty && !isAdded }
  }

  /// What it comes to that rules are in force from an instant on: whatever would be from then on, and is
  /// not yet, gives way.
  /// - Parameter clock: what is in force by then stays.
  package func change(to hash: ContentHash, from instant: Instant, clock: Instant) -> Change {
    let withdrawn = all.filter {
      $0.from > clock && ($0.from > instant || $0.from == instant && $0.hash != hash)
    }
    let rest = Publications(all.filter { !withdrawn.contains($0) })
    return Change(withdrawn: withdrawn, isAdded: rest.inForce(at: instant)?.hash != hash)
  }

  package mutating func apply(_ change: Change, adding added: PublishedRules) {
    let rest = all.filter { !change.withdrawn.contains($0) }
    self = Publications(rest + (change.isAdded ? [added] : []))
  }
}
