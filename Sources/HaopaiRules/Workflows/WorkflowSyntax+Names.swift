extension WorkflowSyntax {
  /// What expressions, actions and conditions can name because of this file.
  var declaredNames: Set<String> {
    let names =
      parameters.map(\.name.value) + facts.map(\.name.value) + fields.map(\.name.value)
      + challenges.map(\.name.value) + documents.map(\.name.value)
      + resources.counters.map(\.name.value) + resources.registers.map(\.name.value)
      + resources.refusals.map(\.name.value) + resources.messages.map(\.name.value)
    return Set(
      names + parameters.map { "param.\($0.name.value)" } + fields.map { "case.\($0.name.value)" })
  }
}
