public import HaopaiDomain

/// A case as its applicant sees it at an instant.
///
/// Plain values are unmasked: show them to nobody but the applicant and the office. Names are those
/// of the rule files, stable as long as the files keep them.
public struct CaseView: Hashable, Sendable {
  /// What the case knows and has set.
  public struct Field: Hashable, Sendable {
    /// As expressions and `run` name it.
    public let name: String
    /// For people; nil where the rules give none.
    public let title: BilingualText?
    /// For programs, unmasked; instants as RFC 3339, money, terms and plate numbers as written.
    public let value: PlainValue
    /// For people: mobile numbers, identity numbers and names masked.
    public let text: BilingualText
  }

  /// Numbers that the case holds under one clock, such as a batch or a shortlist.
  public struct NumberSet: Hashable, Sendable {
    /// As expressions and `run` name it.
    public let name: String
    /// For people; nil where the rules give none.
    public let title: BilingualText?
    /// In the order in which they came; empty when it holds none.
    public let numbers: [PlateNumber]
    /// From this instant on they are gone; nil while no clock runs.
    public let until: Instant?
  }

  /// How often something was used, such as draws.
  public struct Counter: Hashable, Sendable {
    /// As expressions and `run` name it.
    public let name: String
    /// For people; nil where the rules give none.
    public let title: BilingualText?
    /// Nil for a counter without a limit.
    public let left: Int64?
    /// In the current period, by every case that shares the counter's key.
    public let used: Int64
  }

  /// When something happens to the case by itself.
  public struct Deadline: Hashable, Sendable {
    /// As the rule file names the timer.
    public let name: String
    /// For people; nil where the rules give none.
    public let title: BilingualText?
    /// The instant at which it fires, before any command submitted at it.
    public let at: Instant
    /// Counted over days of a year whose calendar is not published yet; may move later.
    public let isProvisional: Bool
  }

  /// A command that the case offers now. It can still be refused: by the hour, by facts, by what is
  /// submitted with it.
  public struct OpenCommand: Hashable, Sendable {
    /// What the command asks the submitter for.
    public struct Input: Hashable, Sendable {
      /// The key under which it is submitted.
      public let name: String
      /// For people; nil where the rules give none.
      public let title: BilingualText?
      /// The word of the rule files for its type, without parameters: `count`, `vin`, `enum`,
      /// `list of number`.
      public let type: String
      /// Whether it may be left out; the rules may then give it a value.
      public let isOptional: Bool
      /// The words of an `enum` or `set`; empty for every other type.
      public let choices: [String]
      /// The most elements of a list; nil for other types, and where the rules set no limit.
      public let maximumCount: Int64?
    }

    /// Who may submit it.
    public enum Author: Hashable, Sendable {
      /// The applicant of the case, or the system that embeds the engine.
      case applicant, host
      /// An officer; with a role, only one who has it.
      case officer(role: String?)
    }

    /// What `submit` takes.
    public let name: String
    /// For people; nil where the rules give none.
    public let title: BilingualText?
    /// Who may submit it.
    public let by: Author
    /// In the order of the rule file; those not offered now are left out.
    public let inputs: [Input]
    /// Names of the facts that the host may have to bring; the answer says which, and by what keys.
    public let facts: [String]
  }

  /// By which the case is asked for, within its city.
  public let number: CaseNumber
  /// The id of the business, `new-car`.
  public let business: String
  /// The instant that the view is of; everything due by then has happened.
  public let at: Instant
  /// When the case was opened; most parameters are those of that civil day.
  public let openedAt: Instant
  /// Dotted path of the active state: `selecting.choosing`.
  public let state: String
  /// For people; nil where the rules give none.
  public let stateTitle: BilingualText?
  /// Whether the case has come to an end; commands that correct may still be open.
  public let isFinal: Bool
  /// Those that are set by now, in the order of the rule file.
  public let fields: [Field]
  /// The sets of the active states; one of the whole case only while it holds a number.
  public let numbers: [NumberSet]
  /// Those that the rules show and whose keys are known by now.
  public let counters: [Counter]
  /// Those that run and that the rules show.
  public let deadlines: [Deadline]
  /// What can be submitted now, the innermost state's commands first, whoever may submit them.
  public let open: [OpenCommand]
  /// Names of the documents that can be printed now.
  public let documents: [String]
  /// When the case's personal data was erased; nil for a case that has it. Of an erased case there are
  /// its state and its numbers, and no fields, counters, commands or documents.
  public let erasedAt: Instant?
}

/// A document, rendered for a case.
public struct DocumentView: Hashable, Sendable {
  /// What `Office.document(_:of:)` takes.
  public let name: String
  /// For its head.
  public let title: BilingualText
  /// In order, personal data masked; a line whose values cannot be had is left out.
  public let lines: [BilingualText]
}
