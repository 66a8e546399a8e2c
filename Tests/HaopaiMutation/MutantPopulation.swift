import HaopaiDiagnostics

/// All mutants of a rule book, in the order of files and places; the same for the same files.
package struct MutantPopulation: Sendable {
  package let mutants: [Mutant]

  /// - Parameter files: the rule files and profiles of a sound book, without scenarios.
  package init(of files: [(path: String, bytes: [UInt8])]) {
    let roots = files.sorted { $0.path < $1.path }.enumerated().compactMap { index, file in
      RuleNode(SourceText(id: SourceText.ID(index), path: file.path, bytes: file.bytes)).map {
        Place(file: file.path, root: $0)
      }
    }
    let enumerations = Vocabulary.enumerations(of: roots)
    var mutants: [Mutant] = []
    for root in roots {
      let words = Vocabulary(of: root, enumerations: enumerations)
      root.visitSome { place in
        var seen: Set<RuleNode> = [place.node]
        for mutant in StructureMutations(place: place).all
          + ScalarMutations(place: place, words: words).all
        where seen.insert(mutant.replacement).inserted {
          mutants.append(mutant)
        }
      }
    }
    self.mutants = mutants
  }

  /// Every `stride`-th mutant, from the first on.
  package func sample(every stride: Int) -> [Mutant] {
    mutants.enumerated().filter { $0.offset.isMultiple(of: stride) }.map(\.element)
  }
}
