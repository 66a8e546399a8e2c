import HaopaiEngine
import Testing

@Suite struct SeededChanceTests {
  /// The reference implementation's first numbers for this seed.
  @Test func `the generator is SplitMix64`() {
    var chance = SeededChance(seed: 1_234_567)
    let numbers = (0..<5).map { _ in chance.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `a bounded number lies below its bound`() {
    let seed: UInt64 = 0x5EED_0101
    var chance = SeededChance(seed: seed)
    let bounds: [UInt64] = [1, 2, 3, 63, 64, 1 << 32, (1 << 63) + 1, .max]
    for bound in bounds {
      for _ in 0..<1000 { #expect(chance.below(bound) < bound, "seed \(seed)") }
    }
    #expect(chance.below(0) == 0)
  }

  /// 2^64 is 1 more than a multiple of 3: the first bits that would favour 0 are thrown away.
  @Test func `bits that would favour a number are rejected`() {
    var chance = ScriptedChance(script: [0, 1 << 63])
    #expect(chance.below(3) == 1)
    #expect(chance.script.isEmpty)
    var kept = ScriptedChance(script: [1, 7])
    #expect(kept.below(3) == 0)
    #expect(kept.script == [7])
  }

  @Test func `a seed gives the same bounded numbers for ever`() {
    var chance = SeededChance(seed: 7)
    #expect((0..<8).map { _ in chance.below(1000) } == [389, 16, 900, 582, 452, 249, 467, 328])
  }

  @Test func `bounded numbers are uniform`() {
    let seed: UInt64 = 0x5EED_0102
    var chance = SeededChance(seed: seed)
    var counts = [Int](repeating: 0, count: 97)
    for _ in 0..<97_000 { counts[Int(chance.below(97))] += 1 }
    #expect(abs(excess(counts)) < 4, "seed \(seed)")
  }
}

/// Gives the numbers it was told, then those of a seed.
struct ScriptedChance: ChanceSource {
  var script: [UInt64]
  var rest = SeededChance(seed: 0)

  mutating func next() -> UInt64 { script.isEmpty ? rest.next() : script.removeFirst() }
}
