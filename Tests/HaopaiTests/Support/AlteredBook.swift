import HaopaiProgram

extension CompiledBook {
  /// This book with one business changed to what no validated rules say.
  func altered(_ business: String, _ change: (inout Workflow) -> Void) -> CompiledBook {
    let workflows = programs.map { program in
      var workflow = program.workflow
      if workflow.name == business { change(&workflow) }
      return workflow
    }
    return CompiledBook(
      hash: hash, city: city, title: title, applicant: applicant, plateKinds: plateKinds,
      pools: pools, returnDelay: returnDelay, calendar: calendar, windows: windows,
      workflows: workflows)
  }
}

extension Workflow {
  /// Takes the `when` off the actions of all timers and lapse handlers.
  mutating func unguard() {
    for index in states.indices {
      for timer in states[index].timers.indices {
        states[index].timers[timer].branches.unguard()
      }
      for handler in states[index].lapsed.indices {
        states[index].lapsed[handler].branches.unguard()
      }
    }
  }
}

extension [Branch] {
  fileprivate mutating func unguard() {
    for index in indices {
      self[index].actions = self[index].actions.flatMap { action in
        if case .when(_, let inner) = action { inner } else { [action] }
      }
    }
  }
}
