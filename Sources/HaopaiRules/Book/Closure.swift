import HaopaiDiagnostics

/// Which files a city depends on: its own, its layers', its businesses' and their parts', and what
/// is national.
struct Closure {
  private let national: Set<SourceText.ID>
  /// By business.
  private let workflows: [String: Set<SourceText.ID>]

  init(workflows: [String: LinkedWorkflow], files: [RuleBook.File]) {
    national = Set(files.lazy.filter(\.isNational).map(\.id))
    self.workflows = workflows.mapValues(\.files)
  }

  func files(of city: CityProfile) -> Set<SourceText.ID> {
    own(city).reduce(into: national) { $0.formUnion($1) }
  }

  /// Whether none of the city's files is among some others.
  func isFree(of others: Set<SourceText.ID>, _ city: CityProfile) -> Bool {
    others.isEmpty
      || national.isDisjoint(with: others) && own(city).allSatisfy(others.isDisjoint(with:))
  }

  private func own(_ city: CityProfile) -> [Set<SourceText.ID>] {
    let layers = Set((city.chain + [city.profile]).map(\.name.span.file))
    return [layers] + city.businesses.compactMap { workflows[$0.business] }
  }
}

extension LinkedWorkflow {
  /// Its own file and those of its parts.
  var files: Set<SourceText.ID> {
    Set([name.span.file] + mounts.map(\.part.name.span.file))
  }
}

extension RuleBook.File {
  /// Whether every city depends on it.
  fileprivate var isNational: Bool {
    switch kind {
    case .shared, .messages, .plateKinds, .applicants, .calendar, .authorities: true
    // What it is nobody knows: it could be any of these.
    case nil: true
    case .workflow, .part, .nation, .province, .city, .scenario: false
    }
  }
}
