package import HaopaiProgram

/// A city's book ready for an office, and where what it consists of comes from.
package struct CityBook: Sendable {
  package let book: CompiledBook
  /// In the order of the book's programs.
  package let places: [WorkflowPlaces]
  /// In the order of the book's programs.
  package let parameters: [EffectiveParameters]
}
