public import HaopaiDomain
import HaopaiProgram
import HaopaiRules

extension RuleChange {
  /// Compares what two books say of a city from a day on.
  /// - Returns: nil for a city that is not in both.
  public init?(ofCity city: String, from old: RuleBook, to new: RuleBook, on day: CivilDate) {
    guard let before = old.rules.cityBook(city), let after = new.rules.cityBook(city) else {
      return nil
    }
    let names = (
      old: Set(before.parameters.map(\.business)), new: Set(after.parameters.map(\.business))
    )
    begun = new.businesses(ofCity: city).filter { !names.old.contains($0.id) }
      .map { Business(id: $0.id, title: $0.title) }
    ended = old.businesses(ofCity: city).filter { !names.new.contains($0.id) }
      .map { Business(id: $0.id, title: $0.title) }
    let common = names.old.intersection(names.new).sorted()
    values = common.flatMap { business in
      Self.values(
        of: business, before, after, from: day, old.rules.national.enumerations,
        new.rules.national.enumerations)
    }
    workflows = common.compactMap { business in
      let (former, latter) = (
        old.rules.contents(ofBusiness: business), new.rules.contents(ofBusiness: business)
      )
      let files = Set(former.keys).union(latter.keys).filter { former[$0] != latter[$0] }.sorted()
      return files.isEmpty ? nil : Workflow(business: business, files: files)
    }
    let ranges = (old: old.rules.ranges(of: city), new: new.rules.ranges(of: city))
    rangesAdded = ranges.new.filter { !ranges.old.contains($0) }
    rangesRemoved = ranges.old.filter { !ranges.new.contains($0) }
    limits = Self.limits(before.book, after.book)
    bars = Self.bars(before.book, after.book)
    calendarYears = Self.years(before.book.calendar, after.book.calendar)
    let delays = (old: before.book.returnDelay, new: after.book.returnDelay)
    returnDelay = delays.old == delays.new ? nil : delays
  }

  // MARK: - Values

  private static func values(
    of business: String, _ before: CityBook, _ after: CityBook, from day: CivilDate,
    _ enumerations: EnumerationTable, _ others: EnumerationTable
  ) -> [Value] {
    guard let former = before.parameters.first(where: { $0.business == business }),
      let latter = after.parameters.first(where: { $0.business == business })
    else { return [] }
    return former.differences(to: latter, from: day, enumerations, others).map { found in
      let old = before.readings(of: found.path, in: former)
      let new = after.readings(of: found.path, in: latter)
      let isAtOnce = old.isNow || new.isNow
      return Value(
        business: business, path: found.path, title: found.title, isGroup: found.isGroup,
        from: found.from, until: found.until, old: found.old, new: found.new,
        // What nothing reads is only told.
        reach: Reach(isAtOnce: isAtOnce, isForNewCases: new.isOpened || !isAtOnce))
    }
  }

  // MARK: - What cases share

  private static func limits(_ old: CompiledBook, _ new: CompiledBook) -> [Limit] {
    let (former, latter) = (old.sharedLimits, new.sharedLimits)
    return Set(former.keys).intersection(latter.keys).sorted().compactMap { counter in
      guard let before = former[counter], let after = latter[counter], before != after else {
        return nil
      }
      return Limit(counter: counter, old: before, new: after)
    }
  }

  private static func bars(_ old: CompiledBook, _ new: CompiledBook) -> [Bar] {
    let (former, latter) = (old.barredCommands, new.barredCommands)
    return Set(former.keys).union(latter.keys)
      .sorted { ($0.register, $0.business) < ($1.register, $1.business) }
      .compactMap { place in
        let (before, after) = (former[place] ?? [], latter[place] ?? [])
        guard before != after else { return nil }
        return Bar(
          register: place.register, business: place.business,
          freed: before.subtracting(after).sorted(), barred: after.subtracting(before).sorted())
      }
  }

  private static func years(_ old: WorkCalendar, _ new: WorkCalendar) -> [Int] {
    let days = Set(old.listedDays).symmetricDifference(new.listedDays).map(\.date.year)
    let covered = Set(old.coveredYears).symmetricDifference(new.coveredYears)
    return Set(days).union(covered).sorted()
  }
}

extension CityBook {
  fileprivate func readings(
    of path: String, in parameters: EffectiveParameters
  ) -> (isNow: Bool, isOpened: Bool) {
    guard let index = book.workflow(named: parameters.business) else { return (false, false) }
    if let leaf = parameters.layout.leafIndex(at: path) {
      return places[index].readings(of: .leaf(leaf))
    }
    guard let group = parameters.layout.groupIndex(at: path) else { return (false, false) }
    return places[index].readings(of: .group(group))
  }
}

/// A register and a business that it bars something of.
private struct BarPlace: Hashable {
  let register: String
  let business: String
}

extension CompiledBook {
  /// Those that are plain numbers; others are parameters. Nil for a counter without a limit.
  fileprivate var sharedLimits: [String: Int64?] {
    var limits: [String: Int64?] = [:]
    for workflow in programs.map(\.workflow) {
      for counter in workflow.counters {
        guard let limit = counter.limit else {
          limits[counter.name] = .some(nil)
          continue
        }
        if case .number(let number)? = workflow.readings[limit.index] {
          limits[counter.name] = number
        }
      }
    }
    return limits
  }

  fileprivate var barredCommands: [BarPlace: Set<String>] {
    var commands: [BarPlace: Set<String>] = [:]
    for workflow in programs.map(\.workflow) {
      for bar in workflow.bars {
        let register = workflow.registers[bar.register.index].name
        let place = BarPlace(register: register, business: workflow.name)
        let names = bar.commands.map { workflow.commands[$0.index].name }
        commands[place, default: []].formUnion(names)
      }
    }
    return commands
  }
}

extension HaopaiRules.RuleBook {
  fileprivate func ranges(of city: String) -> [RuleChange.Range] {
    publishedRanges(of: city).map {
      RuleChange.Range(
        kind: $0.kind.name, range: $0.range.value, released: $0.released,
        composedFrom: $0.composedFrom)
    }
  }
}
