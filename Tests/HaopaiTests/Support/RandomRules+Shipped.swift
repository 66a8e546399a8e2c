import Haopai
import HaopaiRandomRules

extension RandomRules {
  /// On the national files of this repository.
  init(seed: UInt64) { self.init(seed: seed, national: Self.shipped) }

  private static let shipped = RandomRules.national(
    among: (try? RuleBook.files(root: ShippedRules.root)) ?? [])
}
