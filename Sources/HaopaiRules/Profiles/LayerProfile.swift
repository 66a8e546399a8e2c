package import HaopaiDiagnostics
package import HaopaiDomain

/// One file of the chain nation → province → city, as far as it can be read alone.
///
/// An object: a city refers to all layers above it.
package final class LayerProfile: Sendable {
  package enum Level: Int, Hashable, Comparable, Sendable {
    case nation
    case province
    case city
    /// What a scenario sets in place of the city's own values.
    case scenario

    package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  /// A business that the layer names, and whether it offers it or withdraws it (`none`).
  package struct BusinessEntry: Sendable {
    package let span: SourceSpan
    package let isOffered: Bool
    let values: LayerValues
  }

  package let level: Level
  package let name: Located<String>
  package let title: BilingualText
  /// The id of the layer above.
  package let extends: Located<String>?
  let parts: [String: LayerValues]
  package let businesses: [String: BusinessEntry]
  package let notes: LayerNotes
  /// How long a claimed number that comes back stays out of the pool.
  package let returnDelay: TimeSpan?
  /// How many days a new range can only be drawn from.
  package let randomOnlyDays: Int32?
  /// Of a city only.
  package let numbers: CityNumbers?
  /// False where it seems to set nothing because of a misspelt key.
  package let isWhole: Bool

  init(
    level: Level, name: Located<String>, title: BilingualText, extends: Located<String>?,
    parts: [String: LayerValues], businesses: [String: BusinessEntry], notes: LayerNotes,
    returnDelay: TimeSpan?, randomOnlyDays: Int32?, numbers: CityNumbers?, isWhole: Bool
  ) {
    self.level = level
    self.name = name
    self.title = title
    self.extends = extends
    self.parts = parts
    self.businesses = businesses
    self.notes = notes
    self.returnDelay = returnDelay
    self.randomOnlyDays = randomOnlyDays
    self.numbers = numbers
    self.isWhole = isWhole
  }
}
