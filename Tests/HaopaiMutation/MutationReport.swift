/// What a run says: counts by file and kind, and every survivor that nothing explains.
package struct MutationReport: Sendable {
  package let results: [MutationTrial.Result]
  package let explanations: Explanations

  package init(_ results: [MutationTrial.Result], explanations: Explanations) {
    self.results = results
    self.explanations = explanations
  }

  package var survivors: [MutationTrial.Result] { results.filter(\.survives) }

  /// Survivors that are neither harmless by their place nor on the list.
  package var unexplained: [MutationTrial.Result] {
    survivors.filter {
      SurvivorClass($0.mutant) == nil && explanations.explanation(of: $0.mutant) == nil
    }
  }

  /// Lines of the list that no survivor needs; only a run of all mutants can tell.
  package var stale: [Explanations.Line] {
    let needed = Set(
      survivors.filter { SurvivorClass($0.mutant) == nil }
        .compactMap { explanations.explanation(of: $0.mutant)?.number })
    return explanations.lines.filter { !needed.contains($0.number) }
  }

  /// - Parameter isCaught: whether the scenarios tell a survivor that nothing explains.
  package func lines(isCaught: (Mutant) -> Bool) -> [String] {
    table("file", by: \.file) + table("kind", by: \.kind.rawValue) + classes
      + ["", "unexplained survivors (+ caught by a scenario, - by nothing): \(unexplained.count)"]
      + unexplained.map {
        "\(isCaught($0.mutant) ? "+" : "-") \($0.mutant.name)  [\($0.mutant.path)]"
      }
      + stale.map { "stale explanation, line \($0.number): \($0.text)" }
      + explanations.malformed.map { "explanation that cannot be read, line \($0)" }
  }

  package var isClean: Bool {
    unexplained.isEmpty && stale.isEmpty && explanations.malformed.isEmpty
  }

  private func table(_ title: String, by key: (Mutant) -> String) -> [String] {
    let groups = Dictionary(grouping: results) { key($0.mutant) }
    let rows = groups.sorted { $0.key < $1.key }.map { name, group in
      row(name, group)
    }
    return ["", "\(title): mutants, killed, survivors"] + rows
      + [row("all", results)]
  }

  private func row(_ name: String, _ group: [MutationTrial.Result]) -> String {
    let survivors = group.count(where: \.survives)
    return "  \(name): \(group.count), \(group.count - survivors), \(survivors)"
  }

  private var classes: [String] {
    rows("survivors by class") { result in
      if let place = SurvivorClass(result.mutant) { return place.rawValue }
      guard let line = explanations.explanation(of: result.mutant) else { return "unexplained" }
      return line.isMissingCheck ? "missing check" : "another rule, fact or wording"
    }
      + rows("missing checks: survivors") { result in
        let line =
          SurvivorClass(result.mutant) == nil ? explanations.explanation(of: result.mutant) : nil
        return line.flatMap { $0.isMissingCheck ? $0.reason : nil }
      }
  }

  private func rows(_ title: String, by key: (MutationTrial.Result) -> String?) -> [String] {
    let named = survivors.compactMap { result in key(result).map { (name: $0, result: result) } }
    let groups = Dictionary(grouping: named, by: \.name)
    return ["", title]
      + groups.sorted { $0.key < $1.key }.map { name, group in
        "  \(name): \(group.count)"
      }
  }
}
