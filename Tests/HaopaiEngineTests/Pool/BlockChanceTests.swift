import HaopaiEngine
import Synchronization
import Testing

@Suite struct BlockChanceTests {
  /// 2^32 is 1 more than a multiple of 3: the first bits that would favour 0 are thrown away.
  @Test func `bits that would favour a number are rejected`() {
    // The last of a block comes first.
    var chance = BlockChance { [1 << 31, 0] }
    #expect(chance.below(3) == 1)
    var kept = BlockChance { [7, 1] }
    #expect(kept.below(3) == 0)
  }

  @Test func `a bound beyond 32 bits takes 64`() {
    var chance = BlockChance { [0, 1 << 31] }
    #expect(chance.below(1 << 33) == 1 << 32)
    #expect(chance.below(1 << 32) == 1 << 31)
    #expect(chance.below(.max) == UInt64.max / 2)
    #expect(chance.below(0) == 0)
  }

  @Test func `an empty block is asked for again`() {
    let asked = Mutex(0)
    var chance = BlockChance {
      asked.withLock {
        $0 += 1
        return $0 < 3 ? [] : [5]
      }
    }
    #expect(chance.below(3) == 0)
    #expect(asked.withLock { $0 } == 3)
  }

  @Test func `bounded numbers are uniform`() {
    let seed: UInt64 = 0x5EED_0103
    let dice = Mutex(SeededChance(seed: seed))
    var chance = BlockChance {
      (0..<64).map { _ in dice.withLock { UInt32(truncatingIfNeeded: $0.next()) } }
    }
    var counts = [Int](repeating: 0, count: 97)
    for _ in 0..<97_000 { counts[Int(chance.below(97))] += 1 }
    #expect(abs(excess(counts)) < 4, "seed \(seed)")
  }
}
