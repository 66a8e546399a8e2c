package import HaopaiDomain
package import HaopaiProgram

/// The numbers of a city: what it may issue, and what it has released.
package struct CityNumbers: Sendable {
  /// One published range.
  package struct Entry: Sendable {
    /// An index of the national plate kinds.
    package let kind: Int
    package let range: Located<NumberRange>
    package let released: CivilDate
    /// Whether its numbers can be composed from the day of their release on, whatever the city keeps
    /// for draws.
    package let isFirstRelease: Bool
    /// What letters and grammar leave of the range.
    package let products: [NumberProduct]

    package var count: Int { products.reduce(0) { $0 + $1.count } }
  }

  package let province: Province
  package let authorities: CharacterClassSet
  package let letters: CharacterClassSet
  package let energyLetters: CharacterClassSet
  package let entries: [Entry]
  /// The kinds of which not all ranges could be read; nil where it may be any.
  let broken: Set<Int>?

  /// Whether all ranges could be read.
  var isWhole: Bool { broken?.isEmpty ?? false }

  /// Whether all ranges of the kind could be read.
  func isKnown(_ kind: Int) -> Bool { broken.map { !$0.contains(kind) } ?? false }

  /// The first of those that are released earliest; and for each kind that there is.
  let earliest: Entry?
  private let earliestOfKinds: [Entry]
  /// The days on which numbers are released lie between these.
  let releases: ClosedRange<CivilDate>?

  init(
    province: Province, authorities: CharacterClassSet, letters: CharacterClassSet,
    energyLetters: CharacterClassSet, entries: [Entry], broken: Set<Int>?
  ) {
    self.province = province
    self.authorities = authorities
    self.letters = letters
    self.energyLetters = energyLetters
    self.entries = entries
    self.broken = broken
    // Places in the entries; cities have a few kinds.
    var earliest: [Int] = []
    var (first, last) = (0, 0)
    for index in entries.indices {
      let (kind, day) = (entries[index].kind, entries[index].released)
      if day < entries[first].released { first = index }
      if day > entries[last].released { last = index }
      if let known = earliest.firstIndex(where: { entries[$0].kind == kind }) {
        if day < entries[earliest[known]].released { earliest[known] = index }
      } else {
        earliest.append(index)
      }
    }
    earliestOfKinds = earliest.map { entries[$0] }
    self.earliest = entries.isEmpty ? nil : entries[first]
    releases = entries.isEmpty ? nil : entries[first].released...entries[last].released
  }

  /// The first of those of a kind that are released earliest.
  func earliest(of kind: Int) -> Entry? { earliestOfKinds.first { $0.kind == kind } }

  /// The earliest day on which numbers are released.
  package var firstRelease: CivilDate? { releases?.lowerBound }

  /// The ranges of one kind.
  package func entries(of kind: Int) -> [Entry] { entries.filter { $0.kind == kind } }

  /// What `PoolLayout` takes: the blocks of one kind.
  /// - Parameter randomOnlyDays: how long a range can only be drawn from.
  package func releases(of kind: Int, randomOnlyDays: Int32 = 0) -> [PoolLayout.Release] {
    entries(of: kind).flatMap { entry in
      entry.products.map {
        PoolLayout.Release(
          numbers: $0.block, releasedOnDay: entry.released.dayNumber,
          randomOnlyDays: entry.isFirstRelease ? 0 : randomOnlyDays)
      }
    }
  }

  /// By plate kind; nil where the city has released none, or where its ranges overlap or are too
  /// many, which was reported.
  package func pools(
    kinds: Int, filters: [CharacterFilter], randomOnlyDays: Int32 = 0
  ) -> [PoolLayout?] {
    (0..<kinds).map { kind in
      let releases = releases(of: kind, randomOnlyDays: randomOnlyDays)
      return releases.isEmpty ? nil : try? PoolLayout(releases: releases, filters: filters)
    }
  }
}
