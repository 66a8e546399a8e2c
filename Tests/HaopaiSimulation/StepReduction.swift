/// Leaves out steps for as long as what is wrong stays wrong (delta debugging): halves first, then
/// smaller parts, at last one by one.
struct StepReduction {
  private(set) var steps: [SimulatedStep]
  private var attempts: Int

  /// - Parameter attempts: how often the rest may be tried.
  init(_ steps: [SimulatedStep], attempts: Int) {
    self.steps = steps
    self.attempts = attempts
  }

  mutating func reduce(while isWrong: ([SimulatedStep]) -> Bool) {
    var size = max(1, steps.count / 2)
    while true {
      let hasShrunk = leaveOut(size, while: isWrong)
      if size > 1 {
        size /= 2
      } else if !hasShrunk {
        return
      }
      guard attempts > 0 else { return }
    }
  }

  /// The last first: what comes after it does not depend on it.
  private mutating func leaveOut(
    _ size: Int, while isWrong: ([SimulatedStep]) -> Bool
  ) -> Bool {
    var hasShrunk = false
    var end = steps.count
    while end > 0, attempts > 0 {
      let start = max(0, end - size)
      var fewer = steps
      fewer.removeSubrange(start..<end)
      attempts -= 1
      if isWrong(fewer) {
        steps = fewer
        hasShrunk = true
      }
      end = start
    }
    return hasShrunk
  }
}
