import Haopai
import HaopaiDomain
import HaopaiProgram
import HaopaiRandomRules

/// The rules that worlds are simulated under: the cities of a rule book, a trade that nobody built the
/// engine for, with few numbers and every kind of resource, and books by chance.
package struct SimulatedRules: Sendable {
  private let shipped: RuleBook
  private let gardens: RuleBook
  private let national: [(path: String, bytes: [UInt8])]

  /// - Throws: `SimulationFailure` for a root whose rules cannot be used.
  package init(root: String) throws {
    let loaded = try RuleBook.load(root: root)
    guard loaded.isClean, let book = loaded.book, !book.cities.isEmpty else {
      throw SimulationFailure("the rules below \(root) have findings")
    }
    shipped = book
    national = RandomRules.national(among: try RuleBook.files(root: root))
    let fixture = try RuleBook.files(root: root + "/Tests/HaopaiTests/Fixtures/gardens")
    guard let gardens = RuleBook.load(files: national + fixture).book else {
      throw SimulationFailure("the gardens have findings")
    }
    self.gardens = gardens
  }

  /// A city, and where its rules are from.
  struct Choice {
    let book: RuleBook
    /// Others of the city, which may follow.
    let later: [RuleBook]
    let city: String
    /// The business of a book by chance.
    let text: String?
  }

  /// Every other world is of a city of the rule book.
  func choice(for seed: UInt64) -> Choice {
    var dice = Dice(seed: seed ^ 0x5EED)
    switch seed % 4 {
    case 0: return byChance(&dice) ?? city(of: gardens, &dice, revised: true)
    case 1: return city(of: gardens, &dice, revised: true)
    default: return city(of: shipped, &dice)
    }
  }

  private func city(
    of book: RuleBook, _ dice: inout Dice, revised: Bool = false
  ) -> Choice {
    let city = dice.pick(book.cities) ?? ""
    return Choice(
      book: book, later: revised ? book.revisions(ofCity: city, &dice) : [], city: city, text: nil)
  }

  private func byChance(_ dice: inout Dice) -> Choice? {
    // Most of what chance writes does not pass.
    for _ in 0..<100 {
      let rules = RandomRules(seed: UInt64(dice.below(1 << 30)), national: national)
      if let book = rules.load().book, let city = book.cities.first {
        return Choice(
          book: book, later: book.revisions(ofCity: city, &dice), city: city, text: rules.business)
      }
    }
    return nil
  }
}

/// Why nothing can be simulated.
package struct SimulationFailure: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
