import HaopaiDiagnostics
import HaopaiExpression
import HaopaiProgram

// Notices are compiled with the workflow whose parameters they tell, and are no part of it: no case
// is opened to read them.
extension WorkflowLowering {
  /// What citizens are told, as far as it is sound; the rest is reported.
  mutating func lowerNotice() -> NoticeProgram {
    let rules = programs
    programs = ProgramTable()
    defer { programs = rules }
    var scope = base
    scope.roots = scope.roots.filter { $0.key == "param" }
    for section in linked.notices.flatMap(\.sections)
    where !linked.sections.contains(where: { $0.name == section.section }) {
      findings.reportUnknown(.section, section.section, among: linked.sections.map(\.name.value))
    }
    var sections: [NoticeProgram.Section] = []
    for section in linked.sections {
      var items: [NoticeProgram.Item] = []
      for sentence in linked.sentences(of: section.name.value, &findings) {
        if let item = item(sentence, in: scope) { items.append(item) }
      }
      guard !items.isEmpty else { continue }
      sections.append(
        NoticeProgram.Section(
          name: section.name.value, title: section.title, isNumbered: section.isNumbered,
          items: items))
    }
    return NoticeProgram(
      enumerations: workflow.enumerations, layout: plan.layout, programs: programs.programs,
      sections: sections)
  }

  private mutating func item(
    _ item: NoticeSyntax.Sentence, in scope: Scope
  ) -> NoticeProgram.Item? {
    if let text = item.condition, asksBeyondParameters(text, in: scope) { return nil }
    let condition = condition(item.condition, of: .notice, in: scope)
    let told = scope.assuming(condition, of: item.condition)
    var values: [ExpressionText] = []
    var isSound = true
    for text in [item.text.zh, item.text.en] {
      // What cannot be cut is reported with the sentence.
      if let digits = NoticeDigits(text).first { findings.report(.numberInNotice(at: digits)) }
      for value in text.values {
        if asksBeyondParameters(value, in: told) { isSound = false } else { values.append(value) }
      }
    }
    guard isSound else { return nil }
    let text = template(item.text, in: told)
    var reads: [String] = []
    for value in values + [item.condition].compactMap(\.self) {
      for path in parameters(namedIn: value) where !reads.contains(path) { reads.append(path) }
    }
    return NoticeProgram.Item(
      condition: item.condition == nil ? nil : id(of: condition), text: text, reads: reads)
  }

  /// Whether the expression asks for more than parameters can say, which is reported.
  private mutating func asksBeyondParameters(_ text: ExpressionText, in scope: Scope) -> Bool {
    let isKnown = text.paths.contains { path in
      let name = String(Substring(path.utf8.prefix { $0 != UInt8(ascii: ".") }))
      return name != "param" && (Namespace.roots.contains(name) || base.roots[name] != nil)
    }
    guard !isKnown, !asksForMore(text, in: scope) else {
      findings.report(.noticeAsks(at: text.span))
      return true
    }
    return false
  }

  private func asksForMore(_ text: ExpressionText, in scope: Scope) -> Bool {
    guard let syntax = text.syntax else { return false }
    if syntax.onlyCompares, text.paths.allSatisfy({ isParameter($0) }) { return false }
    var environment = environment
    environment.roots = scope.roots
    var ignored = FindingCollector()
    var missing: Set<String> = []
    let compiled = ExpressionCompiler(environment: environment)
      .compile(
        text, as: .any, assuming: scope.assumptions, isUncertain: scope.isUncertain,
        into: &ignored, missing: &missing)
    guard let compiled else { return false }
    return compiled.checked.readsTime || compiled.checked.readsToday || compiled.checked.usesReached
      || compiled.program.instructions.contains { $0.operation == .probe }
  }

  private func isParameter(_ path: String) -> Bool {
    path.hasPrefix("param.")
      && parameters.member(at: String(path.dropFirst("param.".count))) != nil
  }
}

extension Syntax {
  /// Whether nothing in it can be a question to the engine, if none of its names is one: it calls
  /// nothing and reckons nothing.
  fileprivate var onlyCompares: Bool {
    switch content {
    case .call(let word, _): guard ["has", "size"].contains(word.text) else { return false }
    case .method, .index, .negate: return false
    case .binary(let operation, _, _):
      switch operation {
      case .add, .subtract, .multiply, .divide, .remainder: return false
      case .or, .and, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .isIn:
        break
      }
    case .bool, .int, .text, .name, .select, .list, .not, .conditional: break
    }
    return content.children.allSatisfy(\.onlyCompares)
  }
}

extension LinkedWorkflow {
  /// What is said in a section: the workflow's own sentences, with those of a part where an item puts
  /// them, then those of all other parts in the order in which they are mounted.
  fileprivate func sentences(
    of section: String, _ findings: inout FindingCollector
  ) -> [NoticeSyntax.Sentence] {
    var told: Set<Int> = []
    var sentences: [NoticeSyntax.Sentence] = []
    for notice in notices.indices { add(notice, section, to: &sentences, &told, &findings) }
    return sentences
  }

  private func add(
    _ notice: Int, _ section: String, to sentences: inout [NoticeSyntax.Sentence],
    _ told: inout Set<Int>, _ findings: inout FindingCollector
  ) {
    // What stands at two places is told at the first.
    guard told.insert(notice).inserted else { return }
    for item in notices[notice].sections.filter({ $0.section.value == section }).flatMap(\.items) {
      switch item {
      case .sentence(let sentence): sentences.append(sentence)
      case .part(let name):
        guard let part = notices.firstIndex(where: { $0.part == name }) else {
          if isWhole {
            findings.reportUnknown(.part, name, among: notices.compactMap { $0.part?.value })
          }
          continue
        }
        add(part, section, to: &sentences, &told, &findings)
      }
    }
  }
}
