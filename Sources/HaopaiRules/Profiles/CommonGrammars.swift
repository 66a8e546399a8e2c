import HaopaiDomain

/// The serials of each plate kind. Most cities use all letters of the nation, so that their grammars
/// are made once.
struct CommonGrammars: Sendable {
  private let kinds: [[SerialPattern]]
  private let common: [SerialGrammar]

  init(_ national: NationalRules) {
    kinds = national.plateKinds.map(\.patterns)
    common = kinds.map { patterns in
      SerialGrammar(
        patterns: patterns, letters: national.letters, energyLetters: national.energyLetters)
    }
  }

  func grammar(
    of kind: Int, _ letters: CharacterClassSet, _ energyLetters: CharacterClassSet
  ) -> SerialGrammar {
    let known = common[kind]
    let used = [letters, energyLetters].map { $0.intersection(.serialLetters) }
    guard [known.letters, known.energyLetters] != used else { return known }
    return SerialGrammar(patterns: kinds[kind], letters: letters, energyLetters: energyLetters)
  }
}
