import HaopaiDiagnostics
import HaopaiDomain
import HaopaiYAML

/// Reads `plate-kinds.yaml`: the kinds of plates with their patterns, and the letters in use.
enum PlateKindReader {
  private static let keys = MappingKeys(required: ["letters"], optional: ["energy_letters"])
  private static let kindKeys = MappingKeys(required: ["title", "code", "patterns"])
  /// A set of plate kinds is one machine word.
  private static let maximumCount = 63

  static func read(
    _ file: RuleFile, into rules: inout NationalRules, _ findings: inout FindingCollector
  ) {
    guard let members = file.members(keys, &findings) else { return }
    if let letters = members["letters"].flatMap({
      Letters.read($0, within: .serialLetters, &findings)
    }) {
      rules.letters = letters
    }
    if let node = members["energy_letters"] {
      let letters = Letters.read(node, within: rules.letters, &findings)
      // Broken ones are taken as all letters: what cities say is then not blamed.
      rules.energyLetters = letters ?? rules.letters
    }
    defer { checkEnergy(members, at: file.subject.keySpan, &rules, &findings) }
    var codes: [String: SourceSpan] = [:]
    for entry in file.subject.value.namedEntries(.kebabCase, &findings) {
      guard rules.plateKinds.count < maximumCount else {
        findings.report(.enumerationSize(at: entry.keySpan))
        return
      }
      rules.plateKinds.append(kind(entry, &codes, &findings))
    }
  }

  /// Patterns with energy letters need to know which these are.
  private static func checkEnergy(
    _ members: Members, at span: SourceSpan, _ rules: inout NationalRules,
    _ findings: inout FindingCollector
  ) {
    let isNeeded = rules.plateKinds.contains { kind in
      kind.patterns.contains { $0.elements.contains(.energyLetter) }
    }
    guard isNeeded, members["energy_letters"] == nil else { return }
    if !members.mayBeLost("energy_letters") {
      findings.report(.missingKey("energy_letters", at: span))
    }
    rules.energyLetters = rules.letters
  }

  /// A broken kind keeps its name, so that what refers to it is not reported as well.
  private static func kind(
    _ entry: YAMLEntry, _ codes: inout [String: SourceSpan], _ findings: inout FindingCollector
  ) -> PlateKind {
    let members = entry.value.members(kindKeys, at: entry.keySpan, &findings)
    let title = members?["title"]?.title(&findings)
    let code = members?["code"].flatMap { readCode($0, &codes, &findings) }
    let patterns = members?["patterns"].flatMap { readPatterns($0, &findings) }
    return PlateKind(
      name: entry.key, title: title ?? BilingualText(zh: entry.key, en: entry.key),
      code: code ?? "", patterns: patterns ?? [], isSound: patterns != nil)
  }

  private static func readCode(
    _ node: YAMLNode, _ codes: inout [String: SourceSpan], _ findings: inout FindingCollector
  ) -> String? {
    guard let code = node.locatedText(&findings) else { return nil }
    guard code.value.utf8.count == 2, code.value.utf8.allSatisfy(\.isASCIIDigit) else {
      findings.report(.badPlateCode(code.value, at: code.span))
      return nil
    }
    if let earlier = codes.updateValue(code.span, forKey: code.value) {
      findings.report(.duplicateItem(code.value, at: code.span, earlier: earlier))
    }
    return code.value
  }

  private static func readPatterns(
    _ node: YAMLNode, _ findings: inout FindingCollector
  ) -> [SerialPattern]? {
    guard let items = node.items(&findings) else { return nil }
    var places: [SerialPattern: SourceSpan] = [:]
    var patterns: [SerialPattern] = []
    for item in items {
      guard let scalar = item.scalar(&findings) else { continue }
      do {
        let pattern = try SerialPattern(scalar.text)
        if let earlier = places.updateValue(item.span, forKey: pattern) {
          findings.report(.duplicateItem(scalar.text, at: item.span, earlier: earlier))
        }
        patterns.append(pattern)
      } catch {
        findings.report(
          .badPattern(scalar.text, error.reason, at: scalar.places.span(of: error.utf8Range)))
      }
    }
    if items.isEmpty { findings.report(.noPattern(at: node.span)) }
    if patterns.count == items.count { OddPatterns.check(zip(patterns, items), &findings) }
    return patterns.count == items.count && !items.isEmpty ? patterns : nil
  }
}

/// Reads a list of letters such as `ABCDEFGHJK`.
enum Letters {
  /// Nil after a finding at the first character that is none of `allowed`.
  static func read(
    _ node: YAMLNode, within allowed: CharacterClassSet, _ findings: inout FindingCollector
  ) -> CharacterClassSet? {
    guard let scalar = node.scalar(&findings) else { return nil }
    do {
      let letters = try CharacterClassSet(scalar.text)
      guard letters.isSubset(of: allowed) else {
        let outside = letters.subtracting(allowed)
        let byte = scalar.text.utf8.enumerated().first { outside.contains($0.element) }
        let start = byte?.offset ?? 0
        findings.report(
          .letterNotAllowed(
            outside.description, allowed: allowed.description,
            at: scalar.places.span(of: start..<start + 1)))
        return nil
      }
      return letters
    } catch {
      findings.report(
        .badLetters(error.reason, at: scalar.places.span(of: error.utf8Range), of: node.span))
      return nil
    }
  }
}
