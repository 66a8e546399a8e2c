import HaopaiEngine

/// Seeded choices for property tests; the seed goes into every failure message.
package struct Dice {
  private var source: SeededChance

  package init(seed: UInt64) { source = SeededChance(seed: seed) }

  package mutating func below(_ bound: Int) -> Int { Int(source.below(UInt64(bound))) }

  package mutating func roll(_ chances: Int, in sides: Int) -> Bool { below(sides) < chances }

  package mutating func pick<Element>(_ items: [Element]) -> Element? {
    items.isEmpty ? nil : items[below(items.count)]
  }
}
