package import HaopaiDomain

/// The compiled statechart of one business in one city: names are gone, only indices are left.
package struct Workflow: Sendable {
  /// The most transitions that a step takes, the one that starts it included.
  package static let maximumMicrosteps = 100

  /// The business, such as it stands in its file's first line; stable across versions.
  package var name: String
  package var title: BilingualText
  package var layout: FrameLayout
  package var parameters: ParameterTable

  package var enumerations: [Enumeration]
  package var fields: [FieldDeclaration]
  package var facts: [FactDeclaration]
  package var sets: [NumberSetDeclaration]
  package var counters: [CounterDeclaration]
  package var registers: [RegisterDeclaration]
  package var bars: [Bar] {
    didSet { barsOfCommands = bars.byCommand }
  }
  /// By command, which of the bars may refuse it; a command past the end has none.
  package private(set) var barsOfCommands: [[Int]]
  package var challenges: [ChallengeDeclaration]
  package var refusals: [RefusalDeclaration]
  /// The workflow's code for each refusal that the engine itself gives, by its raw value.
  package var engineRefusals: [RefusalID]
  package var messages: [MessageDeclaration]
  package var documents: [DocumentDeclaration]

  /// In document order; entry 0 is the root, a parent stands before its children.
  package var states: [StateNode]
  package var commands: [Command]
  /// The command that opens a case.
  package var open: CommandID

  package var programs: [ExpressionProgram] {
    didSet { readings = programs.map(\.reading) }
  }
  /// Of each program what it reads where it does nothing else; plain values, so that to look at one
  /// counts no reference.
  package private(set) var readings: [ExpressionProgram.Reading?]
  package var probes: [Probe]

  package init(name: String, title: BilingualText, layout: FrameLayout, parameters: ParameterTable)
  {
    self.name = name
    self.title = title
    self.layout = layout
    self.parameters = parameters
    enumerations = []
    fields = []
    facts = []
    sets = []
    counters = []
    registers = []
    bars = []
    barsOfCommands = []
    challenges = []
    refusals = []
    engineRefusals = []
    messages = []
    documents = []
    states = []
    commands = []
    open = CommandID(0)
    programs = []
    readings = []
    probes = []
  }
}

extension [Bar] {
  fileprivate var byCommand: [[Int]] {
    let last = lazy.flatMap(\.commands).map(\.index).max() ?? -1
    var bars = [[Int]](repeating: [], count: last + 1)
    for (index, bar) in enumerated() {
      for command in bar.commands { bars[command.index].append(index) }
    }
    return bars
  }
}

/// Which part of a frame holds what. The fixed words of `Frame.Word` come first.
package struct FrameLayout: Hashable, Sendable {
  package struct Region: Hashable, Sendable {
    package var words: Range<Int>
    package var objects: Range<Int>

    package init(words: Range<Int>, objects: Range<Int>) {
      self.words = words
      self.objects = objects
    }

    package static let empty = Region(words: 0..<0, objects: 0..<0)
  }

  package var applicant: Region
  /// Values as of the day on which the case was opened.
  package var pinnedParameters: Region
  /// Values as of the step's own day, in the same order.
  package var currentParameters: Region
  package var fields: Region
  package var facts: Region
  /// Shared by all commands: each uses it from the start.
  package var inputs: Region
  package var words: Int
  package var objects: Int

  package init() {
    applicant = .empty
    pinnedParameters = .empty
    currentParameters = .empty
    fields = .empty
    facts = .empty
    inputs = .empty
    words = Frame.Word.count
    objects = 0
  }
}

/// The values of all parameters, cut at every day on which one of them changes.
package struct ParameterTable: Sendable {
  package struct Edition: Sendable {
    /// The first civil day of these values, as `CivilDate.dayNumber`; the first edition's is the
    /// least possible.
    package var firstDay: Int32
    package var words: [Int64]
    package var objects: [ObjectValue]

    package init(firstDay: Int32, words: [Int64], objects: [ObjectValue]) {
      self.firstDay = firstDay
      self.words = words
      self.objects = objects
    }
  }

  /// What stands where in the editions, so that another book's values can be told by name.
  package struct Entry: Hashable, Sendable {
    /// `draw.attempts`.
    package var name: String
    /// Nil for a group, whose word is 1 while it is offered.
    package var type: ValueType?
    /// Relative to the start of a region.
    package var place: Place
    package var range: ClosedRange<Int64>?

    package init(name: String, type: ValueType?, place: Place, range: ClosedRange<Int64>? = nil) {
      self.name = name
      self.type = type
      self.place = place
      self.range = range
    }
  }

  /// By first day; never empty.
  package var editions: [Edition]
  package var entries: [Entry]

  package init(editions: [Edition], entries: [Entry] = []) {
    self.editions = editions
    self.entries = entries
  }

  /// The index of the edition in force on a civil day.
  package func edition(on day: Int32) -> Int {
    var index = editions.count - 1
    while index > 0 && editions[index].firstDay > day { index -= 1 }
    return index
  }
}
