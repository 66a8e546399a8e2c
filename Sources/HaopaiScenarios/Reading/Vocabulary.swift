import HaopaiProgram
import HaopaiRules

/// The names that the scenarios of one business may use, with what they stand for.
struct Vocabulary: Sendable {
  let city: CityBook
  /// The business's index in the city's book.
  let program: Int
  let workflow: Workflow
  /// Reads values of the workflow's types.
  let values: ValueReader
  /// What can be expected after a step, as files write it.
  let subjects: [String: Expectation.Subject]
  /// Their names in byte order.
  let expectations: [String]
  /// Of the states in which a case can rest.
  let states: [String]
  /// Those that can be submitted to a case.
  let commands: [String]
  private let inputsByCommand: [String: [InputDeclaration]]

  /// - Parameter program: its index in the city's book.
  init(_ program: Int, of city: CityBook) {
    self.city = city
    self.program = program
    let workflow = city.book.programs[program].workflow
    self.workflow = workflow
    var enumerations = EnumerationTable()
    for enumeration in workflow.enumerations {
      enumerations.add(enumeration.name, cases: enumeration.cases)
    }
    values = ValueReader(enumerations)
    subjects = Self.subjects(of: workflow)
    expectations = subjects.keys.sorted()
    states = workflow.states.filter(\.initial.isEmpty).map(\.path)
    let declarations = workflow.commands.enumerated()
      .filter { $0.offset != workflow.open.index }.map(\.element)
    commands = declarations.map(\.name)
    inputsByCommand = declarations.reduce(into: [:]) { inputs, declaration in
      let known = Set(inputs[declaration.name, default: []].map(\.name))
      inputs[declaration.name, default: []] += declaration.inputs.filter {
        !known.contains($0.name)
      }
    }
  }

  var book: CompiledBook { city.book }
  var messages: [String] { workflow.messages.map(\.code) }
  var refusals: [String] { workflow.refusals.map(\.code) }
  var documents: [String] { workflow.documents.map(\.name) }
  var sets: [String] { workflow.sets.map(\.name) }

  /// The inputs of the opening; of all commands of a name, each input once.
  func inputs(of command: String?) -> [InputDeclaration] {
    guard let command else { return workflow.commands[workflow.open.index].inputs }
    return inputsByCommand[command] ?? []
  }

  /// Whether a command of that name can be submitted to a case.
  func accepts(_ command: String) -> Bool { inputsByCommand[command] != nil }

  func field(_ name: String) -> FieldDeclaration? {
    workflow.fields.first { $0.name == name }
  }

  private static func subjects(of workflow: Workflow) -> [String: Expectation.Subject] {
    var subjects: [Expectation.Subject] = [.state, .said, .messages, .open, .documents]
    subjects += workflow.fields.map { .field($0.name) }
    for counter in workflow.counters where counter.isShown {
      subjects += [.left(counter: counter.label), .used(counter: counter.label)]
    }
    for set in workflow.sets.map(\.name) {
      subjects += [
        .numbers(set: set), .size(set: set), .without(set: set, characters: ""),
        .until(set: set),
      ]
    }
    for timer in workflow.states.flatMap(\.timers) where timer.isShown {
      subjects.append(.deadline(timer.name))
    }
    return Dictionary(subjects.map { ($0.text, $0) }) { first, _ in first }
  }
}
