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

  /// What is the same for all cities that offer a business.
  private struct Held {
    let demands: [Demand]
    /// What they read.
    let wanted: WantedParameters
    /// Whether one frame serves them all.
    let shareLayout: Bool
    /// The cities in which every demand counts, on one day.
    var plainCities = 0

    init(_ demands: [Demand], of layout: ParameterLayout) {
      self.demands = demands
      wanted = WantedParameters(demands.flatMap(\.reads), of: layout)
      shareLayout = demands.allSatisfy { $0.layout == demands[0].layout }
    }

    mutating func addPlainCity() { plainCities += 1 }
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
    weigh(profiles)
    tooExpensive = budget.tooExpensive
    for place in tooExpensive { findings.report(.demandTooLong(at: place)) }
    let unmet = profiles.cities.concurrentMap { [self] city in
      city.businesses.map { self.unmet($0, city) }
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
  private mutating func weigh(_ profiles: ProfileBook) {
    for city in profiles.cities {
      for business in city.businesses {
        guard let missing = business.missing else { continue }
        if !business.isDated, business.broken.isEmpty, missing.isEmpty,
          held[business.business]?.addPlainCity() != nil
        {
          continue
        }
        guard let demands = demands[business.business] else { continue }
        if held[business.business] == nil {
          held[business.business] = Held(demands, of: business.layout)
        }
        guard business.isDated || !business.broken.isEmpty || !missing.isEmpty else {
          held[business.business]?.addPlainCity()
          continue
        }
        let firstDay = business.firstDay(firstRelease: city.numbers?.firstRelease)
        for demand in concerned(business, demands) {
          let days = business.changes(of: demand.reads, since: firstDay).count
          budget.add(demand.place, cost: demand.cost, days: days)
        }
      }
    }
    for held in held.values {
      for demand in held.demands {
        budget.add(demand.place, cost: demand.cost, days: held.plainCities)
      }
    }
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
