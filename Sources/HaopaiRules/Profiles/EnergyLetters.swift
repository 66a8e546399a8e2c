import HaopaiDiagnostics
import HaopaiDomain
import HaopaiYAML

/// The letters that mark new-energy plates in a city, and since when: the next comes into use when
/// the numbers of those before it run out.
struct EnergyLetters: Sendable {
  struct Step: Sendable {
    /// Nil for letters that have always been in use.
    let since: CivilDate?
    /// Those that no step before this has.
    let letters: CharacterClassSet
  }

  /// By date.
  let steps: [Step]

  init(always letters: CharacterClassSet) { steps = [Step(since: nil, letters: letters)] }

  private init(_ steps: [Step]) { self.steps = steps }

  /// All of them, sooner or later.
  var all: CharacterClassSet { steps.reduce(.none) { $0.union($1.letters) } }

  /// Reads `DF`, or `{ 2017-11-20: DF, 2021-06-01: A }`. Nil after a finding.
  static func read(
    _ node: YAMLNode, within allowed: CharacterClassSet, _ findings: inout FindingCollector
  ) -> EnergyLetters? {
    guard let dates = LayerValueReader.dates(node, from: nil, &findings) else { return nil }
    var steps: [Step] = []
    var left = allowed
    for (date, node) in dates {
      guard let letters = Letters.read(node, within: left, &findings) else { return nil }
      left = left.subtracting(letters)
      steps.append(Step(since: date, letters: letters))
    }
    return EnergyLetters(steps)
  }
}
