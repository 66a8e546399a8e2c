package import HaopaiDiagnostics
package import HaopaiDomain
import HaopaiYAML

/// Which letters after the province belong to which place (GA 36-2018, appendix A).
package struct AuthorityTable: Sendable {
  /// A place of a province and its letters.
  package struct Place: Hashable, Sendable {
    package let name: String
    package let letters: CharacterClassSet
  }

  package private(set) var places: [Province: [Place]] = [:]
  /// Provinces of which something could not be read.
  private var broken: Set<Province> = []
  /// Whether there is a province that could not be told.
  private var hasUnknown = false

  /// Reads `authorities: { 鲁: { 烟台: [F, Y], … }, … }`.
  package init(_ file: RuleFile, _ findings: inout FindingCollector) {
    _ = file.members(MappingKeys(), &findings)
    for entry in file.subject.value.entries(&findings) ?? [] {
      guard entry.key.count == 1, let province = entry.key.first.flatMap({ Province($0) }) else {
        findings.report(.unknownProvince(entry.key, at: entry.keySpan))
        hasUnknown = true
        continue
      }
      let before = findings.findings.count
      defer { if findings.findings.count > before { broken.insert(province) } }
      let entries = entry.value.entries(&findings) ?? []
      places[province] = entries.map { place in
        Place(name: place.key, letters: Self.letters(place.value, &findings))
      }
      if findings.findings.count == before { SharedAuthorities.check(entries, &findings) }
    }
  }

  /// Whether the table says all that the file means to say of a province.
  func isWhole(_ province: Province) -> Bool {
    !broken.contains(province) && !(hasUnknown && places[province] == nil)
  }

  /// The places that use a letter in a province.
  package func places(of letter: UInt8, in province: Province) -> [Place] {
    places[province, default: []].filter { $0.letters.contains(letter) }
  }

  /// Reads `[F, Y]`: letters that can name an authority, each once.
  static func letters(
    _ node: YAMLNode, _ findings: inout FindingCollector
  ) -> CharacterClassSet {
    var letters = CharacterClassSet.none
    for item in node.items(&findings) ?? [] {
      guard let text = item.locatedText(&findings) else { continue }
      guard text.value.utf8.count == 1, let byte = text.value.utf8.first, byte != UInt8(ascii: "I"),
        let letter = CharacterClassSet(byte), letter.isSubset(of: .letters)
      else {
        findings.report(.badAuthority(text.value, at: text.span))
        continue
      }
      if letter.isSubset(of: letters) {
        findings.report(.duplicateItem(text.value, at: text.span, earlier: node.span))
      }
      letters = letters.union(letter)
    }
    return letters
  }
}
