/// The states that a case enters and leaves by itself: by timers, lapses and `always`. What is done
/// there cannot be refused to anybody.
struct UnattendedStates: Sendable {
  let entered: Set<Int>
  let left: Set<Int>

  init(_ linked: LinkedWorkflow) {
    var entered: Set<Int> = []
    var left: Set<Int> = []
    for (state, node) in linked.states.enumerated() {
      let syntax = node.syntax
      let branches =
        syntax.timers.flatMap(\.branches) + syntax.lapsed.flatMap(\.branches) + syntax.always
      entered.formUnion(linked.entered(by: branches, from: state))
      left.formUnion(linked.left(by: branches, from: state))
    }
    self.entered = entered
    self.left = left
  }
}
