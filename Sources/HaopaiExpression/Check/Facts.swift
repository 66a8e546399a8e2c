import HaopaiProgram

/// What is known at one place of an expression: which optional values are there, and narrower
/// ranges than the types give.
struct Facts: Sendable {
  var present: Set<String> = []
  var ranges: [String: ClosedRange<Int64>] = [:]
  var notZero: Set<String> = []
  /// What was assumed cannot all hold.
  private(set) var isImpossible = false
  /// Conditions still to be looked at: `&&` and `||` in turn would double the work level by level.
  private var budget = 1000

  /// Adds what follows from `node` being `outcome`; nothing more than it can show within its
  /// budget, which is always safe.
  mutating func assume(_ node: Node, is outcome: Bool) {
    budget = 1000
    learn(node, is: outcome)
  }

  /// Notes that what was assumed cannot hold.
  mutating func contradict() { isImpossible = true }

  private mutating func learn(_ node: Node, is outcome: Bool) {
    budget -= 1
    guard budget > 0 else { return }
    switch node.content {
    case .not(let operand): learn(operand, is: !outcome)
    case .and(let left, let right): learn(left, right, both: outcome, is: outcome)
    case .or(let left, let right): learn(left, right, both: !outcome, is: outcome)
    case .compare(let outcomes, let left, let right):
      compare(left, right, outcome ? outcomes : ~outcomes & Order.any)
    default: break
    }
    if outcome, !node.proves.isEmpty { present.formUnion(node.proves) }
    if outcome, let size = node.provesSome { narrow(size, to: 1 ... .max, within: 0 ... .max) }
    if let path = node.path, node.type == .bool {
      narrow(path, to: outcome ? 1...1 : 0...0, within: node.range)
    }
  }

  /// `both`: the two sides hold together. Otherwise at least one does, and only what follows from
  /// either is known.
  private mutating func learn(_ left: Node, _ right: Node, both: Bool, is outcome: Bool) {
    if both {
      learn(left, is: outcome)
      learn(right, is: outcome)
      return
    }
    var first = self
    first.learn(left, is: outcome)
    var second = self
    second.budget = first.budget
    // The right side was looked at because the left side did not decide.
    second.learn(left, is: !outcome)
    second.learn(right, is: outcome)
    self = first.common(with: second)
  }

  private func common(with other: Facts) -> Facts {
    // A side that cannot hold leaves the other one.
    if isImpossible || other.isImpossible {
      var rest = isImpossible ? other : self
      rest.budget = other.budget
      return rest
    }
    var result = Facts()
    result.budget = other.budget
    result.present = present.intersection(other.present)
    result.notZero = notZero.intersection(other.notZero)
    for (path, range) in ranges {
      if let second = other.ranges[path] { result.ranges[path] = range.joined(with: second) }
    }
    return result
  }

  private mutating func compare(_ left: Node, _ right: Node, _ outcomes: UInt8) {
    guard !left.type.isObject else { return }
    let (first, second) = (range(of: left), range(of: right))
    bound(left, first, by: second, outcomes)
    bound(right, second, by: first, Order.mirrored(outcomes))
  }

  private func range(of node: Node) -> ClosedRange<Int64> {
    guard let path = node.path, let known = ranges[path] else { return node.range }
    return node.range.narrowed(to: known)
  }

  private mutating func bound(
    _ node: Node, _ range: ClosedRange<Int64>, by other: ClosedRange<Int64>, _ outcomes: UInt8
  ) {
    guard let path = node.path else { return }
    var least = range.lowerBound
    var greatest = range.upperBound
    if outcomes & Order.greater == 0 {
      let isStrict = outcomes & Order.equal == 0 && other.upperBound > .min
      greatest = min(greatest, isStrict ? other.upperBound - 1 : other.upperBound)
    }
    if outcomes & Order.less == 0 {
      let isStrict = outcomes & Order.equal == 0 && other.lowerBound < .max
      least = max(least, isStrict ? other.lowerBound + 1 : other.lowerBound)
    }
    if outcomes & Order.equal == 0, other.lowerBound == other.upperBound {
      let excluded = other.lowerBound
      if excluded == 0 { notZero.insert(path) }
      if least == excluded, least < greatest { least += 1 }
      if greatest == excluded, greatest > least { greatest -= 1 }
      if least == excluded, greatest == excluded { isImpossible = true }
    }
    if least <= greatest { ranges[path] = least...greatest } else { isImpossible = true }
  }

  private mutating func narrow(
    _ path: String, to range: ClosedRange<Int64>, within natural: ClosedRange<Int64>
  ) {
    let known = ranges[path] ?? natural
    if !known.overlaps(range) { isImpossible = true }
    ranges[path] = known.narrowed(to: range)
  }
}

extension Order {
  /// The outcomes with the two sides exchanged.
  static func mirrored(_ outcomes: UInt8) -> UInt8 {
    outcomes & equal | (outcomes & less) << 2 | (outcomes & greater) >> 2
  }
}
