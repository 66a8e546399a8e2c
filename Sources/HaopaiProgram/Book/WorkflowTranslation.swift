package import HaopaiDomain

/// A business of the current book in the terms of an older book that a case is pinned to: what the
/// older programs read `now`, by name, not by place.
package final class WorkflowTranslation: Sendable {
  /// The older workflow with the current values for its parameters. A parameter that the current
  /// book does not have, or only with a value that the older one could not have, keeps the older
  /// book's.
  package let program: WorkflowProgram
  /// What `windows` among the parameters of `program` mean.
  package let windows: [ServiceWindows]
  private let plateKinds: [Int?]
  private let filters: [Int?]

  /// - Parameter workflow: its index in the pinned book.
  package init(_ workflow: Int, of pinned: CompiledBook, into current: CompiledBook) {
    var translated = pinned.programs[workflow].workflow
    let other = current.workflow(named: translated.name).map { current.programs[$0].workflow }
    translated.parameters = ParameterTranslation(
      old: translated, new: other, oldWindowsFrom: Int64(current.windows.count)
    ).table()
    program = WorkflowProgram(translated)
    windows = current.windows + pinned.windows
    plateKinds = pinned.plateKinds.cases.map { current.plateKinds.cases.firstIndex(of: $0) }
    let filters = current.filters
    self.filters = pinned.filters.map { filters.firstIndex(of: $0) }
  }

  /// The plate kind of the current book; nil for one that it does not have.
  package func plateKind(_ kind: Int) -> Int? {
    plateKinds.indices.contains(kind) ? plateKinds[kind] : nil
  }

  /// The filter of the current book's pools; nil for one that they do not have.
  package func filter(_ filter: Int) -> Int? {
    filters.indices.contains(filter) ? filters[filter] : nil
  }
}

extension CompiledBook {
  /// Those of its pools, which all have the same.
  fileprivate var filters: [CharacterFilter] { pools.lazy.compactMap(\.self).first?.filters ?? [] }
}
