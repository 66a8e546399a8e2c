import HaopaiDomain
import HaopaiRandomRules

/// Worlds by seeds: each is lived through, and one in which a promise is broken is cut down to what it takes.
package struct Simulation {
  /// Steps of a world.
  package static let steps = 300
  /// Attempts at making a failure smaller.
  private static let maximumReductions = 500

  private let rules: SimulatedRules
  private let path: String
  private let defect: Defect?

  /// - Parameters:
  ///   - folder: for the locks of databases, whose content stays in memory.
  ///   - defect: what is wrong with the store.
  package init(_ rules: SimulatedRules, folder: String, defect: Defect? = nil) {
    self.rules = rules
    path = folder + "/office.db"
    self.defect = defect
  }

  /// What came of a seed.
  package struct Result {
    package let figures: Figures
    /// Nil where every promise was kept.
    package let failure: Failure?
  }

  package struct Failure {
    package let violation: Violation
    /// How many steps it takes.
    package let steps: Int
    /// The same as a file of scenarios, as far as scenarios can say it.
    package let scenario: String
  }

  package func run(seed: UInt64) throws -> Result {
    let choice = rules.choice(for: seed)
    let start = Self.start(for: seed)
    let life = try live(choice, seed, start)
    guard let violation = life.violation else {
      return Result(figures: life.figures, failure: nil)
    }
    var reduction = StepReduction(life.steps, attempts: Self.maximumReductions)
    reduction.reduce { steps in
      let world = try? self.world(choice, seed, start)
      return world.flatMap { self.violation(of: steps, in: $0) }?.promise == violation.promise
    }
    let last = try self.world(choice, seed, start)
    let reduced = self.violation(of: reduction.steps, in: last) ?? violation
    let text = ScenarioText(
      steps: reduction.steps, world: last, choice: choice, seed: seed, start: start)
    return Result(
      figures: life.figures,
      failure: Failure(
        violation: reduced, steps: reduction.steps.count, scenario: text.file(of: reduced)))
  }

  private func live(
    _ choice: SimulatedRules.Choice, _ seed: UInt64, _ start: Instant
  ) throws -> (steps: [SimulatedStep], figures: Figures, violation: Violation?) {
    let world = try self.world(choice, seed, start)
    var population = Population(book: world.book, seed: seed)
    var steps: [SimulatedStep] = []
    do throws(Violation) {
      for _ in 0..<Self.steps {
        let step = population.nextStep(in: world)
        steps.append(step)
        try world.take(step)
      }
      try world.finish()
    } catch {
      return (steps, world.figures, error)
    }
    return (steps, world.figures, nil)
  }

  private func world(
    _ choice: SimulatedRules.Choice, _ seed: UInt64, _ start: Instant
  ) throws -> SimulatedWorld {
    try SimulatedWorld(choice, seed: seed, at: start, path: path, defect: defect)
  }

  private func violation(of steps: [SimulatedStep], in world: SimulatedWorld) -> Violation? {
    do throws(Violation) {
      for step in steps { try world.take(step) }
      try world.finish()
      return nil
    } catch {
      return error
    }
  }

  /// A morning of a year whose calendar is known.
  static func start(for seed: UInt64) -> Instant {
    var dice = Dice(seed: seed ^ 0xDA7)
    let first = Instant(civil: "2026-01-05 07:30") ?? .earliest
    return first.adding(TimeSpan(milliseconds: Int64(dice.below(300)) * 86_400_000))
  }
}
