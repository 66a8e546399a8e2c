import HaopaiDiagnostics

/// Which files a city depends on: its own, its layers', its businesses' and their parts', and what
/// is national.
struct Closure {
  let workflows: [String: LinkedWorkflow]
  let files: [RuleBook.File]

  func files(of city: CityProfile) -> Set<SourceText.ID> {
    var ids = Set(files.filter(\.isNational).map(\.id))
    for layer in city.chain { ids.insert(layer.name.span.file) }
    ids.insert(city.profile.name.span.file)
    for business in city.businesses {
      guard let workflow = workflows[business.business] else { continue }
      ids.formUnion(workflow.files)
    }
    return ids
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
