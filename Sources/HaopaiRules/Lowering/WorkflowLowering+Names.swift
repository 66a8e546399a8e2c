import HaopaiExpression
import HaopaiProgram

// The names that expressions see: values of the frame, and what lives outside it.
extension WorkflowLowering {
  /// `param`, `applicant`, `now` and `today`.
  func frameRoots() -> [String: Symbol] {
    [
      "param": parameterSymbol(),
      "applicant": .group(GroupSymbol(members: applicantMembers)),
      "now": .value(
        ValueSymbol(
          type: .instant, place: Place(slot: .word(Frame.Word.now)),
          range: DeclaredType.bounds(of: .instant))),
      "today": .value(
        ValueSymbol(
          type: .date, place: Place(slot: .word(Frame.Word.today)),
          range: DeclaredType.bounds(of: .date))),
    ]
  }

  /// Inside a state: the base, the fields, the number sets and timers around it, and `entered`.
  mutating func scope(of state: Int, assigned: Set<String>) -> Scope {
    var scope = caseScope(assigned: assigned)
    scope.state = state
    scope.roots["entered"] = .value(
      ValueSymbol(
        type: .instant, place: Place(slot: .word(Frame.Word.entered)),
        range: DeclaredType.bounds(of: .instant)))
    for level in linked.ancestry(of: state) {
      for set in workflow.states[level].sets {
        scope.roots[workflow.sets[set.index].name] = .resource(sets[set.index])
      }
      for (index, timer) in linked.states[level].syntax.timers.enumerated()
      where scope.roots[timer.name.value] == nil {
        scope.roots[timer.name.value] = .resource(timerSymbol(level, index))
      }
    }
    return scope
  }

  /// Where a case exists, but no state of it is certain.
  func caseScope(assigned: Set<String>) -> Scope {
    var scope = base
    set(assigned, in: &scope)
    return scope
  }

  /// Makes these fields the ones that are certainly set.
  func set(_ assigned: Set<String>, in scope: inout Scope) {
    scope.assigned = assigned
    scope.roots["case"] = caseSymbol(assigned: assigned)
    let certain = assigned.union(flow.initial)
    for (counter, symbols) in zip(workflow.counters, counterSymbols) {
      scope.roots[counter.label] = symbols.symbol(assigned: certain)
    }
  }

  private func caseSymbol(assigned: Set<String>) -> Symbol {
    var members = [String: Symbol](minimumCapacity: linked.fields.count)
    for (field, place) in zip(linked.fields, plan.fields) {
      let isAssigned = field.fallback != nil || assigned.contains(field.name.value)
      members[field.name.value] = .value(
        ValueSymbol(
          type: field.type.type,
          place: isAssigned ? Place(slot: place.slot) : place, range: field.type.range,
          maximumCount: field.maximumCount))
    }
    return .group(GroupSymbol(members: members))
  }

  private var applicantMembers: [String: Symbol] {
    let region = plan.layout.applicant
    let (words, objects) = (region.words.lowerBound, region.objects.lowerBound)
    return [
      "id": .value(ValueSymbol(type: .text(.identity), place: Place(slot: .object(objects)))),
      "kind": .value(
        ValueSymbol(type: .enumeration(types.applicantKind), place: Place(slot: .word(words)))),
      "account": .value(
        ValueSymbol(type: .enumeration(types.accountKind), place: Place(slot: .word(words + 1)))),
    ]
  }

  /// All parameters.
  ///
  /// - Parameter reading: what counts for all of them, whatever their declarations say.
  func parameterSymbol(reading: ParameterLeaf.Reading? = nil) -> Symbol {
    .group(GroupSymbol(members: parameters.top.mapValues { symbol(of: $0, reading) }))
  }

  private func symbol(
    of member: ParameterLayout.Member, _ reading: ParameterLeaf.Reading?
  ) -> Symbol {
    switch member {
    case .leaf(let index):
      let leaf = parameters.leaves[index]
      let value = leaf.declaration.value
      return .value(
        ValueSymbol(
          type: value.type.type,
          place: parameters.place(of: leaf, in: plan.layout, reading: reading),
          range: value.type.range, maximumCount: value.maximumCount))
    case .group(let index):
      let group = parameters.groups[index]
      return .group(
        GroupSymbol(
          members: group.members.mapValues { symbol(of: $0, reading) },
          presence: parameters.presence(of: group, in: plan.layout, reading: reading)))
    }
  }
}
