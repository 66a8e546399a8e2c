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

  /// The earliest day on which numbers are released.
  package var firstRelease: CivilDate? { entries.map(\.released).min() }

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
