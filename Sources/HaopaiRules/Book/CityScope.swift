import HaopaiDomain

/// Which files may have a say in what is wrong with the files of some cities: all but those of other
/// cities that share neither name nor numbers with them.
package struct CityScope: Sendable {
  private let names: Set<String>
  private let numbers: NamedNumbers

  /// Nil where one of the files is not plainly a city's, or does not plainly say its numbers.
  package init?(_ cities: [[UInt8]]) {
    var names: Set<String> = []
    for bytes in cities {
      guard let name = Self.name(of: bytes[...]) else { return nil }
      names.insert(name)
    }
    self.names = names
    numbers = NamedNumbers(in: ArraySlice(cities.joined(separator: [0x0A])))
    if numbers.hasEscapes { return nil }
  }

  /// Whether a file may matter, as far as its bytes tell.
  package func mayConcern(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let name = Self.name(of: bytes) else { return true }
    return names.contains(name) || numbers.mayBeNamed(in: bytes)
  }

  /// The city whose file it is; nil for any other file, and for one that leaves that open.
  private static func name(of bytes: ArraySlice<UInt8>) -> String? {
    let guess = HeaderGuess(bytes)
    return guess.kind == .city ? guess.name : nil
  }
}
