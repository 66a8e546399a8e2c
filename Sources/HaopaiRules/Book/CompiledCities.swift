import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import Synchronization

/// The books of the cities that can be used, each compiled when it is first asked for: who checks a
/// thousand cities needs none of them, and an office needs its own.
final class CompiledCities: Sendable {
  private struct State {
    var compiler: CityCompiler
    var books: [String: CityBook] = [:]
  }

  /// In byte order.
  let names: [String]
  private let profiles: [String: CityProfile]
  private let state: Mutex<State>

  init(_ cities: [CityProfile], compiler: CityCompiler) {
    names = cities.map(\.name)
    profiles = Dictionary(uniqueKeysWithValues: cities.map { ($0.name, $0) })
    state = Mutex(State(compiler: compiler))
  }

  /// The files that the books are made of.
  var sources: [SourceText] { state.withLock { $0.compiler.sources } }

  func title(of city: String) -> BilingualText? { profiles[city]?.title }

  /// Nil for a city that is not among the names.
  func book(of city: String) -> CityBook? {
    guard let profile = profiles[city] else { return nil }
    return state.withLock { state in
      if let known = state.books[city] { return known }
      let book = state.compiler.book(of: profile)
      state.books[city] = book
      return book
    }
  }

  /// The book of a city with other values than its files give it; they have been checked.
  func book(ofVariant city: CityProfile, _ own: [(path: String, content: ContentHash)]) -> CityBook
  {
    state.withLock { $0.compiler.book(of: city, and: own) }
  }
}
