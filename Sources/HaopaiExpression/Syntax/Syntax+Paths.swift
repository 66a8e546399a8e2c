extension Syntax {
  /// The names that the expression mentions, each with what is selected of it: `param.draw.size`. Keys
  /// in brackets are mentioned by themselves: `draws[case.vin].left` gives `draws.left` and `case.vin`.
  package var paths: [String] {
    var paths: [String] = []
    collectPaths(into: &paths)
    return paths
  }

  private func collectPaths(into paths: inout [String]) {
    let path = path
    if let path { paths.append(path) }
    for child in path == nil ? content.children : keys { child.collectPaths(into: &paths) }
  }

  private var path: String? {
    switch content {
    case .name(let name, _): return name
    case .select(let base, let word):
      guard var path = base.path else { return nil }
      path.append(".")
      path.append(word.text)
      return path
    case .index(let base, _): return base.path
    default: return nil
    }
  }

  private var keys: [Syntax] {
    switch content {
    case .select(let base, _): base.keys
    case .index(let base, let keys): base.keys + keys
    default: []
    }
  }
}
