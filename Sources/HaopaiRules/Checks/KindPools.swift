import HaopaiDiagnostics
import HaopaiDomain
import HaopaiExpression
import HaopaiProgram

/// Plate kinds that a city offers and has no numbers of, so that every draw finds an empty pool.
///
/// A kind is offered by a parameter that flows into the `kind` of `draw` or `first_free`: by its
/// name, through a field that is set from it, or because what flows there must be `in` it.
struct KindPools {
  private let city: CityProfile
  private let business: EffectiveParameters
  private let kinds: Enumeration

  /// What a workflow draws, whatever the city.
  struct Draws {
    /// The parameters that say of which kinds.
    let kindParameters: [String]
    let filters: [Name]

    init(_ linked: LinkedWorkflow) {
      kindParameters = KindFlow(linked).parameters.sorted()
      filters = DrawFilter.texts(of: linked)
    }
  }

  static func check(
    _ draws: Draws, _ business: EffectiveParameters, _ city: CityProfile,
    _ types: NationalTypes, _ findings: inout FindingCollector
  ) {
    // Where nothing is published the city's file says so in one place, or could not be read.
    guard let numbers = city.numbers, !numbers.entries.isEmpty else { return }
    let pools = KindPools(
      city: city, business: business, kinds: types.enumerations[types.plateKind])
    var offered: [Int] = []
    for path in draws.kindParameters where business.isCertain(path) {
      guard let leaf = business.layout.leafIndex(at: path) else { continue }
      for (index, entry) in business.model.leaves[leaf].enumerated() {
        let kinds = pools.kinds(of: entry, at: leaf)
        offered += kinds.filter { !offered.contains($0) }
        for kind in kinds {
          pools.check(
            kind, from: entry.from, business.leaves[leaf][index].provenance, numbers, &findings)
        }
      }
    }
    for kind in offered.sorted() { pools.check(kind, numbers, draws.filters, &findings) }
  }

  private func kinds(of entry: EffectiveParameters.Entry, at leaf: Int) -> [Int] {
    guard case .word(let word) = entry.value else { return [] }
    switch business.layout.leaves[leaf].declaration.value.type.type {
    case .set: return kinds.cases.indices.filter { word & (1 << $0) != 0 }
    case .enumeration: return [Int(word)]
    default: return []
    }
  }

  /// - Parameter provenance: of the value that offers the kind.
  private func check(
    _ kind: Int, from day: CivilDate?, _ provenance: @autoclosure () -> Provenance,
    _ numbers: CityNumbers, _ findings: inout FindingCollector
  ) {
    guard numbers.isKnown(kind) else { return }
    guard let first = numbers.earliest(of: kind) else {
      let provenance = provenance()
      let value = provenance.span
      // What is wrong is the city's: a layer's value may fit all others.
      let isOwn = provenance.origin == .layer(.city, city.name)
      findings.report(
        .kindWithoutPool(
          kinds.cases[kind], at: isOwn ? value : city.profile.name.span, value: value))
      return
    }
    guard let from = day else {
      // Offered always: from the city's first numbers on.
      guard let earliest = numbers.earliest, first.released > earliest.released else { return }
      findings.report(.kindReleasedLater(kinds.cases[kind], first, than: earliest))
      return
    }
    guard first.released > from else { return }
    findings.report(
      .kindBeforeRelease(
        kinds.cases[kind], offered: from, released: first.released, at: first.range.span,
        value: provenance().span))
  }

  private func check(
    _ kind: Int, _ numbers: CityNumbers, _ filters: [Name], _ findings: inout FindingCollector
  ) {
    guard numbers.isKnown(kind), !filters.isEmpty else { return }
    let ranges = numbers.entries.lazy.filter { $0.kind == kind }
    guard let first = ranges.first else { return }
    for filter in filters {
      guard let excluded = DrawFilter.characters(of: filter.value),
        ranges.allSatisfy({ $0.products.allSatisfy { $0.count(without: excluded) == 0 } })
      else { continue }
      findings.report(.filterLeavesNone(filter, kinds.cases[kind], at: first.range.span))
    }
  }
}

/// Follows values from parameters to the kinds that are drawn.
private struct KindFlow {
  /// Paths of parameters, such as `kinds`.
  private(set) var parameters: Set<String> = []

  init(_ linked: LinkedWorkflow) {
    var waiting: [String] = []
    var assigned: [String: [String]] = [:]
    linked.forEachAction { action in
      for step in action.steps {
        switch step.kind {
        case .draw(let draw): waiting.append(draw.kind.text)
        case .firstFree(let choice): waiting.append(choice.kind.text)
        case .set(let assignments):
          for case (let field, let value?) in assignments.map({ ($0.field.value, $0.value) }) {
            assigned["case.\(field)", default: []].append(value.text)
          }
        default: continue
        }
      }
    }
    let tests = Self.memberships(in: linked)
    var known = Set(waiting)
    while let text = waiting.popLast() {
      if let path = Self.parameter(text) { parameters.insert(path) }
      for source in (assigned[text] ?? []) + (tests[text] ?? [])
      where known.insert(source).inserted {
        waiting.append(source)
      }
    }
  }

  private static func parameter(_ text: String) -> String? {
    text.hasPrefix("param.") ? String(text.dropFirst("param.".count)) : nil
  }

  /// What each name must be `in`, by the name.
  private static func memberships(in linked: LinkedWorkflow) -> [String: [String]] {
    var found: [String: [String]] = [:]
    for command in [linked.open] + linked.states.flatMap(\.syntax.commands) {
      let conditions = command.stages.flatMap(\.conditions).map(\.expression)
      for text in conditions + [command.condition].compactMap({ $0 }) {
        guard let root = text.syntax else { continue }
        collect(root, Array(text.text.utf8), &found)
      }
    }
    return found
  }

  /// Only what must hold: both sides of `&&`.
  private static func collect(
    _ syntax: Syntax, _ text: [UInt8], _ found: inout [String: [String]]
  ) {
    guard case .binary(let operation, let left, let right) = syntax.content else { return }
    switch operation {
    case .and:
      collect(left, text, &found)
      collect(right, text, &found)
    case .isIn:
      let name = String(decoding: text[left.range], as: UTF8.self)
      found[name, default: []].append(String(decoding: text[right.range], as: UTF8.self))
    default: break
    }
  }
}
