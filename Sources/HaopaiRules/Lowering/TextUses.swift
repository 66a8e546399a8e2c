import HaopaiDiagnostics

/// Refusals, messages or documents, numbered as they are met, each with what all its uses see.
struct TextUses: Sendable {
  private(set) var sentences: [SentenceSyntax] = []
  private(set) var scopes: [Scope] = []
  private var indices: [String: Int] = [:]

  /// The index of the sentence, which is also used where `scope` is what can be seen.
  mutating func use(_ sentence: SentenceSyntax, in scope: Scope) -> Int {
    if let index = indices[sentence.name.value] {
      if sentence.showsValues { scopes[index] = scopes[index].shared(with: scope) }
      return index
    }
    indices[sentence.name.value] = sentences.count
    sentences.append(sentence)
    scopes.append(scope)
    return sentences.count - 1
  }

  var usedPlaces: Set<SourceSpan> { Set(sentences.map(\.name.span)) }
}
