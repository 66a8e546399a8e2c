import HaopaiDiagnostics
import HaopaiProgram

/// Transitions of `always` that follow on one another: back to where they began, so that a step need
/// not come to rest, or on and on, more often than a step may. A branch without a target repeats
/// itself.
struct AlwaysChain {
  /// A way on from a state: a transition, or what `initial` enters with it, which is none.
  private struct Way {
    let target: Int
    /// Nil for `initial`.
    let branch: SourceSpan?
  }

  /// The most transitions that can follow on a state, and the first way of them.
  private struct Chain {
    var length = 0
    var way: Way?
  }

  /// What starts a step is the first of its transitions.
  private static let limit = Workflow.maximumMicrosteps - 1

  private let linked: LinkedWorkflow
  private var chains: [Chain?]
  private var path: [(state: Int, way: Way)] = []
  /// The branches at which a circle was reported.
  private var circles: Set<SourceSpan> = []

  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) {
    var check = AlwaysChain(linked)
    for state in linked.states.indices { check.follow(state, &findings) }
    // How long a chain with circles is nobody can say.
    if check.circles.isEmpty { check.reportLongest(&findings) }
  }

  private init(_ linked: LinkedWorkflow) {
    self.linked = linked
    chains = Array(repeating: nil, count: linked.states.count)
  }

  /// Depth first; a state met again on the way closes a circle.
  private mutating func follow(_ state: Int, _ findings: inout FindingCollector) {
    guard chains[state] == nil else { return }
    var longest = Chain()
    for way in ways(from: state) {
      path.append((state, way))
      if let start = path.firstIndex(where: { $0.state == way.target }) {
        reportCircle(path[start...], &findings)
      } else {
        follow(way.target, &findings)
        let length = (chains[way.target]?.length ?? 0) + (way.branch == nil ? 0 : 1)
        if length > longest.length { longest = Chain(length: length, way: way) }
      }
      path.removeLast()
    }
    chains[state] = longest
  }

  /// A case stands in an innermost state: it leads where its own `always` does, or one around it. A
  /// state with others inside goes on to the one that it begins with.
  private func ways(from state: Int) -> [Way] {
    let syntax = linked.states[state].syntax
    guard linked.states[state].children.isEmpty else {
      return (syntax.initial?.names ?? []).compactMap { name in
        guard let inner = linked.target(name.value, from: state), inner != state,
          linked.isInside(inner, state)
        else { return nil }
        return Way(target: inner, branch: nil)
      }
    }
    guard syntax.final == nil else { return [] }
    return linked.ancestry(of: state).flatMap { level in
      linked.states[level].syntax.always.flatMap(\.all).compactMap { branch in
        switch branch.target {
        case nil: branch.isCut ? nil : Way(target: state, branch: branch.span)
        case .state(let name):
          linked.target(name.value, from: level).map { Way(target: $0, branch: branch.span) }
        case .choose: nil
        }
      }
    }
  }

  // MARK: - Findings

  private mutating func reportCircle(
    _ circle: ArraySlice<(state: Int, way: Way)>, _ findings: inout FindingCollector
  ) {
    let last = circle.compactMap(\.way.branch).max { ($0.file, $0.start) < ($1.file, $1.start) }
    guard let last, circles.insert(last).inserted else { return }
    let names = circle.map { linked.states[$0.state].syntax.name.value }
    findings.report(.alwaysCycle(names + names.prefix(1), at: last))
  }

  /// Reports the longest chain, if it is too long, at the first transition that is too many.
  private func reportLongest(_ findings: inout FindingCollector) {
    let longest = chains.enumerated().max { ($0.element?.length ?? 0) < ($1.element?.length ?? 0) }
    guard let longest, let length = longest.element?.length, length > Self.limit else { return }
    var state = longest.offset
    var left = Self.limit
    while let way = chains[state]?.way {
      if let branch = way.branch {
        guard left > 0 else {
          let first = linked.states[longest.offset].syntax.name.value
          findings.report(
            .alwaysTooLong(from: first, transitions: length, limit: Self.limit, at: branch))
          return
        }
        left -= 1
      }
      state = way.target
    }
  }
}
