import HaopaiDomain

/// Which files may have a say in what is wrong with the files of some cities: all but those of other
/// cities that share neither name nor numbers with them, and of businesses that nobody names.
package struct CityScope: Sendable {
  private let cities: [[UInt8]]
  private let names: Set<String>
  private let numbers: NamedNumbers

  /// Nil where one of the files is not plainly a city's, or does not plainly say its numbers.
  package init?(_ cities: [[UInt8]]) {
    var names: Set<String> = []
    for bytes in cities {
      guard let name = Self.name(of: bytes[...]) else { return nil }
      names.insert(name)
    }
    self.cities = cities
    self.names = names
    numbers = NamedNumbers(in: ArraySlice(cities.joined(separator: [0x0A])))
    if numbers.hasEscapes { return nil }
  }

  /// Whether a file may matter, as far as its bytes tell.
  package func mayConcern(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let name = Self.name(of: bytes) else { return true }
    return names.contains(name) || numbers.mayBeNamed(in: bytes)
  }

  /// Of the rules, as far as their bytes tell, the businesses that neither these cities nor the layers
  /// above any city name; their files as indices.
  package func idleBusinesses(among rules: [ArraySlice<UInt8>]) -> [(file: Int, name: String)] {
    let guesses = rules.map(HeaderGuess.init)
    let layers = zip(rules, guesses).filter { $0.1.kind?.level != nil }.map(\.0)
    // Behind a backslash any name may be written.
    guard !layers.contains(where: { $0.contains(UInt8(ascii: "\\")) }) else { return [] }
    let texts = layers + cities.map { $0[...] }
    return guesses.enumerated().compactMap { index, guess in
      guard guess.kind == .workflow, let name = guess.name,
        !texts.contains(where: { $0.holds(name) })
      else { return nil }
      return (index, name)
    }
  }

  /// The city whose file it is; nil for any other file, and for one that leaves that open.
  private static func name(of bytes: ArraySlice<UInt8>) -> String? {
    let guess = HeaderGuess(bytes)
    return guess.kind == .city ? guess.name : nil
  }
}

extension ArraySlice<UInt8> {
  /// Whether a word stands anywhere in the text.
  fileprivate func holds(_ word: String) -> Bool {
    withUnsafeBytes { text in
      let word = Array(word.utf8)
      return text.indices.dropLast(Swift.max(0, word.count - 1)).contains { start in
        text[start] == word[0] && text[start...].starts(with: word)
      }
    }
  }
}
