package import HaopaiProgram

/// Numbers a case by its place among the cases of its city, from 1.
public struct CaseNumber: Hashable, Comparable, Sendable {
  /// From 1, without gaps; the same case in every replay.
  public let value: UInt64

  /// Takes any number; whether there is such a case is the office's answer.
  public init(_ value: UInt64) { self.value = value }

  /// In the order in which the cases were opened.
  public static func < (left: CaseNumber, right: CaseNumber) -> Bool { left.value < right.value }
}

/// One applicant's run of a workflow, as it stands between two steps. Indices are those of the
/// book that the case is pinned to.
///
/// Never changed, only followed by another, so that a ledger, a step and its changes hand it on for
/// the price of one reference. A step works on a copy of the content.
@dynamicMemberLookup
package struct CaseState: Hashable, Sendable {
  package struct Content: Hashable, Sendable {
    package let number: CaseNumber
    /// Of the book the case was opened under.
    package let book: ContentHash
    /// The workflow's index in that book.
    package let workflow: Int
    package let openedAt: Int64
    /// Parameters are read as of this civil day.
    package let openedOn: Int32
    package let applicant: Applicant
    /// Steps taken, the opening included.
    package var revision: UInt64
    /// The active leaf; its ancestors are active with it.
    package var active: StateID
    /// When each active state was entered, from the root down.
    package var entered: [Int64]
    /// The fields, in the layout of the frame's field region.
    package var words: [Int64]
    package var objects: StoredObjects
    /// By `SetID`.
    package var sets: [NumberSetState]
    /// What `during` has taken and not given back, and what `use` took, for `give_back`.
    package var receipts: [Receipt]
    package var timers: [TimerState]
    /// By `ChallengeID`.
    package var challenges: [ChallengeState]
    package var keys: [BoundKey]
    /// When its personal data was erased; nil for a case that has it. Nothing happens to an erased case.
    package var erasedAt: Int64?
  }

  private final class Storage: Sendable {
    let content: Content

    init(_ content: Content) { self.content = content }

    func lay(in frame: inout Frame, by layout: FrameLayout) {
      let applicant = layout.applicant
      frame.words[applicant.words.lowerBound] = Int64(content.applicant.kind)
      frame.words[applicant.words.lowerBound + 1] = Int64(content.applicant.account)
      frame.objects.set(content.applicant.id, at: applicant.objects.lowerBound)
      frame.copy(content.words, to: layout.fields.words)
      if content.objects.count == layout.fields.objects.count {
        frame.objects.adopt(content.objects, at: layout.fields.objects.lowerBound)
      } else {
        frame.objects.clear(layout.fields.objects)
      }
    }
  }

  private let storage: Storage

  package init(_ content: Content) { storage = Storage(content) }

  package var content: Content { storage.content }

  /// Lays the applicant and the fields into a frame.
  // Here, where what is read is lent: the subscript hands out one reference more.
  func lay(in frame: inout Frame, by layout: FrameLayout) {
    storage.lay(in: &frame, by: layout)
  }

  package subscript<Value>(dynamicMember path: KeyPath<Content, Value>) -> Value {
    @inline(__always) _read { yield storage.content[keyPath: path] }
  }

  package static func == (left: CaseState, right: CaseState) -> Bool {
    left.storage === right.storage || left.storage.content == right.storage.content
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(storage.content) }
}

extension CaseState.Content {
  /// Gives the content away and keeps none of it, where a copy would count up ten arrays and
  /// count them down again.
  mutating func give() -> CaseState.Content {
    var content = CaseState.Content(
      number: number, book: book, workflow: workflow, openedAt: openedAt, openedOn: openedOn,
      applicant: Applicant(id: "", kind: 0, account: 0), revision: 0, active: .root, entered: [],
      words: [], objects: StoredObjects(count: 0), sets: [], receipts: [], timers: [],
      challenges: [], keys: [])
    swap(&content, &self)
    return content
  }

  /// Whether the case has come to an end.
  package func isFinal(in workflow: Workflow) -> Bool { workflow.states[active.index].isFinal }
}

/// Who applied.
package struct Applicant: Hashable, Sendable {
  package let id: String
  /// Ordinals of the book's enumerations.
  package let kind: Int
  package let account: Int

  package init(id: String, kind: Int, account: Int) {
    self.id = id
    self.kind = kind
    self.account = account
  }
}

/// The numbers of one set, under its one clock.
package struct NumberSetState: Hashable, Sendable {
  package enum Status: UInt8, Hashable, Sendable {
    case held, claimed, issued
  }

  /// `PlateNumber.word`s, in the order in which they came.
  package var numbers: [Int64] = []
  /// Held numbers are free from this instant on; `Int64.max` while no clock runs.
  package var until = Int64.max
  package var status = Status.held

  package init() {}

  package var isEmpty: Bool { numbers.isEmpty }
}

/// Proof that a counter was used, without which nothing is given back.
package struct Receipt: Hashable, Sendable {
  package var key: CounterKey
  /// At least 1, and fewer than `bound`.
  package var amount: Int64
  /// The state whose `during` it belongs to; nil for a `use`, which lasts.
  package var state: StateID?

  /// More than all uses of a counter ever come to; what says so in a store is damaged.
  package static let bound: Int64 = 1 << 53
}

package struct TimerState: Hashable, Sendable {
  package var state: StateID
  /// Its index among the state's timers.
  package var index: Int
  package var due: Int64
  /// Counted over days of a year whose calendar was not published.
  package var isProvisional: Bool
}

package struct ChallengeState: Hashable, Sendable {
  /// Codes sent so far; the last has this ordinal.
  package var ordinal: UInt32 = 0
  package var sentAt: Int64 = 0
  package var expiresAt: Int64 = 0
  package var wrongAnswers: Int64 = 0
  /// Of the code that was sent last.
  package var digits = 0
  /// A code was sent and not yet answered rightly.
  package var isOpen = false

  package init() {}
}

/// A caller's key for a command, so that a second attempt has no second effect.
package struct BoundKey: Hashable, Sendable {
  package var key: String
  package var command: PreparedCommand
  /// As the first attempt found them: a repeat's code is compared with the one of that time.
  package var challenges: [ChallengeState]
  package var answer: RecordedAnswer
}

/// What the first attempt with a key was answered, for every later one. Codes are not in it: they
/// are made again.
///
/// One reference, because hardly any step has one and every step has room for it.
package final class RecordedAnswer: Hashable, Sendable {
  package let view: CaseView
  package let said: RenderedText?
  package let outbox: [OutboxMessage]

  init(view: CaseView, said: RenderedText?, outbox: [OutboxMessage]) {
    self.view = view
    self.said = said
    self.outbox = outbox
  }

  package static func == (left: RecordedAnswer, right: RecordedAnswer) -> Bool {
    left === right
      || left.view == right.view && left.said == right.said && left.outbox == right.outbox
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(view) }
}
