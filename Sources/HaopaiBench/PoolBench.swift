import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

/// Draws of ten from a million numbers, the pool ever emptier.
struct PoolBench {
  private let layout: PoolLayout

  init?() {
    // Ten authorities with 100,000 numbers of five digits each.
    var releases: [PoolLayout.Release] = []
    guard let pattern = try? SerialPattern("DDDDD") else { return nil }
    let grammar = SerialGrammar(
      patterns: [pattern], letters: .serialLetters, energyLetters: .none)
    for authority in "ABCDEFGHJK" {
      guard let range = try? NumberRange("鲁\(authority)·00000 - 鲁\(authority)·99999") else {
        return nil
      }
      for block in range.blocks(under: grammar) {
        releases.append(PoolLayout.Release(numbers: block, releasedOnDay: 0))
      }
    }
    guard let four = CharacterClassSet(UInt8(ascii: "4")),
      let layout = try? PoolLayout(
        releases: releases, filters: [CharacterFilter(excluded: four)])
    else { return nil }
    self.layout = layout
  }

  func measurements() -> [Measurement] {
    [(100.0, 1_000.0), (10, 1_000), (0.1, 2_000)].map { share, limit in
      let pool = pool(freePercent: share)
      var chance = SeededChance(seed: 11)
      return Measurement(
        "draw of 10 from \(layout.count) numbers, \(share) % free", limit: limit, times: 20_000
      ) {
        for _ in 0..<$0 { keep(pool.draw(10, filter: 0, using: &chance)) }
      }
    }
  }

  var bytesPerNumber: Double {
    Double(pool(freePercent: 100).memoryBytes) / Double(layout.count)
  }

  private func pool(freePercent: Double) -> NumberPool {
    var pool = NumberPool(layout, day: 1)
    var dice = SeededChance(seed: 3)
    let threshold = UInt64(freePercent * 1_000)
    for ordinal in 0..<layout.count where dice.below(100_000) >= threshold {
      _ = pool.take(ordinal)
    }
    return pool
  }
}
