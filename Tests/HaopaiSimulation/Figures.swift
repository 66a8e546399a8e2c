/// What happened in simulated worlds, in numbers.
package struct Figures: Hashable, Sendable {
  package var steps = 0
  package var accepted = 0
  package var refused = 0
  package var repeats = 0
  package var commits = 0
  package var faults = 0
  package var restarts = 0
  package var powerLosses = 0
  /// Cases whose personal data is gone.
  package var erasures = 0
  /// Rules that were published.
  package var publications = 0

  package init() {}

  package static func += (left: inout Figures, right: Figures) {
    left.steps += right.steps
    left.accepted += right.accepted
    left.refused += right.refused
    left.repeats += right.repeats
    left.commits += right.commits
    left.faults += right.faults
    left.restarts += right.restarts
    left.powerLosses += right.powerLosses
    left.erasures += right.erasures
    left.publications += right.publications
  }
}
