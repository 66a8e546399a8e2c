import HaopaiDiagnostics
import HaopaiDomain

/// What `without` leaves out of a draw: characters that serial numbers have. `without_when` says when.
enum DrawFilter {
  /// The filters of a workflow, each once, in the order of its actions.
  static func texts(of linked: LinkedWorkflow) -> [Name] {
    var found: [Name] = []
    linked.forEachAction { action in
      for step in action.steps {
        guard case .draw(let draw) = step.kind, let without = draw.without,
          !found.contains(without)
        else { continue }
        found.append(without)
      }
    }
    return found
  }

  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) {
    for text in texts(of: linked) where characters(of: text.value) == nil {
      findings.report(.badFilter(text))
    }
    linked.forEachAction { action in
      for step in action.steps {
        guard case .draw(let draw) = step.kind, draw.lacksFilter, let when = draw.withoutCondition
        else { continue }
        findings.report(.missingFilter(at: when.span))
      }
    }
  }

  /// Nil when a character is none of a serial number.
  static func characters(of text: String) -> CharacterClassSet? {
    var set = CharacterClassSet.none
    for byte in text.utf8 {
      guard let one = CharacterClassSet(byte),
        CharacterClassSet.serialCharacters.contains(byte)
      else { return nil }
      set = set.union(one)
    }
    return set.isEmpty ? nil : set
  }
}
