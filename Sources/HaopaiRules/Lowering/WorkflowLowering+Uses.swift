import HaopaiDiagnostics
import HaopaiExpression

// What is declared and what is used, gathered while expressions are compiled.
extension WorkflowLowering {
  /// Runs `body`; answers the names that it mentions beside those mentioned before.
  mutating func mentions(
    of body: (inout WorkflowLowering) -> Void
  ) -> MentionedPaths {
    let before = mentioned
    mentioned = MentionedPaths()
    body(&self)
    let inside = mentioned
    // What a body mentions is little beside all that was mentioned before it.
    mentioned = before
    mentioned.formUnion(inside)
    return inside
  }

  /// What a command asks for, which counts as used where the command itself reads it, or a text does.
  mutating func noteAsked(_ command: CommandSyntax, _ inside: MentionedPaths) {
    for input in command.inputs {
      let name = input.declaration.name
      let path = "input.\(name.value)"
      let isUsed = inside.contains(path) || command.check?.input.value == path
      asked.append(Asked(kind: .input, name: name, path: path, isUsed: isUsed))
    }
    for request in command.requests {
      let path = "fact.\(request.fact.value)"
      asked.append(
        Asked(kind: .fact, name: request.fact, path: path, isUsed: inside.contains(path)))
    }
  }

  struct Asked: Sendable {
    let kind: NameKind
    let name: Name
    let path: String
    let isUsed: Bool
  }

  /// Once all expressions but the demands are compiled: a demand alone uses nothing.
  ///
  /// - Parameter told: what the notice mentions, too. It uses what can only be shown: a figure that
  ///   citizens are told and nothing goes by would be a promise that nobody keeps.
  func unusedNames(texts: MentionedPaths, told: MentionedPaths) -> UnusedNames {
    var unused = UnusedNames()
    var actions = ActionUses()
    linked.forEachAction { action in
      for step in action.steps { actions.note(step.kind) }
    }
    for state in linked.states.indices {
      for movement in linked.states[state].syntax.during {
        actions.counters.insert(movement.counter.value)
      }
      for set in linked.states[state].syntax.numbers {
        unused.note(.numberSet, set.name, isUsed: isUsed(set.name, actions.sets))
      }
    }
    for one in asked {
      unused.note(
        one.kind, one.name, isAsked: true, isUsed: one.isUsed || texts.contains(one.path))
    }
    noteParameters(linked.parameters, below: "param", told: told, &unused)
    let requested = Set(asked.filter { $0.kind == .fact }.map(\.name.value))
    for fact in linked.facts {
      let isRequested = requested.contains(fact.name.value)
      unused.note(.fact, fact.name, isUsed: isRequested)
      for field in fact.fields where isRequested {
        let name = field.declaration.name
        let path = "fact.\(fact.name.value).\(name.value)"
        unused.note(.factField, name, isUsed: mentioned.contains(path))
      }
    }
    for field in linked.fields {
      unused.note(
        .field, field.name,
        isUsed: mentioned.contains("case.\(field.name.value)")
          || actions.fields.contains(field.name.value))
    }
    for counter in linked.counters {
      unused.note(.counter, counter.name, isUsed: actions.counters.contains(counter.name.value))
    }
    for register in linked.registers {
      unused.note(
        .register, register.name,
        isUsed: isUsed(register.name, actions.registers) || register.bars != nil)
    }
    for challenge in linked.challenges {
      unused.note(
        .challenge, challenge.name, isUsed: actions.challenges.contains(challenge.name.value))
    }
    let offered = Set(linked.states.flatMap { $0.syntax.documents.map(\.value) })
    for document in linked.documents {
      unused.note(.document, document.name, isUsed: offered.contains(document.name.value))
    }
    return unused
  }

  private func isUsed(_ name: Name, _ names: Set<String>) -> Bool {
    names.contains(name.value) || mentioned.contains(name.value)
  }

  private func noteParameters(
    _ declarations: [ParameterDeclaration], below path: String, told: MentionedPaths,
    _ unused: inout UnusedNames
  ) {
    for declaration in declarations {
      let path = "\(path).\(declaration.name.value)"
      switch declaration {
      case .leaf(let leaf):
        let isTold = leaf.value.type.type.isOnlyShown && told.contains(path)
        unused.note(.parameter, declaration.name, isUsed: isTold || mentioned.contains(path))
      case .group(let group): noteParameters(group.members, below: path, told: told, &unused)
      }
    }
  }
}

/// What the actions of a workflow name.
private struct ActionUses {
  var fields: Set<String> = []
  var counters: Set<String> = []
  var sets: Set<String> = []
  var registers: Set<String> = []
  var challenges: Set<String> = []

  mutating func note(_ kind: ActionSyntax.Kind) {
    switch kind {
    case .set(let assignments): fields.formUnion(assignments.map(\.field.value))
    case .use(let movement): counters.insert(movement.counter.value)
    case .draw(let draw): sets.insert(draw.set.value)
    case .firstFree(let choice): sets.insert(choice.set.value)
    case .move(let move): sets.insert(move.set.value)
    case .enter(let entry): registers.insert(entry.register.value)
    case .end(let register, _): registers.insert(register.value)
    case .challenge(let name): challenges.insert(name.value)
    case .giveBack, .extend, .release, .claim, .issue, .notify: break
    }
  }
}
