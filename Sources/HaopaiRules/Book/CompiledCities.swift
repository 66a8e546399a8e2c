import HaopaiDomain
import HaopaiProgram
import Synchronization

/// The books of the cities that can be used, each compiled when it is first asked for: who checks a
/// thousand cities needs none of them, and an office needs its own.
final class CompiledCities: Sendable {
  private struct State {
    var compiler: CityCompiler
    var books: [String: CompiledBook] = [:]
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

  func title(of city: String) -> BilingualText? { profiles[city]?.title }

  /// Nil for a city that is not among the names.
  func book(of city: String) -> CompiledBook? {
    guard let profile = profiles[city] else { return nil }
    return state.withLock { state in
      if let known = state.books[city] { return known }
      let book = state.compiler.book(of: profile)
      state.books[city] = book
      return book
    }
  }
}
