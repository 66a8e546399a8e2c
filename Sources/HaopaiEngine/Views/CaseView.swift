public import HaopaiDomain

/// A case as its applicant sees it at an instant.
public struct CaseView: Hashable, Sendable {
  public struct Field: Hashable, Sendable {
    public let name: String
    public let title: BilingualText?
    public let value: PlainValue
    /// For people, personal data masked.
    public let text: BilingualText
  }

  public struct NumberSet: Hashable, Sendable {
    public let name: String
    public let title: BilingualText?
    public let numbers: [PlateNumber]
    /// From this instant on they are gone; nil while no clock runs.
    public let until: Instant?
  }

  public struct Counter: Hashable, Sendable {
    public let name: String
    public let title: BilingualText?
    /// Nil for a counter without a limit.
    public let left: Int64?
    public let used: Int64
  }

  public struct Deadline: Hashable, Sendable {
    public let name: String
    public let title: BilingualText?
    public let at: Instant
    /// Counted over days of a year whose calendar is not published yet; may move later.
    public let isProvisional: Bool
  }

  public struct OpenCommand: Hashable, Sendable {
    public struct Input: Hashable, Sendable {
      public let name: String
      public let title: BilingualText?
      /// The word of the rule files for its type.
      public let type: String
      public let isOptional: Bool
      /// The words it can be, where it is one of a list.
      public let choices: [String]
      public let maximumCount: Int64?
    }

    public enum Author: Hashable, Sendable {
      case applicant, host
      case officer(role: String?)
    }

    public let name: String
    public let title: BilingualText?
    public let by: Author
    public let inputs: [Input]
    /// Facts that the host must bring with it.
    public let facts: [String]
  }

  public let number: CaseNumber
  public let business: String
  public let at: Instant
  public let openedAt: Instant
  /// Dotted path of the active state.
  public let state: String
  public let stateTitle: BilingualText?
  public let isFinal: Bool
  public let fields: [Field]
  public let numbers: [NumberSet]
  public let counters: [Counter]
  public let deadlines: [Deadline]
  public let open: [OpenCommand]
  /// Names of the documents that can be printed now.
  public let documents: [String]
}

/// A document, rendered for a case.
public struct DocumentView: Hashable, Sendable {
  public let name: String
  public let title: BilingualText
  public let lines: [BilingualText]
}
