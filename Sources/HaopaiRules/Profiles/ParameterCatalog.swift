package import HaopaiDomain

/// What profiles may set: the parameters of every part and every business.
package struct ParameterCatalog: Sendable {
  package struct Business: Sendable {
    package let title: BilingualText
    /// Its own parameters and those of its parts.
    package let layout: ParameterLayout
    /// The parts that it mounts, by name.
    package let parts: [String]
    /// Paths of declarations that something is wrong with, or that are missing.
    package let broken: Set<String>
    /// Whether its files have errors, so that what it seems not to declare may be lost in them.
    package let isFaulty: Bool

    package init(
      title: BilingualText, layout: ParameterLayout, parts: [String], broken: Set<String> = [],
      isFaulty: Bool = false
    ) {
      self.title = title
      self.layout = layout
      self.parts = parts
      self.broken = broken
      self.isFaulty = isFaulty
    }
  }

  package struct Part: Sendable {
    package let layout: ParameterLayout
    package let broken: Set<String>
    package let isFaulty: Bool

    package init(layout: ParameterLayout, broken: Set<String> = [], isFaulty: Bool = false) {
      self.layout = layout
      self.broken = broken
      self.isFaulty = isFaulty
    }
  }

  package var parts: [String: Part]
  package var businesses: [String: Business]
  /// Parts and businesses whose files could not be read: what profiles say of them is not checked.
  package var unreadable: Set<String>

  package init(
    parts: [String: Part] = [:], businesses: [String: Business] = [:],
    unreadable: Set<String> = []
  ) {
    self.parts = parts
    self.businesses = businesses
    self.unreadable = unreadable
  }
}
