import Haopai
import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram

/// Answers for the registries: what a scenario says, else the rules' `mock` values.
struct FactBook {
  private let facts: [FactDeclaration]
  /// What the opening of a case can ask for.
  let atOpening: [String]

  init(_ workflow: Workflow) {
    facts = workflow.facts
    atOpening = workflow.commands[workflow.open.index].facts.map {
      workflow.facts[$0.fact.index].name
    }
  }

  struct Reply {
    var facts: [String: [String: PlainValue]] = [:]
    /// The places of the values that were asked for.
    var used: Set<SourceSpan> = []
    /// `vehicle.known`, for which nobody has a value.
    var missing: String?
  }

  /// - Parameter values: the first for a field counts; those behind it are used as little as what
  ///   nobody asked for.
  func reply(to names: [String], with values: [FactValue]) -> Reply {
    var reply = Reply()
    for fact in facts where names.contains(fact.name) {
      for field in fact.fields {
        if let given = values.first(where: { $0.fact == fact.name && $0.field == field.name }) {
          reply.facts[fact.name, default: [:]][field.name] = given.value
          reply.used.insert(given.span)
        } else if let mock = field.mock {
          reply.facts[fact.name, default: [:]][field.name] = mock
        } else if !field.isOptional {
          reply.missing = reply.missing ?? "\(fact.name).\(field.name)"
        }
      }
    }
    return reply
  }
}
