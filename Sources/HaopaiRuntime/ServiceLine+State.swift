import Haopai

extension ServiceLine {
  /// What a caller wants, and how it learns what came of it once that is saved.
  struct Job: Sendable {
    let run: @Sendable (Office, Instant) -> Done
  }

  typealias Done = Result<@Sendable (ServiceFailure?) -> Void>

  /// What shares a commit.
  struct Batch: Sendable {
    var done: [Done] = []
    /// For the courier, once it is saved.
    var messages: [Delivery] = []
    /// How many messages have arrived.
    var arrived = 0
    /// Whether there is anything to be saved, if only that time has passed.
    var isBegun = false
  }

  struct Commit: Sendable {
    var batch: Batch
    let saving: Saving
    let began: ContinuousClock.Instant
  }

  struct Round: Sendable {
    var jobs: [Job]
    var arrived: [Delivery]
    var isTimeUp: Bool
  }

  /// What the worker does next.
  enum Turn: Sendable {
    case take(Round)
    /// - Parameter isAlone: whether nobody else is there to be worked for meanwhile.
    case begin(isAlone: Bool)
    case end(Commit)
  }

  /// Who waits for what, and how far it has come.
  struct State {
    /// Callers who are worked for in one go while the disk works: it does not wait long for the next commit.
    private static let bite = 8

    var waiting: [Job] = []
    /// What has arrived, which is not kept yet.
    var arrived: [Delivery] = []
    /// Whether something is due.
    var isTimeUp = false
    var isWorking = false
    /// What is done and not saved: the next commit.
    var taken = Batch()
    /// What the disk works for; nil when it rests.
    var underWay: Commit?
    /// Whether the disk is done with it.
    var hasLanded = false
    /// How many callers shared the commit before.
    var latest = 0
    var alarm: (due: Instant, task: Task<Void, Never>)?
    /// Set once: why nothing is taken any more.
    var end: ServiceFailure?

    var hasWork: Bool {
      hasLanded || !waiting.isEmpty || !arrived.isEmpty || isTimeUp
    }

    /// Nil when there is nothing to do before somebody comes, or the disk is done.
    mutating func nextTurn(limit: Int) -> Turn? {
      if hasLanded, let commit = underWay {
        hasLanded = false
        underWay = nil
        return .end(commit)
      }
      let isDiskFree = underWay == nil
      if isDiskFree, taken.isBegun {
        let isAlone = max(taken.done.count, latest) <= 1 && waiting.isEmpty
        latest = taken.done.count
        return .begin(isAlone: isAlone)
      }
      let room = min(limit - taken.done.count, isDiskFree ? limit : Self.bite)
      guard !arrived.isEmpty || isTimeUp || !waiting.isEmpty && room > 0 else { return nil }
      let count = min(max(0, room), waiting.count)
      let round = Round(
        jobs: Array(waiting.prefix(count)), arrived: arrived, isTimeUp: isTimeUp)
      waiting.removeFirst(count)
      taken.arrived += arrived.count
      taken.isBegun = true
      arrived = []
      isTimeUp = false
      return .take(round)
    }
  }
}
