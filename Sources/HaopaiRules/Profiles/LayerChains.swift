import HaopaiDiagnostics

/// Who extends whom: city → province → nation, or city → nation.
struct LayerChains {
  /// Each id once.
  let profiles: [LayerProfile]
  /// Ids that stand twice: nobody knows which of the files is meant.
  private(set) var ambiguous: Set<String> = []
  private var parents: [String: LayerProfile] = [:]

  /// Resolves `extends` and reports ids that stand twice, unknown ones, and layers on the wrong
  /// level; since a layer only extends a higher level, chains have no cycles.
  init(
    _ read: [LayerProfile], unreadable: Set<String>, _ findings: inout FindingCollector
  ) {
    var byName: [String: LayerProfile] = [:]
    var unique: [LayerProfile] = []
    for profile in read {
      if let earlier = byName[profile.name.value] {
        findings.report(
          .duplicateFile(
            Name(profile.name.value, at: profile.name.span), earlier: earlier.name.span))
        ambiguous.insert(profile.name.value)
      } else {
        byName[profile.name.value] = profile
        unique.append(profile)
      }
    }
    profiles = unique
    for profile in unique {
      guard let wanted = profile.extends, !unreadable.contains(wanted.value) else { continue }
      guard let parent = byName[wanted.value] else {
        let candidates = unique.filter { $0.level < profile.level }.map(\.name.value)
        findings.report(.unknownLayer(wanted, candidates: candidates))
        continue
      }
      guard parent.level < profile.level else {
        findings.report(.wrongLevel(wanted, profile.level, parent))
        continue
      }
      parents[profile.name.value] = parent
    }
  }

  /// The layer that a layer extends, where it is there.
  func above(_ profile: LayerProfile) -> LayerProfile? { parents[profile.name.value] }

  /// Nation first; ends early where a link is missing.
  func chain(of profile: LayerProfile) -> [LayerProfile] {
    var chain = [profile]
    while let parent = above(chain[0]) { chain.insert(parent, at: 0) }
    return chain
  }
}
