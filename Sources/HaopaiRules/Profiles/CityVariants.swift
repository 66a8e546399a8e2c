package import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
package import HaopaiYAML

/// What a scenario sets in place of a city's own values, for one business.
package struct OwnValues: Sendable {
  /// By path: `number-selection.draw.attempts` of a part, `new-car.vin_check` of the business.
  let node: YAMLNode
  /// Of the key above them.
  let place: SourceSpan
  let source: SourceText

  package init(_ node: YAMLNode, at place: SourceSpan, in source: SourceText) {
    self.node = node
    self.place = place
    self.source = source
  }

  /// As the scenario writes them.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  private var bytes: [UInt8] {
    Array(source.bytes[Int(node.span.start)..<Int(node.span.end)])
  }

  /// Stands for what they say, beside the files of the city.
  fileprivate var content: [(path: String, content: ContentHash)] {
    [(path: source.path, content: ContentHash(of: bytes))]
  }
}

/// Makes cities as they would be with other values: one more layer below the city's own file, read
/// and checked as that is.
struct CityVariants: Sendable {
  let catalog: ParameterCatalog
  let enumerations: EnumerationTable
  let demands: [String: [Demand]]
  /// That have not looked at any city yet.
  let checks: CityChecks

  /// The city with the values laid over its own, offering the one business; nil after a finding.
  func profile(
    of city: CityProfile, _ business: String, setting values: OwnValues,
    _ findings: inout FindingCollector
  ) -> CityProfile? {
    let before = findings.total
    guard let declared = catalog.businesses[business],
      let effective = city.businesses.first(where: { $0.business == business }),
      let entries = values.node.entries(&findings)
    else { return nil }
    let layer = layer(of: city, business, declared, entries, at: values.place, &findings)
    guard findings.total == before else { return nil }
    let base = effective.merged
    var merged = EffectiveParameters(base.merge.merged(layer, over: base))
    var own = FindingCollector()
    let missing = Completeness(
      effective: merged, broken: [], firstRelease: city.numbers?.firstRelease,
      place: values.place
    ).missing(&own)
    merged.missing = missing
    merged.isComplete = missing.isEmpty
    let variant = CityProfile(
      profile: layer, chain: city.chain + [layer], businesses: [merged],
      returnDelay: city.returnDelay, randomOnlyDays: city.randomOnlyDays)
    check(variant, &own)
    // What warnings advise is up to those who write layers.
    for finding in own.findings where finding.severity == .error {
      findings.report(finding.span.file == layer.file ? finding : finding.caused(at: values.place))
    }
    return findings.total == before ? variant : nil
  }

  private func check(_ city: CityProfile, _ findings: inout FindingCollector) {
    let profiles = ProfileBook(cities: [city])
    var demands = DemandCheck(demands: self.demands, enumerations: enumerations, bytes: 0)
    demands.check(profiles, &findings)
    var checks = self.checks
    checks.check(profiles, blurred: [], wrong: [], isCalendarKnown: true, &findings)
  }

  // MARK: - Reading

  private func layer(
    of city: CityProfile, _ business: String, _ declared: ParameterCatalog.Business,
    _ entries: [YAMLEntry], at place: SourceSpan, _ findings: inout FindingCollector
  ) -> LayerProfile {
    let parts = declared.parts.compactMap { name in catalog.parts[name].map { (name, $0.layout) } }
    let layouts = Dictionary(parts + [(business, declared.layout)]) { first, _ in first }
    var readers = layouts.mapValues {
      LayerValueReader(
        layout: $0, origin: .layer(.scenario, city.name), notes: SheetNotes(layout: $0),
        broken: [], lost: nil, outside: [], reader: ValueReader(enumerations))
    }
    var known: [YAMLEntry] = []
    for entry in entries {
      let (sheet, path) = entry.key[...].splitAtDot
      guard let path, layouts[String(sheet)]?.declares(String(path)) == true else {
        findings.report(.unknownParameter(entry, of: layouts))
        continue
      }
      if let earlier = known.first(where: {
        $0.key.isWithin(entry.key) || entry.key.isWithin($0.key)
      }) {
        findings.report(.valueSetTwice(entry, earlier: earlier))
        continue
      }
      known.append(entry)
      readers[String(sheet)]?.read(entry, at: String(path), &findings)
    }
    return LayerProfile(
      level: .scenario, name: Located(city.name, at: place), title: city.title, extends: nil,
      parts: readers.filter { $0.key != business }.mapValues(\.values),
      businesses: [
        business: LayerProfile.BusinessEntry(
          span: place, isOffered: true,
          values: readers[business]?.values ?? LayerValues(declared.layout))
      ],
      notes: LayerNotes(), returnDelay: nil, randomOnlyDays: nil, numbers: city.numbers,
      isWhole: true)
  }
}

extension RuleBook {
  /// The book of a city that is usable, with other values for one of its businesses, which alone it
  /// has; nil after a finding at these values.
  package func variant(
    of city: String, _ business: String, setting values: OwnValues,
    _ findings: inout FindingCollector
  ) -> CityBook? {
    guard let profile = profiles.cities.first(where: { $0.name == city }),
      let variant = variants?.profile(of: profile, business, setting: values, &findings)
    else { return nil }
    return compiled?.book(ofVariant: variant, values.content)
  }
}

extension LayerProfile {
  fileprivate var file: SourceText.ID { name.span.file }
}

extension ParameterLayout {
  fileprivate func declares(_ path: String) -> Bool {
    leaf(at: path) != nil || group(at: path) != nil
  }
}

extension String {
  /// Whether the path is the other's, or of something in it.
  fileprivate func isWithin(_ other: String) -> Bool { self == other || hasPrefix(other + ".") }
}

extension Finding {
  fileprivate static func unknownParameter(
    _ entry: YAMLEntry, of layouts: [String: ParameterLayout]
  ) -> Finding {
    let meant = layouts.filter { entry.key.isWithin($0.key) }
    let paths = (meant.isEmpty ? layouts : meant).sorted { $0.key < $1.key }
      .flatMap { name, layout in
        (layout.groups.map(\.path) + layout.leaves.map(\.path)).map { "\(name).\($0)" }
      }
    let nearest = Nearest.word(to: entry.key, among: paths)
    return Finding(
      .unknownParameter, .unknownParameter(entry.key), at: entry.keySpan,
      help: nearest.map { .didYouMean($0) } ?? .knownWords(paths),
      fixes: replacement(of: entry.keySpan, with: nearest))
  }

  fileprivate static func valueSetTwice(_ entry: YAMLEntry, earlier: YAMLEntry) -> Finding {
    Finding(
      .duplicateKey,
      Message(
        zh: "`\(entry.key)` 与 `\(earlier.key)` 设定了同一参数",
        en: "`\(entry.key)` sets what `\(earlier.key)` sets, too"),
      at: entry.keySpan,
      related: [
        Related(
          span: earlier.keySpan, message: Message(zh: "先前在此设定", en: "it was set here first"))
      ])
  }

  /// The same where it comes of what a scenario sets.
  fileprivate func caused(at place: SourceSpan) -> Finding {
    Finding(
      code, message, at: place, help: help,
      related: [
        Related(span: span, message: Message(zh: "涉及此处", en: "this is concerned"))
      ] + related)
  }
}
