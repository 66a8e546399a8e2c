import HaopaiDiagnostics
package import HaopaiProgram

extension RuleBook {
  /// The hashes of the files that a business is made of, by path: its own and its parts'.
  package func contents(ofBusiness name: String) -> [String: ContentHash] {
    let ids = workflows[name]?.files ?? []
    let sources = compiled?.sources.filter { ids.contains($0.id) } ?? []
    return Dictionary(sources.map { ($0.path, ContentHash(of: $0.bytes)) }) { first, _ in first }
  }
}

extension WorkflowPlaces {
  /// How the workflow reads a parameter or an optional group: as of the day of each step, and as of the
  /// day on which the case was opened.
  package func readings(of subject: Read.Subject) -> (isNow: Bool, isOpened: Bool) {
    var readings = (isNow: false, isOpened: false)
    for read in allReads where read.subject == subject {
      if read.isNow { readings.isNow = true } else { readings.isOpened = true }
    }
    return readings
  }
}
