/// Which files under a root belong to its rule book. Reading them is the caller's.
package enum RuleBookFiles {
  package enum Role: Hashable, Sendable {
    /// A rule file, for `RuleBook.load`.
    case rules
    /// Scenarios, for the scenario runner.
    case scenarios
  }

  /// The folders that are searched; `rules` with everything below it, `cities` by itself.
  package static let folders = ["rules", "cities"]

  /// What the file at a path is, relative to the root and with `/` between its parts; nil for a
  /// file that does not belong.
  package static func role(of path: String) -> Role? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let folder = parts.first, let file = parts.last, parts.count > 1,
      !parts.contains(where: { $0.isEmpty || $0.hasPrefix(".") })
    else { return nil }
    guard folder == "rules" || (folder == "cities" && parts.count == 2) else { return nil }
    guard file.hasSuffix(".yaml") else { return nil }
    return file.hasSuffix(".scenarios.yaml") ? .scenarios : .rules
  }
}
