import HaopaiExpression
import HaopaiProgram

/// The names that an expression sees, and what holds whenever it is evaluated.
struct Scope: Sendable {
  var roots: [String: Symbol]
  var assumptions = Assumptions()
  /// Whether a condition around it is broken: what it would have proven is not known.
  var isUncertain = false
  /// The fields that are certainly set.
  var assigned: Set<String>
  /// The innermost state around it; the root where none is certain.
  var state = 0
  /// No command may be there to be refused.
  var isUnattended = false

  /// What is known where the condition holds, which came out as nil if it is broken.
  func assuming(_ condition: CompiledExpression?, of text: ExpressionText?) -> Scope {
    guard text != nil else { return self }
    var scope = self
    if let condition {
      scope.assumptions.append(condition.checked)
    } else {
      scope.isUncertain = true
    }
    return scope
  }

  var unattended: Scope {
    var scope = self
    scope.isUnattended = true
    return scope
  }

  /// What is known where this holds, too; nil where that could not be read.
  func knowing(_ condition: CheckedExpression?) -> Scope {
    var scope = self
    if let condition { scope.assumptions.append(condition) } else { scope.isUncertain = true }
    return scope
  }

  /// What is left of it where another place need not share what holds at this one.
  var withoutAssumptions: Scope {
    var scope = self
    scope.assumptions = Assumptions()
    return scope
  }

  /// The names that are seen here, where all holds that holds at another place.
  func holding(all other: Scope) -> Scope {
    var scope = self
    scope.assumptions = other.assumptions
    scope.isUncertain = other.isUncertain
    return scope
  }

  /// Drops what no longer holds after something that `names` stand for has changed.
  mutating func forget(_ names: Set<String>) {
    guard !names.isEmpty else { return }
    assumptions.removeAll { condition in condition.reads.contains { $0.mentions(anyOf: names) } }
  }

  /// What both scopes see alike.
  func shared(with other: Scope) -> Scope {
    var roots: [String: Symbol] = [:]
    for (name, symbol) in self.roots {
      if let match = other.roots[name] { roots[name] = symbol.shared(with: match) }
    }
    var scope = Scope(roots: roots, assigned: assigned.intersection(other.assigned))
    scope.isUncertain = isUncertain || other.isUncertain
    return scope
  }
}

extension String {
  /// Whether the path, such as `size(batch)` or `draws.left`, starts at one of the names.
  fileprivate func mentions(anyOf names: Set<String>) -> Bool {
    let path =
      hasPrefix("size(")
      ? utf8.dropFirst("size(".utf8.count)
      : hasPrefix("has(") ? utf8.dropFirst("has(".utf8.count) : utf8[...]
    return names.contains { path.starts(at: $0.utf8) }
  }
}

extension Substring.UTF8View {
  /// Whether the name stands at the beginning, whole.
  fileprivate func starts(at name: String.UTF8View) -> Bool {
    guard first == name.first, starts(with: name) else { return false }
    return switch dropFirst(name.count).first {
    case nil, UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: ")"), UInt8(ascii: ","): true
    default: false
    }
  }
}

extension Symbol {
  /// The symbol as far as it means the same; nil when nothing is left.
  func shared(with other: Symbol) -> Symbol? {
    switch (self, other) {
    case (.value(let left), .value(let right)): left.shared(with: right).map { .value($0) }
    case (.group(let left), .group(let right)):
      left === right ? self : .group(left.shared(with: right))
    case (.resource(let left), .resource(let right)): .resource(left.shared(with: right))
    default: nil
    }
  }
}

extension ValueSymbol {
  fileprivate func shared(with other: ValueSymbol) -> ValueSymbol? {
    guard type == other.type, place.slot == other.place.slot else { return nil }
    var result = self
    result.place = Place(slot: place.slot, presence: place.presence ?? other.place.presence)
    if let left = range, let right = other.range {
      result.range = min(left.lowerBound, right.lowerBound)...max(left.upperBound, right.upperBound)
    } else {
      result.range = nil
    }
    result.maximumCount = maximumCount.flatMap { count in
      other.maximumCount.map { max(count, $0) }
    }
    result.minimumCount = min(minimumCount, other.minimumCount)
    return result
  }
}

extension GroupSymbol {
  fileprivate func shared(with other: GroupSymbol) -> GroupSymbol {
    var shared: [String: Symbol] = [:]
    for (name, symbol) in members {
      if let match = other.members[name] { shared[name] = symbol.shared(with: match) }
    }
    return GroupSymbol(members: shared, presence: presence ?? other.presence)
  }
}

extension ResourceSymbol {
  fileprivate func shared(with other: ResourceSymbol) -> ResourceSymbol {
    var result = self
    result.members = members.shared(with: other.members)
    result.guardedMembers = guardedMembers.shared(with: other.guardedMembers)
    result.memberWithoutKeys = memberWithoutKeys.shared(with: other.memberWithoutKeys)
    if unsetKeys != other.unsetKeys {
      result.unsetKeys = Set(unsetKeys).union(other.unsetKeys).sorted()
    }
    return result
  }
}

extension [String: ProbeSymbol] {
  /// The members that mean the same; mostly all, for the two were made at one place.
  fileprivate func shared(with other: Self) -> Self {
    self == other ? self : filter { other[$0.key] == $0.value }
  }
}
