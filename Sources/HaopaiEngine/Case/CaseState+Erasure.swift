package import HaopaiProgram

extension CaseState {
  /// Whether nothing will happen to the case by itself any more, and no number waits for it. Numbers that
  /// it claims or was issued are its own.
  var holdsNothing: Bool {
    self.timers.isEmpty && !self.sets.contains { !$0.isEmpty && $0.status == .held }
  }

  /// Whether the case has come to its end and holds nothing there.
  /// - Parameter workflow: the case's, in the book that it is pinned to.
  package func isOver(in workflow: Workflow) -> Bool {
    content.isFinal(in: workflow) && holdsNothing
  }

  /// What is left of the case when its personal data is gone: where it stands and since when, and its
  /// numbers.
  package func erased(at instant: Int64) -> CaseState {
    let content = self.content
    var left = Content(
      number: content.number, book: content.book, workflow: content.workflow,
      openedAt: content.openedAt, openedOn: content.openedOn, applicant: content.applicant.erased,
      revision: content.revision, active: content.active, entered: content.entered,
      words: Array(repeating: 0, count: content.words.count),
      objects: StoredObjects(count: content.objects.count), sets: content.sets, receipts: [],
      timers: [],
      challenges: Array(repeating: ChallengeState(), count: content.challenges.count), keys: [])
    left.erasedAt = instant
    return CaseState(left)
  }
}

extension Applicant {
  /// One of the kind, whoever it was.
  var erased: Applicant { Applicant(id: "", kind: kind, account: account) }
}

extension PreparedCommand {
  /// That it was submitted, and by which officer; nothing of what was said.
  var erased: PreparedCommand {
    switch by {
    case .applicant: PreparedCommand(command: command, by: .applicant(""))
    case .officer(let id, _): PreparedCommand(command: command, by: .officer(id))
    case .host: PreparedCommand(command: command, by: .host)
    }
  }
}
