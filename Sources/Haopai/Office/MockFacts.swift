import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

/// In a mock selection, facts that a command lacks are what the rules' `mock` values say.
extension Office {
  func completed(
    _ submission: Submission, in program: WorkflowProgram, for state: CaseState
  ) -> Submission {
    guard options.isMock,
      let id = Admission(program).command(named: submission.command, in: state)
    else { return submission }
    var submission = submission
    submission.facts = completed(submission.facts, for: id, of: program.workflow)
    return submission
  }

  func completed(
    _ facts: [String: [String: PlainValue]], for command: CommandID, of workflow: Workflow
  ) -> [String: [String: PlainValue]] {
    guard options.isMock else { return facts }
    var facts = facts
    for request in workflow.commands[command.index].facts {
      let declaration = workflow.facts[request.fact.index]
      for field in declaration.fields {
        guard let mock = field.mock, facts[declaration.name]?[field.name] == nil else { continue }
        facts[declaration.name, default: [:]][field.name] = mock
      }
    }
    return facts
  }
}
