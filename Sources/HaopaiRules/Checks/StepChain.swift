import HaopaiDiagnostics
import HaopaiProgram

/// Transitions that follow on one another in one step, by `always` and by timers that are due at once:
/// in a circle of `always`, so that a step need not come to rest, or on and on, more often than a step
/// may. A branch of `always` without a target repeats itself.
struct StepChain {
  /// A way on from a state: a transition, or what `initial` enters with it, which is none.
  private struct Way {
    let target: Int
    /// Nil for `initial`.
    let branch: SourceSpan?
    /// How often the engine counts it, together with the timers that fire where it leads and go nowhere.
    let cost: Int
  }

  /// The most transitions that can follow on a state, and the first way of them.
  private struct Chain {
    var length = 0
    var way: Way?
  }

  private typealias Path = [(state: Int, way: Way)]

  /// What starts a step is the first of its transitions.
  private static let limit = Workflow.maximumMicrosteps - 1

  private let linked: LinkedWorkflow
  /// The timers that may be due as soon as their state is entered.
  private let immediate: Set<TimerCycle.TimerID>
  private var chains: [Chain?]
  private var path: Path = []
  private var circles: [Path] = []

  /// - Parameter waits: the shortest time, in milliseconds, between entry and each timer; what is
  ///   not in it may fire at once.
  static func check(
    _ linked: LinkedWorkflow, waits: [TimerCycle.TimerID: Int64],
    _ findings: inout FindingCollector
  ) {
    let always = StepChain(linked, immediate: [])
    always.reportCircles(&findings)
    var immediate: Set<TimerCycle.TimerID> = []
    for (state, node) in linked.states.enumerated() {
      for index in node.syntax.timers.indices {
        let timer = TimerCycle.TimerID(state: state, index: index)
        if waits[timer] ?? 0 <= 0 { immediate.insert(timer) }
      }
    }
    // How long a chain with circles is nobody can say; those of timers are reported by themselves.
    let all = StepChain(linked, immediate: immediate)
    if all.circles.isEmpty { all.reportLongest(&findings) }
  }

  private init(_ linked: LinkedWorkflow, immediate: Set<TimerCycle.TimerID>) {
    self.linked = linked
    self.immediate = immediate
    chains = Array(repeating: nil, count: linked.states.count)
    for state in linked.states.indices { follow(state) }
  }

  /// Depth first; a state met again on the way closes a circle.
  private mutating func follow(_ state: Int) {
    guard chains[state] == nil else { return }
    var longest = Chain()
    for way in ways(from: state) {
      path.append((state, way))
      if let start = path.firstIndex(where: { $0.state == way.target }) {
        circles.append(Array(path[start...]))
      } else {
        follow(way.target)
        let length = (chains[way.target]?.length ?? 0) + way.cost
        if length > longest.length { longest = Chain(length: length, way: way) }
      }
      path.removeLast()
    }
    chains[state] = longest
  }

  // MARK: - Ways

  /// A case stands in an innermost state: it leads where its own branches do, or those around it. A
  /// state with others inside goes on to the one that it begins with.
  private func ways(from state: Int) -> [Way] {
    let syntax = linked.states[state].syntax
    guard linked.states[state].children.isEmpty else {
      return (syntax.initial?.names ?? []).compactMap { name in
        guard let inner = linked.target(name.value, from: state), inner != state,
          linked.isInside(inner, state)
        else { return nil }
        return Way(target: inner, branch: nil, cost: resting(from: state, to: inner))
      }
    }
    guard syntax.final == nil else { return [] }
    return linked.ancestry(of: state).flatMap { level in
      let syntax = linked.states[level].syntax
      let repeated = syntax.always.flatMap(\.all).filter { $0.target == nil && !$0.isCut }
      let timers = timers(of: level).flatMap { syntax.timers[$0].branches }
      return repeated.map { Way(target: state, branch: $0.span, cost: 1) }
        + (syntax.always + timers).flatMap(\.all).compactMap { way($0, from: level) }
    }
  }

  private func way(_ branch: BranchSyntax, from level: Int) -> Way? {
    guard case .state(let name) = branch.target,
      let target = linked.target(name.value, from: level)
    else { return nil }
    let kept = linked.commonAncestor(of: level, target)
    return Way(target: target, branch: branch.span, cost: 1 + resting(from: kept, to: target))
  }

  /// The timers of the state that may be due at once.
  private func timers(of state: Int) -> [Int] {
    linked.states[state].syntax.timers.indices.filter {
      immediate.contains(TimerCycle.TimerID(state: state, index: $0))
    }
  }

  /// How many timers fire at once and may lead nowhere in the states from below `outer` to `inner`.
  private func resting(from outer: Int?, to inner: Int) -> Int {
    linked.ancestry(of: inner).prefix { $0 != outer }.reduce(0) { count, state in
      let timers = linked.states[state].syntax.timers
      return count
        + self.timers(of: state).count(where: { index in
          timers[index].branches.flatMap(\.all).contains { $0.target == nil }
        })
    }
  }

  // MARK: - Findings

  private func reportCircles(_ findings: inout FindingCollector) {
    var reported: Set<SourceSpan> = []
    for circle in circles {
      let last = circle.compactMap(\.way.branch).max { ($0.file, $0.start) < ($1.file, $1.start) }
      guard let last, reported.insert(last).inserted else { continue }
      let names = circle.map { linked.states[$0.state].syntax.name.value }
      findings.report(.alwaysCycle(names + names.prefix(1), at: last))
    }
  }

  /// Reports the longest chain, if it is too long, at the first transition that is too many.
  private func reportLongest(_ findings: inout FindingCollector) {
    let lengths = linked.states.indices.map {
      (chains[$0]?.length ?? 0) + resting(from: nil, to: $0)
    }
    guard let length = lengths.max(), length > Self.limit,
      let first = lengths.firstIndex(of: length)
    else { return }
    let name = linked.states[first].syntax.name
    var place = name.span
    var taken = resting(from: nil, to: first)
    var state = first
    while taken <= Self.limit, let way = chains[state]?.way {
      place = way.branch ?? place
      taken += way.cost
      state = way.target
    }
    findings.report(
      .stepTooLong(from: name.value, transitions: length, limit: Self.limit, at: place))
  }
}
