import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import Testing

@Suite struct NumberPoolKeyboardTests {
  @Test func `the keyboard is that of the naive twin, for every prefix`() throws {
    let seed: UInt64 = 0x5EED_0400
    var chance = SeededChance(seed: seed)
    let layout = try PoolFixture.layout(
      [
        Entry("鲁F330 - 鲁F3B5"), Entry("鲁F3400 - 鲁F3409"),
        Entry("鲁F720 - 鲁FB44", day: 2), Entry("鲁Y040 - 鲁Y059"), Entry("京F700"),
      ])
    let shandong = try #require(Province("鲁" as Character))
    var prefixes: Set<[UInt8]> = [[], Array("I".utf8), Array("99999999".utf8)]
    for number in (0..<layout.count).compactMap(layout.number) {
      for length in 1...number.serial.count { prefixes.insert(Array(number.serial.prefix(length))) }
    }
    for freeInEight: UInt64 in [8, 4, 1, 0] {
      for day: Int32 in [0, 2] {
        var pool = NumberPool(layout, day: day)
        var twin = NaivePool(layout, day: day)
        for ordinal in 0..<layout.count where chance.below(8) >= freeInEight {
          pool.take(ordinal)
          twin.taken[ordinal] = true
        }
        for filter in [nil, PoolFixture.without4] {
          let free = twin.free(filter: filter)
          for authority in "FYA".utf8 {
            for prefix in prefixes {
              let found = pool.keyboard(
                prefix: prefix, province: shandong, authority: authority, filter: filter)
              let expected = twin.keyboard(
                prefix, of: free, province: shandong, authority: authority)
              if found.description != expected {
                Issue.record("seed \(seed) prefix \(prefix): \(found), expected \(expected)")
              }
            }
          }
        }
      }
    }
  }

  @Test func `the first key is the authority`() throws {
    let layout = try PoolFixture.layout([
      Entry("鲁F100"), Entry("鲁Y140"), Entry("鲁B100", day: 1), Entry("京A100"),
    ])
    let shandong = try #require(Province("鲁" as Character))
    let tianjin = try #require(Province("津" as Character))
    var pool = NumberPool(layout, day: 0)
    #expect(pool.authorities(in: shandong).description == "FY")
    #expect(pool.authorities(in: shandong, filter: 0).description == "F")
    #expect(pool.authorities(in: tianjin).isEmpty)
    #expect(pool.authorities(in: shandong, filter: 9).isEmpty)
    pool.release(upTo: 1)
    #expect(pool.authorities(in: shandong).description == "BFY")
    pool.take(try #require(layout.ordinal(of: try PlateNumber("鲁F100"))))
    #expect(pool.authorities(in: shandong).description == "BY")
  }
}
