package import HaopaiDomain

/// A business of the current book in the terms of an older book that a case is pinned to: what the
/// older programs read `now`, by name, not by place.
package final class WorkflowTranslation: Sendable {
  /// The older workflow with the current values for its parameters, its registers barring what they
  /// bar now. A parameter that the current book does not have, or only with a value that the older
  /// one could not have, keeps the older book's.
  package let program: WorkflowProgram
  /// What `windows` among the parameters of `program` mean.
  package let windows: [ServiceWindows]
  private let plateKinds: [Int?]
  private let filters: [Int?]
  private let limits: [Int64?]

  /// - Parameter workflow: its index in the pinned book.
  package init(_ workflow: Int, of pinned: CompiledBook, into current: CompiledBook) {
    var translated = pinned.programs[workflow].workflow
    let other = current.workflow(named: translated.name).map { current.programs[$0].workflow }
    translated.parameters = ParameterTranslation(
      old: translated, new: other, oldWindowsFrom: Int64(current.windows.count)
    ).table()
    if let other { translated.bar(as: other) }
    program = WorkflowProgram(translated)
    windows = current.windows + pinned.windows
    plateKinds = pinned.plateKinds.cases.map { current.plateKinds.cases.firstIndex(of: $0) }
    let filters = current.filters
    self.filters = pinned.filters.map { filters.firstIndex(of: $0) }
    limits = translated.counters.map { current.limit(ofCounter: $0.name) }
  }

  /// The plate kind of the current book; nil for one that it does not have.
  package func plateKind(_ kind: Int) -> Int? {
    plateKinds.indices.contains(kind) ? plateKinds[kind] : nil
  }

  /// The current book's limit, where that is a number: cases of both books share it. A parameter
  /// says itself of which book it is.
  package func limit(of counter: CounterID) -> Int64? { limits[counter.index] }

  /// The filter of the current book's pools; nil for one that they do not have.
  package func filter(_ filter: Int) -> Int? {
    filters.indices.contains(filter) ? filters[filter] : nil
  }
}

extension Workflow {
  /// Bars with its own bars the commands that the other's bar with the same registers, by name.
  fileprivate mutating func bar(as other: Workflow) {
    for index in bars.indices {
      let register = registers[bars[index].register.index].name
      let names = other.bars.filter { other.registers[$0.register.index].name == register }
        .flatMap { $0.commands.map { other.commands[$0.index].name } }
      let barred = commands.indices.filter { names.contains(commands[$0].name) }
      bars[index].commands = Set(barred.map(CommandID.init))
    }
  }
}

extension CompiledBook {
  fileprivate func limit(ofCounter name: String) -> Int64? {
    for program in programs {
      let workflow = program.workflow
      guard let counter = workflow.counters.first(where: { $0.name == name }),
        let limit = counter.limit, case .number(let number)? = workflow.readings[limit.index]
      else { continue }
      return number
    }
    return nil
  }

  /// Those of its pools, which all have the same.
  fileprivate var filters: [CharacterFilter] { pools.lazy.compactMap(\.self).first?.filters ?? [] }
}
