import HaopaiDiagnostics

/// Timers that lead back to themselves by themselves, so that the engine would fire them without
/// end. A minute between two rounds is enough: centuries of them are soon done.
struct TimerCycle {
  /// A timer by its state and its place among the state's timers.
  struct TimerID: Hashable {
    let state: Int
    let index: Int
  }

  private static let leastWait: Int64 = 60_000

  private let linked: LinkedWorkflow
  /// Timers that can fire within less than that.
  private let quick: Set<TimerID>

  /// - Parameter waits: the shortest time, in milliseconds, between entry and each timer; what is
  ///   not in it may fire at once.
  static func check(
    _ linked: LinkedWorkflow, waits: [TimerID: Int64], _ findings: inout FindingCollector
  ) {
    let cycle = TimerCycle(linked, waits)
    var reported: Set<Int> = []
    for timer in cycle.quick.sorted(by: { ($0.state, $0.index) < ($1.state, $1.index) }) {
      let reached = cycle.reached(from: cycle.entered(by: timer))
      // One finding for each circle.
      guard reached.contains(timer.state), reached.isDisjoint(with: reported) else { continue }
      reported.insert(timer.state)
      findings.report(
        .timerCycle(linked.states[timer.state].syntax.timers[timer.index].name))
    }
  }

  private init(_ linked: LinkedWorkflow, _ waits: [TimerID: Int64]) {
    self.linked = linked
    var quick: Set<TimerID> = []
    for (state, node) in linked.states.enumerated() {
      for index in node.syntax.timers.indices {
        let timer = TimerID(state: state, index: index)
        if waits[timer] ?? 0 < Self.leastWait { quick.insert(timer) }
      }
    }
    self.quick = quick
  }

  /// The states that are entered, one way or another, without a command.
  private func reached(from first: Set<Int>) -> Set<Int> {
    var reached = first
    var waiting = Array(first)
    while let state = waiting.popLast() {
      var next = linked.entered(by: linked.states[state].syntax.always, from: state)
      for index in linked.states[state].syntax.timers.indices {
        let timer = TimerID(state: state, index: index)
        if quick.contains(timer) { next.formUnion(entered(by: timer)) }
      }
      for found in next where reached.insert(found).inserted { waiting.append(found) }
    }
    return reached
  }

  private func entered(by timer: TimerID) -> Set<Int> {
    linked.entered(
      by: linked.states[timer.state].syntax.timers[timer.index].branches, from: timer.state)
  }
}
