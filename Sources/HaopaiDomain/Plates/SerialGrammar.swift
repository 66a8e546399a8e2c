/// Which serials exist for a kind of plate: patterns (GA 36-2018, tables 4 to 6) over the letters in
/// use. Both are data; the letters are dated and differ by region.
public struct SerialGrammar: Hashable, Sendable {
  /// As given, in the order in which `pattern(of:)` asks them; repeats are harmless.
  public let patterns: [SerialPattern]
  /// Letters at `L`, never I or O.
  public let letters: CharacterClassSet
  /// Letters at `E`, the mark of new-energy plates (GA 36-2018, tables 5 and 6); never I or O.
  public let energyLetters: CharacterClassSet

  /// The admitted serials as disjoint products, however the patterns overlap.
  let products: [SerialProduct]

  /// Of the letter sets only what a serial may hold counts, so never digits, I or O.
  public init(
    patterns: [SerialPattern], letters: CharacterClassSet, energyLetters: CharacterClassSet = .none
  ) {
    self.patterns = patterns
    self.letters = letters.intersection(.serialLetters)
    self.energyLetters = energyLetters.intersection(.serialLetters)
    var products: [SerialProduct] = []
    var seen: Set<SerialPattern> = []
    for pattern in patterns where seen.insert(pattern).inserted {
      guard let whole = SerialGrammar.product(pattern, self.letters, self.energyLetters) else {
        continue
      }
      var rest = [whole]
      for earlier in products { rest = rest.flatMap { $0.subtracting(earlier) } }
      products += rest
    }
    self.products = products
  }

  /// Whether the number's serial exists under this grammar; whose number it is does not matter.
  public func admits(_ number: PlateNumber) -> Bool {
    products.contains { $0.contains(number.serial) }
  }

  /// The first pattern that the number follows; nil when the grammar does not admit it.
  public func pattern(of number: PlateNumber) -> SerialPattern? {
    patterns.first { pattern in
      SerialGrammar.product(pattern, letters, energyLetters)?.contains(number.serial) ?? false
    }
  }

  private static func product(
    _ pattern: SerialPattern, _ letters: CharacterClassSet, _ energyLetters: CharacterClassSet
  ) -> SerialProduct? {
    SerialProduct(
      pattern.elements.map { element in
        switch element {
        case .digit: .digits
        case .letter: letters
        case .energyLetter: energyLetters
        }
      })
  }
}
