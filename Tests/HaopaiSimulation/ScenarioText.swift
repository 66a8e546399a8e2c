import Haopai
import HaopaiDomain
import HaopaiEngine

/// Steps of a simulated world in the format of `*.scenarios.yaml`. What a scenario cannot say, such as a
/// fault or a restart, stands there as a comment.
struct ScenarioText {
  private let steps: [SimulatedStep]
  private let world: SimulatedWorld
  private let choice: SimulatedRules.Choice
  private let seed: UInt64
  private let start: Instant

  /// - Parameter world: in which the steps were taken.
  init(
    steps: [SimulatedStep], world: SimulatedWorld, choice: SimulatedRules.Choice, seed: UInt64,
    start: Instant
  ) {
    self.steps = steps
    self.world = world
    self.choice = choice
    self.seed = seed
    self.start = start
  }

  func file(of violation: Violation) -> String {
    var lines = [
      "haopai: 1", "scenarios: simulation", "# \(Self.line(violation.description))",
    ]
    if let text = choice.text {
      lines.append("# The rules are by chance; this is their business:")
      lines += text.split(separator: "\n").map { "#   \($0)" }
    }
    lines.append("list:")
    lines.append("  - scenario: { zh: 模拟 \(seed), en: simulation \(seed) }")
    lines.append("    city: \(choice.city)")
    if let (business, applicant) = firstOpening {
      lines.append("    business: \(business)")
      lines.append("    at: \(start.civil)")
      lines.append("    applicant: \(Self.text(of: applicant))")
    }
    if world.hasDrawn { lines.append("    seed: \(seed)") }
    lines.append("    steps:")
    var teller = StepTeller(
      steps, in: world, start: start, firstBusiness: firstOpening?.business)
    for step in steps { lines += teller.lines(for: step).map { "      " + $0 } }
    return lines.joined(separator: "\n") + "\n"
  }

  private var firstOpening: (business: String, applicant: ApplicantDescription)? {
    for step in steps {
      if case .open(let business, let applicant, _) = step.action { return (business, applicant) }
    }
    return nil
  }

  static func text(of applicant: ApplicantDescription) -> String {
    let account = applicant.account.map { ", account: \($0)" } ?? ""
    return "{ kind: \(applicant.kind), id: \(applicant.id)\(account) }"
  }

  /// Of one line, whatever it says.
  static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
