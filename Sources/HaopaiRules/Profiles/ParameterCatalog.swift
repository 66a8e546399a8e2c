package import HaopaiDomain

/// What profiles may set: the parameters of every part and every business.
package struct ParameterCatalog: Sendable {
  package final class Business: Sendable {
    package let title: BilingualText
    /// Its own parameters and those of its parts.
    package let layout: ParameterLayout
    /// The parts that it mounts, by name.
    package let parts: [String]
    /// Paths of declarations that something is wrong with, or that are missing.
    package let broken: Set<String>
    /// False where a part of it is missing or could not be read.
    let isWhole: Bool
    /// The names in which a parameter may be lost that it seems not to declare.
    let lost: LostNames.Part?

    package convenience init(title: BilingualText, layout: ParameterLayout, parts: [String]) {
      self.init(title: title, layout: layout, parts: parts, broken: [], isWhole: true, lost: nil)
    }

    init(
      title: BilingualText, layout: ParameterLayout, parts: [String], broken: Set<String>,
      isWhole: Bool, lost: LostNames.Part?
    ) {
      self.title = title
      self.layout = layout
      self.parts = parts
      self.broken = broken
      self.isWhole = isWhole
      self.lost = lost
    }
  }

  package final class Part: Sendable {
    package let layout: ParameterLayout
    package let broken: Set<String>
    let lost: LostNames.Part?

    package convenience init(layout: ParameterLayout) {
      self.init(layout: layout, broken: [], lost: nil)
    }

    init(layout: ParameterLayout, broken: Set<String>, lost: LostNames.Part?) {
      self.layout = layout
      self.broken = broken
      self.lost = lost
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
