import HaopaiDiagnostics
import HaopaiDomain
import HaopaiExpression
import HaopaiProgram

// Refusals, messages and documents: sentences that show values.
extension WorkflowLowering {
  mutating func refusal(_ name: Name, in scope: Scope) -> RefusalID {
    guard let sentence = linked.refusals.first(where: { $0.name == name }) else {
      findings.reportUnknown(.refusal, name, among: linked.refusals.map(\.name.value))
      return RefusalID(0)
    }
    return RefusalID(refusals.use(sentence, in: scope.withoutAssumptions))
  }

  /// The refusal of a bar. Only where nothing else gives it may it rely on the entry.
  mutating func refusal(_ name: Name, ofBarIn scope: Scope) -> RefusalID {
    guard let sentence = linked.refusals.first(where: { $0.name == name }) else {
      return refusal(name, in: scope)
    }
    return RefusalID(refusals.use(sentence, in: scope))
  }

  mutating func message(_ name: Name, in scope: Scope) -> MessageID {
    guard let sentence = linked.messages.first(where: { $0.name == name }) else {
      findings.reportUnknown(.message, name, among: linked.messages.map(\.name.value))
      return MessageID(0)
    }
    return MessageID(messages.use(sentence, in: scope.withoutAssumptions))
  }

  mutating func document(_ name: Name, in scope: Scope) -> DocumentID? {
    guard let id = documents[name.value] else {
      findings.reportUnknown(.document, name, among: documents.names)
      return nil
    }
    documentUses[id.index] = documentUses[id.index]?.shared(with: scope) ?? scope
    return id
  }

  /// A use of a counter may be refused with the counter's refusal.
  mutating func use(counter id: CounterID, in scope: Scope) {
    let code = linked.counters[id.index].refusal
    workflow.counters[id.index].refusal = refusal(code, in: scope)
    usedCounters.insert(id.index)
  }

  /// Engine refusals see what every expression sees; their sentences stand in the national files.
  mutating func lowerTexts() {
    for code in EngineRefusal.allCases {
      let sentence = linked.refusals.first { $0.name.value == code.code }
      let scope = code == .wrongCount ? scopeOfCounts : base.withoutAssumptions
      let id = sentence.map { refusals.use($0, in: scope) } ?? 0
      workflow.engineRefusals.append(RefusalID(id))
    }
    for (index, counter) in linked.counters.enumerated() where !usedCounters.contains(index) {
      // Nothing uses it here, so that nothing can be refused; but the code must exist.
      if linked.sharedResources.contains(counter.name.value) { continue }
      workflow.counters[index].refusal = refusal(counter.refusal, in: base)
    }
    workflow.refusals = zip(refusals.sentences, refusals.scopes).map { sentence, scope in
      RefusalDeclaration(code: sentence.name.value, text: template(sentence, in: scope))
    }
    workflow.messages = zip(messages.sentences, messages.scopes).map { sentence, scope in
      MessageDeclaration(code: sentence.name.value, text: template(sentence, in: scope))
    }
    for (index, document) in linked.documents.enumerated() {
      let scope = documentUses[index] ?? base
      workflow.documents.append(
        DocumentDeclaration(
          name: document.name.value, title: document.title,
          lines: documentUses[index] == nil
            ? [] : document.lines.map { template($0, in: scope) }))
    }
  }

  /// How many elements a list may have is known only when one has too many or too few.
  private var scopeOfCounts: Scope {
    var scope = base
    let bounds = ["fewest": Frame.Word.fewest, "most": Frame.Word.most]
    for (name, word) in bounds {
      scope.roots[name] = .value(
        ValueSymbol(
          type: .int, place: Place(slot: .word(word)), range: 0...ValueBounds.batch.upperBound))
    }
    return scope
  }

  // MARK: - Templates

  mutating func template(_ sentence: SentenceSyntax, in scope: Scope) -> Template {
    var template = Template(zh: [], en: [], values: [])
    let zh = sentence.zh.pieces(&findings)
    let en = sentence.en.pieces(&findings)
    let before = findings.findings.count
    template.zh = segments(zh ?? [], of: &template, in: scope)
    template.en = segments(en ?? [], of: &template, in: scope)
    // A misspelt value stands on one side for that reason alone.
    if let zh, let en, findings.findings.count == before {
      reportOneSided(zh, against: en)
      reportOneSided(en, against: zh)
    }
    return template
  }

  private mutating func segments(
    _ pieces: [SentenceText.Piece], of template: inout Template, in scope: Scope
  ) -> [Template.Segment] {
    pieces.map { piece in
      switch piece {
      case .text(let text, _): return .text(text)
      case .value(let text):
        if let known = template.values.firstIndex(where: { $0.name == text.text }) {
          return .value(known)
        }
        template.values.append(value(text, in: scope))
        return .value(template.values.count - 1)
      }
    }
  }

  /// Both languages must show the same; only the words that a value chooses may differ.
  private mutating func reportOneSided(
    _ pieces: [SentenceText.Piece], against others: [SentenceText.Piece]
  ) {
    for piece in pieces {
      guard case .value(let text) = piece else { continue }
      let isShown = others.contains { other in
        guard case .value(let match) = other else { return false }
        return match.text == text.text
          || match.text.withoutLiterals == text.text.withoutLiterals
      }
      if !isShown { findings.report(.oneSidedPlaceholder(text)) }
    }
  }

  private mutating func value(_ text: ExpressionText, in scope: Scope) -> Template.Value {
    let written = scope.isTimer(text.text) ? text.rewritten("\(text.text).due") : text
    var scope = scope
    var presence: ProgramID?
    if scope.isOptional(written),
      let there = compile(written.rewritten("has(\(written.text))"), as: .bool, in: scope)
    {
      presence = id(of: there)
      scope.assumptions.append(there.checked)
    }
    let compiled = compile(written, as: .any, in: scope)
    return Template.Value(
      name: text.text, program: id(of: compiled), presence: presence,
      type: compiled?.type ?? .int)
  }
}

extension String {
  /// The expression with every text in it empty.
  fileprivate var withoutLiterals: String {
    guard utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }) else {
      return self
    }
    var quote: Character?
    return filter { character in
      if let open = quote {
        if character == open { quote = nil }
        return character == open
      }
      if character == "\"" || character == "'" { quote = character }
      return true
    }
  }
}

extension Scope {
  fileprivate func isTimer(_ name: String) -> Bool {
    guard case .resource(let resource) = roots[name] else { return false }
    return resource.kind == WorkflowLowering.timerKind
  }

  /// Whether the text is the path of a value that may be absent.
  fileprivate func isOptional(_ text: ExpressionText) -> Bool {
    guard text.plainPath != nil, let path = text.syntax, let symbol = symbol(at: path) else {
      return false
    }
    if case .select(let base, _) = path.content, case .group(let group)? = self.symbol(at: base),
      group.presence != nil
    {
      return true
    }
    return if case .value(let value) = symbol { value.isOptional } else { false }
  }

  /// What a path through groups leads to.
  private func symbol(at path: Syntax) -> Symbol? {
    switch path.content {
    case .name(let name, _): return roots[name]
    case .select(let base, let word):
      guard case .group(let group)? = symbol(at: base) else { return nil }
      return group.members[word.text]
    default: return nil
    }
  }
}
