package import Haopai
package import HaopaiDomain

/// Something that happens in a simulated world. Whole in itself: steps before it can be left out, and it
/// can still be taken.
package struct SimulatedStep: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    case open(business: String, ApplicantDescription, Command)
    /// - Parameter case: the step that opened it.
    case submit(case: Int, Command)
    /// What an earlier step did, with the same key.
    case again(Int, isChanged: Bool)
    /// Milliseconds by which the clock of whoever submits moves; negative for one that was set back.
    case wait(Int64)
    /// Everybody who waits is answered, once what they are told is saved.
    /// - Parameter isHeard: whether the messages that were handed out reach whom they are for.
    case save(isHeard: Bool)
    /// What was done so far goes to the disk, and nobody is told before the next `save` or `begin`: more is
    /// done meanwhile.
    /// - Parameter isFast: whether it lies there before anything else happens.
    case begin(isFast: Bool)
    /// The personal data of cases is erased.
    /// - Parameter cases: the steps that opened them.
    case erase(cases: [Int])
    /// Other rules come into force.
    case publish(Publication)
    case fault(Fault)
    case restart(Restart)
  }

  /// Its place among the steps of the whole world, from 0; others name it by that.
  package let id: Int
  package let action: Action

  package init(id: Int, _ action: Action) {
    self.id = id
    self.action = action
  }

  /// A command as somebody means it, before it is known what it stands for.
  package struct Command: Hashable, Sendable {
    var name: String
    var by: Author
    var inputs: [String: Input]
    var facts: [String: [String: PlainValue]]
    var hasKey: Bool
  }

  /// Who submits.
  package enum Author: Hashable, Sendable {
    /// The applicant of the case.
    case applicant
    case person(String)
    case officer(role: String?)
    case host
  }

  package indirect enum Input: Hashable, Sendable {
    case plain(PlainValue)
    case code(isRight: Bool)
    /// A number that a case has, by the step that opened it.
    case held(case: Int, set: String, index: Int)
    case list([Input])
  }

  package struct Publication: Hashable, Sendable {
    /// Among those of the world, from 0 for the first ones.
    var rules: Int
    /// Milliseconds until they do.
    var delay: Int64
    /// Whether another process publishes them, beside the office.
    var isByAnother: Bool
  }

  /// What is to go wrong, until the office is opened again.
  package enum Fault: Hashable, Sendable {
    /// The next commit.
    case commit(CommitFault)
    case disk(DiskFault)
    /// What the store holds cannot be read any more, after so many reads.
    case unreadable(after: Int)
    /// The process dies in the middle of what it does, after so many changes of its files.
    case death(changes: Int)
  }

  package enum Restart: Hashable, Sendable {
    /// The office is closed, and opened again.
    case clean
    /// The process ends without a word.
    case kill
    /// The machine does.
    case powerLoss(seed: UInt64)
  }
}

/// A commit that fails at the port, whatever is behind it.
package enum CommitFault: Hashable, Sendable, CaseIterable {
  /// Nothing of it is kept.
  case refused
  /// All of it is kept, and it is not known.
  case keptUnknown
}
