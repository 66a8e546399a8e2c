import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram

/// Holds the values of every city against the demands of the businesses that it offers, on every day
/// on which one of the values concerned changes.
///
/// A value that could not be read says nothing of the others, so that a demand that reads it is passed
/// over: it was reported already.
struct DemandCheck {
  /// By business.
  let demands: [String: [Demand]]
  let enumerations: EnumerationTable
  private var reported: Set<Key> = []
  private var budget: DemandBudget
  private var tooExpensive: Set<SourceSpan> = []
  /// By business.
  private var held: [String: Held] = [:]
  /// The demands that do not hold, for cities that have the same plain values of a business.
  private var unmetAlike: [Int: [Demand]] = [:]

  /// What is the same for all cities that offer a business.
  private struct Held {
    let demands: [Demand]
    /// What they read.
    let wanted: WantedParameters
    /// Whether one frame serves them all.
    let shareLayout: Bool

    init(_ demands: [Demand], of layout: ParameterLayout) {
      self.demands = demands
      wanted = WantedParameters(demands.flatMap(\.reads), of: layout)
      shareLayout = demands.allSatisfy { $0.layout == demands[0].layout }
    }
  }

  /// A value of a layer counts for many cities, and a part's for many businesses: each is reported
  /// once.
  private struct Key: Hashable {
    let demand: SourceSpan
    let place: SourceSpan
  }

  /// - Parameter bytes: of all files together.
  init(demands: [String: [Demand]], enumerations: EnumerationTable, bytes: Int) {
    self.demands = demands
    self.enumerations = enumerations
    budget = DemandBudget(bytes: bytes)
  }

  mutating func check(_ profiles: ProfileBook, _ findings: inout FindingCollector) {
    let alike = weigh(profiles)
    tooExpensive = budget.tooExpensive
    for place in tooExpensive { findings.report(.demandTooLong(at: place)) }
    unmetAlike = Dictionary(
      uniqueKeysWithValues: alike.concurrentMap { [self] business, city in
        (business.likeness ?? 0, self.unmet(business, city).map(\.0))
      })
    let unmet = profiles.cities.concurrentMap { [self] city in
      city.businesses.map { business in
        guard business.isPlain, let known = business.likeness.flatMap({ unmetAlike[$0] }) else {
          return self.unmet(business, city)
        }
        return known.map { ($0, nil) }
      }
    }
    for (city, unmet) in zip(profiles.cities, unmet) {
      // What no value says is said by the file as a whole, once for all businesses.
      var fallbacks: Set<SourceSpan> = []
      for (business, unmet) in zip(city.businesses, unmet) {
        // Nobody is shown more than are kept, and one that is dropped withholds every city.
        for (demand, day) in unmet where findings.dropped == 0 {
          let values = DemandedValues(demand.reads, of: business, on: day, enumerations)
          let place = values.place
          guard
            place.map({ reported.insert(Key(demand: demand.place, place: $0.span)).inserted })
              ?? fallbacks.insert(demand.place).inserted
          else { continue }
          findings.report(.demandNotMet(demand, values, from: day, of: business.business, city))
        }
      }
    }
  }

  /// Sums up what it takes to hold all cities against the demands.
  /// - Returns: of cities that have the same plain values of a business, the first.
  private mutating func weigh(_ profiles: ProfileBook) -> [(EffectiveParameters, CityProfile)] {
    var first: [(business: EffectiveParameters, city: CityProfile)] = []
    var cities: [Int: Int] = [:]
    for city in profiles.cities {
      for business in city.businesses {
        if business.isPlain, let likeness = business.likeness {
          cities[likeness, default: 0] += 1
          if cities[likeness] == 1 { first.append((business, city)) }
        } else {
          weigh(business, of: city)
        }
      }
    }
    for (business, _) in first {
      weigh(plain: business, in: business.likeness.flatMap { cities[$0] } ?? 0)
    }
    return first
  }

  private mutating func weigh(_ business: EffectiveParameters, of city: CityProfile) {
    guard !business.isPlain else {
      weigh(plain: business, in: 1)
      return
    }
    guard business.missing != nil, let held = hold(business) else { return }
    let firstDay = business.firstDay(firstRelease: city.numbers?.firstRelease)
    for demand in concerned(business, held.demands) {
      let days = business.changes(of: demand.reads, since: firstDay).count
      budget.add(demand.place, cost: demand.cost, days: days)
    }
  }

  /// - Parameter cities: how many have these values; every demand counts in them, on one day.
  private mutating func weigh(plain business: EffectiveParameters, in cities: Int) {
    for demand in hold(business)?.demands ?? [] {
      budget.add(demand.place, cost: demand.cost, days: cities)
    }
  }

  private mutating func hold(_ business: EffectiveParameters) -> Held? {
    if let known = held[business.business] { return known }
    let new = demands[business.business].map { Held($0, of: business.layout) }
    held[business.business] = new
    return new
  }

  /// The demands that do not hold, each with the first day of an edition in which it does not; nil is
  /// from ever.
  private func unmet(
    _ business: EffectiveParameters, _ city: CityProfile
  ) -> [(Demand, CivilDate?)] {
    guard let held = held[business.business] else { return [] }
    var concerned = concerned(business, held.demands)
    if !tooExpensive.isEmpty { concerned.removeAll { tooExpensive.contains($0.place) } }
    guard !concerned.isEmpty else { return [] }
    var windows = WindowsTable()
    let editions = business.editions(of: held.wanted, &windows)
    let firstDay = business.firstDay(firstRelease: city.numbers?.firstRelease)
    var evaluator = Evaluator()
    var unmet: [(Demand, CivilDate?)] = []
    var frame = Frame(words: 0, objects: 0)
    // What the frame holds: nearly all demands are held against the same.
    var laidOut: (demand: Demand, edition: Int)?
    for demand in concerned {
      for day in business.changes(of: demand.reads, since: firstDay) {
        guard let edition = Self.edition(among: editions, on: day?.dayNumber ?? .min) else {
          continue
        }
        let isLaidOut = laidOut.map {
          $0.edition == edition && (held.shareLayout || $0.demand.layout == demand.layout)
        }
        if isLaidOut != true {
          frame = Frame(demand.layout, parameters: editions[edition])
          laidOut = (demand, edition)
        }
        if !holds(demand, frame, &evaluator) { unmet.append((demand, day)) }
      }
    }
    return unmet
  }

  private func concerned(_ business: EffectiveParameters, _ all: [Demand]) -> [Demand] {
    guard let missing = business.missing else { return [] }
    return business.broken.isEmpty && missing.isEmpty
      ? all
      : all.filter { demand in
        !demand.reads.contains { business.isBroken($0) || missing.contains($0) }
      }
  }

  /// The place of the last one that has begun; editions are in the order of their days.
  private static func edition(
    among editions: [ParameterTable.Edition], on day: Int32
  ) -> Int? {
    var (low, high) = (0, editions.count)
    while low < high {
      let middle = (low + high) / 2
      if editions[middle].firstDay <= day { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  private func holds(
    _ demand: Demand, _ frame: borrowing Frame, _ evaluator: inout Evaluator
  ) -> Bool {
    // A checked program neither fails nor, without a question in it, stops.
    guard case .finished = evaluator.evaluate(demand.program, in: frame) else { return false }
    return evaluator.resultWord != 0
  }
}

extension EffectiveParameters {
  /// Whether every demand counts, on one day.
  fileprivate var isPlain: Bool { !isDated && broken.isEmpty && missing?.isEmpty == true }
}
