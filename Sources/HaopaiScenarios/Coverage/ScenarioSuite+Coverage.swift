import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import HaopaiRules

/// What a scenario came by while it ran.
package struct ScenarioTrail: Sendable {
  let traces: [StepTrace]
  /// The codes that were answered, by business.
  let refused: [String: Set<String>]
}

extension ScenarioSuite {
  /// What the scenarios came by.
  ///
  /// - Parameters:
  ///   - report: of this suite.
  ///   - isWhole: whether all cities and businesses of the book count, not only those that the
  ///     scenarios are about.
  package func coverage(by report: ScenarioReport, isWhole: Bool) -> Coverage {
    var coverage = Coverage()
    for (city, businesses) in concerned(isWhole: isWhole) {
      guard let rules = book.rules.cityBook(city) else { continue }
      for (index, program) in rules.book.programs.enumerated()
      where businesses?.contains(program.workflow.name) ?? true {
        coverage.add(rules.places[index], rules.parameters[index])
      }
    }
    for (scenario, result) in zip(scenarios, report.results) {
      for (index, program) in scenario.rules.book.programs.enumerated() {
        coverage.cover(
          result.trail.of(index, program.workflow.name), scenario.rules.places[index],
          scenario.rules.parameters[index])
      }
    }
    return coverage
  }

  /// Cities with the businesses that count, nil for all.
  private func concerned(isWhole: Bool) -> [String: Set<String>?] {
    guard !isWhole else {
      return Dictionary(uniqueKeysWithValues: book.cities.map { ($0, nil) })
    }
    return scenarios.reduce(into: [:]) { concerned, scenario in
      var businesses = (concerned[scenario.city] ?? []) ?? []
      businesses.formUnion(scenario.businesses)
      concerned[scenario.city] = businesses
    }
  }
}

extension ScenarioTrail {
  /// What it came by of one business, by its index in the book and its name.
  fileprivate func of(_ workflow: Int, _ business: String) -> BusinessTrail {
    BusinessTrail(
      traces: traces.filter { $0.workflow == workflow }, refused: refused[business] ?? [])
  }
}

/// What a scenario came by of one business.
private struct BusinessTrail {
  let traces: [StepTrace]
  let refused: Set<String>
}

extension Coverage {
  /// Everything that a business of a city has.
  fileprivate mutating func add(_ places: WorkflowPlaces, _ parameters: EffectiveParameters) {
    let all: [(Kind, [WorkflowPlaces.Place])] = [
      (.states, places.states.compactMap(\.self)), (.transitions, places.branches),
      (.refusals, places.refusals), (.timers, places.timers.flatMap(\.self)),
      (.parameters, places.parameters),
    ]
    for (kind, places) in all {
      for place in places { add(kind, place.name, at: place.span) }
    }
    for value in parameters.datedValues {
      add(.datedValues, "\(value.path) \(value.from)", at: value.span)
    }
  }

  fileprivate mutating func cover(
    _ trail: BusinessTrail, _ places: WorkflowPlaces, _ parameters: EffectiveParameters
  ) {
    for refusal in places.refusals where trail.refused.contains(refusal.name) {
      cover(.refusals, at: refusal.span)
    }
    for trace in trail.traces {
      for state in trace.entered {
        if let place = places.states[state.index] { cover(.states, at: place.span) }
      }
      for branch in trace.taken { cover(.transitions, at: places.branches[branch.index].span) }
      for timer in trace.fired {
        cover(.timers, at: places.timers[timer.state.index][timer.index].span)
      }
      for read in trace.evaluated.reduce(into: Set(), { $0.formUnion(places.reads(of: $1)) }) {
        cover(read, by: trace, places, parameters)
      }
    }
  }

  private mutating func cover(
    _ read: WorkflowPlaces.Read, by trace: StepTrace, _ places: WorkflowPlaces,
    _ parameters: EffectiveParameters
  ) {
    if case .leaf(let index) = read.subject {
      cover(.parameters, at: places.parameters[index].span)
    }
    let day = read.isNow ? trace.today : trace.openedOn
    let date = CivilDate(saturating: Int(day))
    if let value = parameters.datedValue(of: read.subject, on: date) {
      cover(.datedValues, at: value.span)
    }
  }
}
