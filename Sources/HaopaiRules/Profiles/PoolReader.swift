import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import HaopaiYAML

/// Reads `pools`: for each plate kind the ranges that a city has published, and since when.
struct PoolReader {
  let national: NationalRules
  /// Names of parts and businesses, with the keys under which they stand.
  let sheets: [String: String]
  let grammars: CommonGrammars
  let prefix: CityPrefix
  let letters: CharacterClassSet
  let energyLetters: EnergyLetters
  /// Otherwise a range of another prefix is not the range's fault.
  let isPrefixSound: Bool
  /// Otherwise an empty range is not the range's fault.
  let areLettersSound: Bool

  private(set) var entries: [CityNumbers.Entry] = []
  /// The kinds of which not all ranges could be read; nil where it may be any.
  private(set) var broken: Set<Int>? = []
  private(set) var rangeCount = 0
  /// Of which nobody can read since when they are published: they overlap with others all the same.
  private(set) var undated: [CityNumbers.Entry] = []

  /// Of all ranges of a file, each of which is compared with the others.
  static let mostRanges = 2000

  private static let entryKeys = MappingKeys(
    required: ["range", "released"], optional: ["first_release"])

  mutating func read(_ node: YAMLNode, _ findings: inout FindingCollector) {
    guard let kinds = node.entries(&findings) else {
      broken = nil
      return
    }
    var isLineMissing = false
    for kindEntry in kinds {
      guard let kind = national.plateKind(named: kindEntry.key) else {
        if let key = sheets[kindEntry.key] {
          // One line is missing above all of them.
          if !isLineMissing {
            findings.report(.misplaced(kindEntry, below: key, .unknownPlateKind))
          }
          isLineMissing = true
          continue
        }
        let names = national.plateKinds.map(\.name)
        let meant =
          findings.wantsSuggestions ? Nearest.word(to: kindEntry.key, among: names) : nil
        if let meant = meant.flatMap({ national.plateKind(named: $0) }) {
          broken?.insert(meant)
        } else {
          broken = nil
        }
        // Without a readable list of kinds nothing can be said.
        guard !names.isEmpty else { continue }
        findings.report(.unknownName(kindEntry, among: names, .unknownPlateKind))
        continue
      }
      let steps = grammarSteps(of: kind)
      let items = kindEntry.value.items(&findings)
      rangeCount += items?.count ?? 0
      guard rangeCount <= Self.mostRanges else {
        findings.report(.tooManyRanges(rangeCount, limit: Self.mostRanges, at: kindEntry.keySpan))
        broken = nil
        break
      }
      var isWhole = items != nil && national.plateKinds[kind].isSound
      let before = entries.count
      entries.reserveCapacity(before + (items?.count ?? 0))
      for item in items ?? [] {
        let count = entries.count
        take(item, kind, steps, &findings)
        if entries.count == count { isWhole = false }
      }
      if !isWhole { broken?.insert(kind) }
      checkCapacity(of: entries[before...], at: kindEntry.keySpan, &findings)
    }
    findings.absorb(PoolOverlap.check(entries + undated, kinds: national.plateKinds.map(\.name)))
  }

  /// What can be on a plate of the kind, and since when. Only kinds with an energy letter come into
  /// use step by step.
  private func grammarSteps(of kind: Int) -> [(since: CivilDate?, grammar: SerialGrammar)] {
    guard national.plateKinds[kind].hasEnergyLetter, energyLetters.steps.count > 1 else {
      return [(nil, grammars.grammar(of: kind, letters, energyLetters.all))]
    }
    return energyLetters.steps.map { step in
      (step.since, grammars.grammar(of: kind, letters, step.letters))
    }
  }

  /// Takes an entry for each day on which numbers of the range come into use; none after a finding.
  private mutating func take(
    _ node: YAMLNode, _ kind: Int, _ steps: [(since: CivilDate?, grammar: SerialGrammar)],
    _ findings: inout FindingCollector
  ) {
    guard let members = node.members(Self.entryKeys, &findings) else { return }
    let released = members["released"]?.date(&findings)
    let isFirst = members["first_release"].map { $0.flag(&findings) } ?? false
    let range = members["range"].flatMap { readRange($0, kind, &findings) }
    guard let range else { return }
    guard prefix.has(range.value.first) else {
      if isPrefixSound {
        findings.report(.foreignRange(range, province: prefix.province, prefix.authorities))
      }
      return
    }
    let day = released ?? CivilDate(saturating: 0)
    var isInUse = false
    for step in steps {
      let products = range.value.products(under: step.grammar)
      guard !products.isEmpty else { continue }
      isInUse = true
      let entry = CityNumbers.Entry(
        kind: kind, range: range, released: step.since.map { max($0, day) } ?? day,
        isFirstRelease: isFirst ?? false, products: products)
      if released == nil {
        undated.append(entry)
      } else if isFirst != nil {
        entries.append(entry)
      }
    }
    if !isInUse, areLettersSound, national.plateKinds[kind].isSound {
      findings.report(
        .emptyRange(range, kind: national.plateKinds[kind], letters, energyLetters.all))
    }
  }

  private func readRange(
    _ node: YAMLNode, _ kind: Int, _ findings: inout FindingCollector
  ) -> Located<NumberRange>? {
    guard let scalar = node.scalar(&findings) else { return nil }
    do {
      return Located(try NumberRange(scalar.text), at: node.span)
    } catch {
      findings.report(
        .badNumberRange(
          scalar.text, error.reason, at: scalar.places.span(of: error.utf8Range),
          help: help(for: error.reason, national.plateKinds[kind])))
      return nil
    }
  }

  /// What a range of a kind should look like, as far as what is wrong with it concerns.
  private func help(for reason: NumberRange.ParseError.Reason, _ kind: PlateKind) -> Message? {
    guard kind.isSound else { return nil }
    switch reason {
    case .number(.forbiddenLetter), .number(.badCharacter):
      return .lettersInUse(letters)
    case .number(.wrongLength), .differentLength:
      return .knownPatterns(kind.patterns, letters, energyLetters.all)
    case .number, .differentPrefix, .endBeforeStart:
      return kind.patterns.first.flatMap(example).map(Message.numberRangeForm)
    }
  }

  /// The numbers of this city that a pattern begins with.
  private func example(of pattern: SerialPattern) -> NumberRange? {
    guard let authority = prefix.authorities.min() else { return nil }
    func number(_ last: (CharacterClassSet) -> UInt8?) -> PlateNumber? {
      let classes = pattern.elements.map { element -> CharacterClassSet in
        switch element {
        case .digit: .digits
        case .letter: letters
        case .energyLetter: energyLetters.all
        }
      }
      var serial = classes.compactMap { $0.min() }
      guard serial.count == classes.count, let end = classes.last.flatMap(last) else { return nil }
      serial[serial.count - 1] = end
      return PlateNumber(province: prefix.province, authority: authority, serial: serial)
    }
    guard let first = number({ $0.min() }), let last = number({ $0.max() }) else { return nil }
    return try? NumberRange(from: first, through: last)
  }

  private func checkCapacity(
    of entries: ArraySlice<CityNumbers.Entry>, at span: SourceSpan,
    _ findings: inout FindingCollector
  ) {
    let count = entries.reduce(0) { $0 + $1.count }
    let blocks = entries.reduce(0) { $0 + $1.products.count }
    guard count > PoolLayout.maximumCount || blocks > PoolLayout.maximumBlocks else { return }
    findings.report(
      .poolTooLarge(
        count: count, limit: PoolLayout.maximumCount, blocks: blocks,
        blockLimit: PoolLayout.maximumBlocks, at: span))
  }
}
