import HaopaiDiagnostics

/// What becomes of claimed numbers: on each way to a final state they are issued or let go, or nobody
/// ever gets them; and only what was claimed is issued.
///
/// Which sets may be claimed in a state is a forward fixed point over all transitions. What happens
/// under a `when` counts as done where it lets numbers go: the two conditions may well be the same.
struct NumberFates {
  /// The sets that may be claimed, a bit for each.
  private typealias Claims = UInt64

  private let linked: LinkedWorkflow
  /// The sets that some action claims, as many as there are bits, each with the place of a claim.
  private let sets: [(name: String, claim: SourceSpan)]
  private let bits: [String: Claims]
  /// While a state is active, those inside it included; nil for a state that nothing enters.
  private var inside: [Claims?]
  /// The sets that are let go where a state is left with all inside it.
  private var lost: [Claims]
  private var pending: [Int] = [0]
  private var isPending: [Bool]
  /// Ways to final states, each once for a set.
  private var ends: Set<End> = []

  private struct End: Hashable {
    let way: SourceSpan
    let set: Int
    let state: Int
  }

  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) {
    let claims = linked.found(in: \.claim).map(\.value)
    let claimed = Set(claims.map(\.value))
    for (set, _) in linked.found(in: \.issue) where !claimed.contains(set.value) {
      findings.report(.issueWithoutClaim(set))
    }
    guard !claimed.isEmpty, linked.isWhole else { return }
    var fates = NumberFates(linked, claims)
    fates.run()
    for end in fates.ends {
      let state = linked.states[end.state].syntax.name
      let set = fates.sets[end.set]
      findings.report(.claimedAtEnd(set.name, in: state.value, at: end.way, claim: set.claim))
    }
  }

  private init(_ linked: LinkedWorkflow, _ claims: [Name]) {
    var sets: [(name: String, claim: SourceSpan)] = []
    var bits: [String: Claims] = [:]
    for claim in claims where bits[claim.value] == nil && sets.count < Claims.bitWidth {
      bits[claim.value] = 1 << sets.count
      sets.append((claim.value, claim.span))
    }
    self.linked = linked
    (self.sets, self.bits) = (sets, bits)
    inside = Array(repeating: nil, count: linked.states.count)
    isPending = Array(repeating: false, count: linked.states.count)
    lost = linked.states.map { state in
      let released = state.syntax.onExit.flatMap(\.steps).flatMap(\.kind.letsGo)
      return (state.syntax.numbers.map(\.name.value) + released)
        .reduce(0) { $0 | (bits[$1] ?? 0) }
    }
    // A parent stands before its children.
    for index in linked.states.indices.reversed() {
      if let parent = linked.states[index].parent { lost[parent] |= lost[index] }
    }
  }

  private mutating func run() {
    inside[0] = 0
    take(linked.open.branches, from: 0, after(linked.open.actions, 0))
    var next = 0
    while next < pending.count {
      let state = pending[next]
      next += 1
      isPending[state] = false
      guard let claims = inside[state] else { continue }
      let syntax = linked.states[state].syntax
      for command in syntax.commands {
        take(command.branches, from: state, after(command.actions, claims))
      }
      for timer in syntax.timers { take(timer.branches, from: state, claims) }
      for lapse in syntax.lapsed { take(lapse.branches, from: state, claims) }
      take(syntax.always, from: state, claims)
    }
  }

  private func after(_ actions: [ActionSyntax], _ claims: Claims) -> Claims {
    var claims = claims
    for kind in actions.lazy.flatMap(\.steps).map(\.kind) {
      for set in kind.letsGo { claims &= ~(bits[set] ?? 0) }
      if let set = kind.claim { claims |= bits[set.value] ?? 0 }
    }
    return claims
  }

  private mutating func take(_ branches: [BranchSyntax], from state: Int, _ claims: Claims) {
    for branch in branches {
      let claims = after(branch.actions, claims)
      switch branch.target {
      case nil: meet(state, claims)
      case .state(let name): follow(name, from: state, claims)
      case .choose(let inner, _): take(inner, from: state, claims)
      }
    }
  }

  private mutating func follow(_ name: Name, from state: Int, _ claims: Claims) {
    guard let target = linked.target(name.value, from: state) else { return }
    let limit = linked.commonAncestor(of: state, target)
    var claims = claims
    let left = linked.ancestry(of: state).prefix { $0 != limit }.last
    for outer in left.map({ [$0] }) ?? linked.states[limit].children {
      claims &= ~lost[outer]
    }
    enter(target, keeping: limit, by: name.span, claims)
  }

  /// Enters the states from below `active` down to `state`, and on along `initial`.
  private mutating func enter(
    _ state: Int, keeping active: Int, by way: SourceSpan, _ claims: Claims
  ) {
    var claims = claims
    for entered in linked.ancestry(of: state).prefix(while: { $0 != active }).reversed() {
      claims = after(linked.states[entered].syntax.onEntry, claims)
      meet(entered, claims)
      if linked.states[entered].syntax.final != nil { end(in: entered, by: way, claims) }
    }
    for branch in linked.states[state].syntax.initial?.branches ?? [] {
      claims = after(branch.actions, claims)
    }
    for name in linked.states[state].syntax.initial?.names ?? [] {
      guard let inner = linked.target(name.value, from: state), inner != state,
        linked.isInside(inner, state)
      else { continue }
      enter(inner, keeping: state, by: way, claims)
    }
  }

  /// Officers may still settle it in the final state.
  private mutating func end(in state: Int, by way: SourceSpan, _ claims: Claims) {
    let commands = linked.states[state].syntax.commands
    let actions = commands.flatMap { $0.actions + $0.branches.flatMap(\.all).flatMap(\.actions) }
    let settled = Set(actions.flatMap(\.steps).flatMap(\.kind.letsGo))
    for (index, set) in sets.enumerated()
    where claims & (1 << index) != 0 && !settled.contains(set.name) {
      ends.insert(End(way: way, set: index, state: state))
    }
  }

  /// What may be claimed in a state may be so while those around it are active.
  private mutating func meet(_ state: Int, _ claims: Claims) {
    for level in linked.ancestry(of: state) {
      let known = inside[level]
      if let known, known | claims == known { continue }
      inside[level] = (known ?? 0) | claims
      if !isPending[level] {
        isPending[level] = true
        pending.append(level)
      }
    }
  }
}

extension ActionSyntax.Kind {
  fileprivate var claim: Name? {
    if case .claim(let set) = self { set } else { nil }
  }

  fileprivate var issue: Name? {
    if case .issue(let set) = self { set } else { nil }
  }

  /// The sets whose numbers are not claimed any more: back in the pool, given out, or replaced.
  fileprivate var letsGo: [String] {
    switch self {
    case .release(let sets): sets.map(\.value)
    case .issue(let set): [set.value]
    case .draw(let draw): [draw.set.value]
    case .firstFree(let choice): [choice.set.value]
    default: []
    }
  }
}

extension Finding {
  fileprivate static func claimedAtEnd(
    _ set: String, in state: String, at way: SourceSpan, claim: SourceSpan
  ) -> Finding {
    Finding(
      .claimedAtEnd,
      Message(
        zh: "办件在 `\(state)` 结束时，`\(set)` 中已确认的号码既未发放也未退回",
        en:
          "the case ends in `\(state)` with a number of `\(set)` that is claimed, and neither issued nor released"
      ),
      at: way, severity: .warning,
      help: Message(
        zh: "在此之前 `release` 或 `issue`，否则谁也得不到它",
        en: "`release` or `issue` it before, or nobody ever gets it"),
      related: [Related(span: claim, message: Message(zh: "在此确认", en: "it is claimed here"))])
  }

  fileprivate static func issueWithoutClaim(_ set: Name) -> Finding {
    Finding(
      .issueWithoutClaim,
      Message(
        zh: "发放 `\(set.value)` 中的号码，而没有任何动作确认过它",
        en: "numbers of `\(set.value)` are issued, and no action claims them"),
      at: set.span, severity: .warning,
      help: Message(
        zh: "选定时用 `claim: \(set.value)` 确认，否则可能先失效",
        en: "`claim: \(set.value)` where it is chosen, or it may lapse before"))
  }
}
