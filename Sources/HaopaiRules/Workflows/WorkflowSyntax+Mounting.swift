import HaopaiExpression
import HaopaiProgram

extension WorkflowSyntax {
  /// A workflow that does nothing but mount a part and give it what it expects. Everything in it
  /// stands at the part's name.
  init(mounting part: WorkflowSyntax) {
    let place = part.name.span
    let mounted = Name("mounted", at: place)
    let end = Name("end", at: place)
    self.init(
      name: part.name, title: part.title, resources: ResourcesSyntax(),
      root: StateSyntax(name: part.name))
    fields = part.interface?.fields ?? []
    var branch = BranchSyntax(span: place)
    branch.target = .state(mounted)
    var open = CommandSyntax(name: Name("open", at: place))
    open.branches = [branch]
    self.open = open
    root.numbers = (part.interface?.numbers ?? []).map { name in
      // How much room there is only a workflow can say.
      let most = ExpressionText("\(ValueBounds.count.upperBound)", standingFor: place)
      return NumberSetSyntax(name: name, maximum: most)
    }
    var state = StateSyntax(name: mounted)
    state.mount = MountSyntax(
      part: part.name,
      exits: (part.interface?.exits ?? []).map { MountSyntax.Exit(name: $0, target: end) },
      exitsSpan: place)
    var last = StateSyntax(name: end)
    last.final = place
    root.states = [state, last]
  }
}
