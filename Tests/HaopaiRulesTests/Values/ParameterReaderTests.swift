import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import HaopaiYAML
import Testing

@testable import HaopaiRules

@Suite("declarations")
struct ParameterReaderTests {
  private static let title = "title: { zh: 值, en: value }"

  private func read(
    _ marked: String, _ expected: [Character: Expected] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> (declarations: [ParameterDeclaration], broken: Set<String>) {
    let text = MarkedText(marked)
    var findings = FindingCollector()
    var enumerations = EnumerationTable()
    enumerations.add("plate_kind", cases: ["small-car"])
    let result = ParameterReader.read(try text.tree(), &enumerations, &findings)
    expect(findings, in: text, expected, sourceLocation: sourceLocation)
    return result
  }

  private func leaf(
    _ lines: String, _ expected: [Character: Expected] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ParameterLeaf? {
    let marked = "9️⃣value: { \(lines), \(Self.title) }\n"
    let declarations = try read(marked, expected, sourceLocation: sourceLocation).declarations
    guard case .leaf(let leaf)? = declarations.first else { return nil }
    return leaf
  }

  @Test(arguments: DeclaredType.words.keys.sorted() + ["plate_kind", "set(plate_kind)"])
  func everyTypeWordIsAType(_ word: String) throws {
    #expect(try leaf("type: \(word)") != nil)
  }

  @Test func typesThatAreNone() throws {
    #expect(try leaf("type: 1️⃣integer", ["1️⃣": Expected("unknown-type", "`count`")]) == nil)
    #expect(try leaf("type: 1️⃣durations", ["1️⃣": Expected("unknown-type", "duration")]) == nil)
    #expect(try leaf("type: 1️⃣set(x)", ["1️⃣": Expected("unknown-type")]) == nil)
    #expect(try leaf("optional: true", ["9️⃣": Expected("missing-type")]) == nil)
    _ = try leaf("type: text, 1️⃣enum: [a]", ["1️⃣": Expected("two-types")])
  }

  @Test func ranges() throws {
    #expect(try leaf("type: count, range: 1..50")?.value.type.range == 1...50)
    #expect(try leaf("type: duration, range: 1 s..24 h")?.value.type.range == 1_000...86_400_000)
    #expect(try leaf("type: term, range: 1 day..9 days")?.value.type.termUnit == .days)
    let bad = ["1️⃣" as Character: Expected("bad-range", "`1 s..24 h`")]
    for text in ["50..1", "1-50", "1..", "..5", "1..b", "1 s..2 s"] {
      #expect(try leaf("type: count, range: 1️⃣\"\(text)\"", bad) == nil)
    }
    let terms = try #require(try leaf("type: term, range: 1 day..2 years")?.value.type.termRange)
    #expect("\(terms.lower), \(terms.upper)" == "1 day, 2 years")
    #expect(
      try leaf("list: term, max: 3, range: 1 day..2 years")?.value.type.element?.termRange == terms)
    #expect(try leaf("type: term, range: 1️⃣2 years..1 day", bad) == nil)
    _ = try leaf("type: 1️⃣days, range: 1 day..9 days", ["1️⃣": Expected("unknown-type")])
    #expect(try leaf("type: text, range: 1️⃣1..2", bad) == nil)
  }

  @Test func defaultsAreRead() throws {
    let term = try #require(Term(count: 3, unit: .workingDays))
    #expect(
      try leaf("type: term, default: 3 working days")?.value.fallback?.value == .word(term.word))
    #expect(try leaf("enum: [never, always], default: always")?.value.fallback?.value == .word(1))
    let far = ["1️⃣" as Character: Expected("out-of-range")]
    let short = ["1️⃣" as Character: Expected("out-of-range", "between `1 day` and `2 years`")]
    #expect(
      try leaf("type: term, range: 1 day..2 years, default: 1️⃣0 months", short)?.value.fallback
        == nil)
    #expect(
      try leaf("type: term, range: 1 day..2 years, default: 1️⃣25 months", short)?.value.fallback
        == nil)
    #expect(
      try leaf("type: term, range: 1 day..2 years, default: 24 months")?.value.fallback != nil)
    #expect(try leaf("type: count, range: 1..5, default: 1️⃣6", far)?.value.fallback == nil)
    _ = try leaf(
      "type: count, optional: true, default: 1️⃣6", ["1️⃣": Expected("optional-with-default")])
  }

  @Test func listsHaveALength() throws {
    let declared = try #require(try leaf("list: count, range: 1..9, max: 3")).value.type
    #expect(declared.counts == 0...3 && declared.element?.range == 1...9)
    _ = try leaf("list: count", ["9️⃣": Expected("missing-key", "`max`")])
    _ = try leaf("type: count, 1️⃣max: 3", ["1️⃣": Expected("unknown-key", "`range`")])
    _ = try leaf(
      "list: count, min: 2, max: 3, default: 1️⃣[1]", ["1️⃣": Expected("list-size", "2 to 3")])
    let fine = try leaf("list: count, min: 2, max: 3, default: [4, 5]")
    #expect(fine?.value.fallback?.value == .object(.words([4, 5])))
  }

  @Test func enumerationsHaveWords() throws {
    _ = try leaf("enum: 1️⃣[]", ["1️⃣": Expected("enumeration-size")])
    _ = try leaf("enum: [a, 1️⃣a]", ["1️⃣": Expected("duplicate-item")])
    _ = try leaf("enum: [a, 1️⃣none]", ["1️⃣": Expected("reserved-name")])
    let many = (1...63).map { "w\($0)" }.joined(separator: ", ")
    #expect(try leaf("enum: [\(many)]") != nil)
    _ = try leaf("enum: 1️⃣[\(many), w64]", ["1️⃣": Expected("enumeration-size")])
  }

  @Test func whatIsReadWhen() throws {
    #expect(try leaf("type: count")?.reading == .opened)
    #expect(try leaf("type: count, read: now")?.reading == .now)
    #expect(try leaf("type: windows")?.reading == .now)
    _ = try leaf("type: windows, read: 1️⃣open", ["1️⃣": Expected("windows-read-open")])
    _ = try leaf("type: count, read: 1️⃣nov", ["1️⃣": Expected("unknown-word", "now")])
    let group = { (read: String, hours: String) in
      """
      hall:
        optional: true
        \(read)
        \(Self.title)
        group: { \(hours): { type: windows, \(Self.title) } }
      """
    }
    _ = try read(group("read: now", "hours"))
    _ = try read(group("", "1️⃣hours"), ["1️⃣": Expected("reading-unlike-group")])
  }

  @Test func brokenDeclarationsAreNamed() throws {
    let result = try read(
      """
      a: { type: 1️⃣x, \(Self.title) }
      g: { \(Self.title), group: { b: { type: 2️⃣x, \(Self.title) }, c: { type: count, \(Self.title) } } }
      """, ["1️⃣": Expected("unknown-type"), "2️⃣": Expected("unknown-type")])
    #expect(result.broken == ["a", "g.b"])
    #expect(result.declarations.map(\.name.value) == ["g"])
  }

  @Test func placesAreDistinctAndFill() throws {
    let declarations = try read(
      """
      a: { type: text, optional: true, \(Self.title) }
      g:
        optional: true
        \(Self.title)
        group:
          b: { type: count, optional: true, \(Self.title) }
          h: { \(Self.title), group: { c: { type: bool, \(Self.title) } } }
      d: { type: windows, \(Self.title) }
      """
    ).declarations
    var findings = FindingCollector()
    let layout = ParameterLayout(declarations, &findings)
    #expect(layout.leaves.map(\.path) == ["a", "g.b", "g.h.c", "d"])
    #expect(layout.groups.map(\.path) == ["g", "g.h"])
    #expect(layout.leaves.map(\.optionalGroups) == [[], [0], [0], []])
    var words: [Int] = []
    for leaf in layout.leaves {
      words += [leaf.place.presence].compactMap { $0 }
      if case .word(let index) = leaf.place.slot { words.append(index) }
    }
    words += layout.groups.compactMap(\.presence)
    #expect(words.sorted() == Array(0..<layout.words))
    #expect(layout.objects == 1 && layout.leaf(at: "a")?.place.slot == .object(0))
    var frame = FrameLayout()
    frame.pinnedParameters = FrameLayout.Region(words: 10..<20, objects: 3..<4)
    frame.currentParameters = FrameLayout.Region(words: 20..<30, objects: 4..<5)
    let pinned = try layout.place(of: #require(layout.leaf(at: "a")), in: frame)
    #expect(pinned == Place(slot: .object(3), presence: 10))
    let current = try layout.place(of: #require(layout.leaf(at: "d")), in: frame)
    #expect(current == Place(slot: .word(layout.words - 1 + 20)))
    #expect(layout.group(at: "g").flatMap { layout.presence(of: $0, in: frame) } == 11)
  }

  @Test func aNameIsDeclaredOnce() throws {
    var findings = FindingCollector()
    var enumerations = EnumerationTable()
    let own = MarkedText("window: { type: windows, \(Self.title) }", id: 1)
    let part = MarkedText("1️⃣window: { type: count, \(Self.title) }", id: 2)
    let declarations = try [own, part].flatMap {
      ParameterReader.read(try $0.tree(), &enumerations, &findings).declarations
    }
    let layout = ParameterLayout(declarations, &findings)
    #expect(layout.leaves.count == 1)
    expect(findings, in: [own, part], ["1️⃣": Expected("parameter-declared-twice")])
  }

  @Test func shortFormsAndMocks() throws {
    let text = MarkedText("a: vin\nb: { type: plate_kind, mock: small-car }\n")
    var findings = FindingCollector()
    var enumerations = EnumerationTable()
    enumerations.add("plate_kind", cases: ["small-car"])
    let entries = try #require(text.tree().entries(&findings))
    let key = ValueDeclaration(entries[0], as: .key, &enumerations, &findings)
    #expect(key?.type.type == .text(.vin))
    let fact = ValueDeclaration(entries[1], as: .fact, &enumerations, &findings)
    #expect(fact?.mock(enumerations, &findings) == .text("small-car"))
    #expect(findings.findings.isEmpty)
  }
}
