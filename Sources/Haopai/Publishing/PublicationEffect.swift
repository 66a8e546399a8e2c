public import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

/// What a publication would come to, for whoever decides on it.
public struct PublicationEffect: Sendable {
  /// Cases that are under way and stay with the rules of a publication.
  public struct Pinned: Hashable, Sendable {
    /// The hash of the rules, as `RuleBook.hash(ofCity:)` gives it.
    public let rules: String
    /// From when on the rules were in force, the first time.
    public let from: Instant
    /// How many there are.
    public let cases: Int
  }

  /// The id of the city.
  public let city: String
  /// The hash of the rules that would be published.
  public let rules: String
  /// What is published, and what gives way.
  public let adoption: Adoption
  /// What is in force until then; nil for a city that the archive does not know.
  public let former: Publication?
  /// What is different from that; nil where there is nothing to compare.
  public let change: RuleChange?
  /// Cases under way by the rules that they were opened under, the earliest published first.
  public let pinned: [Pinned]
  /// By business of those that end, how many cases go on under their own rules.
  public let continuing: [String: Int]
  /// How many cases under way have numbers that are in no pool any more. They keep them.
  public let withoutPool: Int
}

extension OfficeArchive {
  /// What it would come to that rules were published; nothing is.
  /// - Throws: `OfficeFailure` where they could not be.
  public func effect(
    of book: RuleBook, onCity city: String, from instant: Instant
  ) throws(OfficeFailure) -> PublicationEffect {
    guard let compiled = book.compiled(city: city) else { throw .unknownCity(city) }
    let standing = try standing(of: city)
    let clock = standing?.clock ?? instant
    guard instant >= clock else { throw .beforeClock(clock) }
    let known = standing?.publications ?? Publications()
    let change = known.change(to: compiled.hash, from: instant, clock: clock)
    var books: [ContentHash: CompiledBook] = [:]
    try load(known, of: city, into: &books)
    let former = try known.former(of: compiled, from: instant, change, books)
    let difference: RuleChange? =
      if let former, let old = try loaded(former.hash, of: city).book {
        RuleChange(ofCity: city, from: old, to: book, on: instant.date)
      } else {
        nil
      }
    let cases = try OfficeFailure.wrapping { () throws(StoreFailure) in
      try archive.liveCases(of: city)
    }
    for state in cases {
      guard let pinned = books[state.book] else {
        throw .missingRules(state.book, of: state.number)
      }
      guard state.fits(pinned) else {
        throw OfficeFailure(StoreFailure.damaged("case_state: case \(state.number.value)"))
      }
    }
    let counts = Dictionary(cases.map { ($0.book, 1) }, uniquingKeysWith: +)
    let ended = Set(difference?.ended.map(\.id) ?? [])
    let businesses = cases.compactMap { state in
      books[state.book]?.programs[state.workflow].workflow.name
    }
    var named: Set<ContentHash> = []
    let inForce = former.flatMap { books[$0.hash] }
    return PublicationEffect(
      city: city, rules: compiled.hash.description, adoption: Adoption(change, from: instant),
      former: former.map(Publication.init), change: difference,
      pinned: known.all.compactMap { published in
        guard named.insert(published.hash).inserted, let count = counts[published.hash] else {
          return nil
        }
        return PublicationEffect.Pinned(
          rules: published.hash.description, from: published.from, cases: count)
      },
      continuing: Dictionary(
        businesses.filter(ended.contains).map { ($0, 1) }, uniquingKeysWith: +),
      withoutPool: cases.count { state in
        state.sets.contains { set in
          set.numbers.contains { !compiled.hasPool(with: $0) && inForce?.hasPool(with: $0) == true }
        }
      })
  }
}

extension CompiledBook {
  fileprivate func hasPool(with number: Int64) -> Bool {
    pools.contains { $0?.ordinal(ofWord: number) != nil }
  }
}
