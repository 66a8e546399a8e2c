import HaopaiProgram
import Testing

@testable import HaopaiEngine

@Suite struct HolderTableTests {
  private static func holder(_ number: UInt64) -> Holder {
    Holder(caseNumber: CaseNumber(number), plateKind: Int(number % 5), status: .held)
  }

  /// Few words and many changes, so that places are taken, freed and taken again.
  @Test(arguments: [0x5EED_0A01, 0x5EED_0A02, 0x5EED_0A03] as [UInt64])
  func `the table holds what a dictionary holds`(seed: UInt64) {
    var chance = SeededChance(seed: seed)
    var table = HolderTable()
    var twin: [Int64: Holder] = [:]
    for turn in 0..<20_000 {
      let word = Int64(1 + chance.below(turn < 10_000 ? 40 : 400))
      switch chance.below(5) {
      case 0, 1:
        let holder = Self.holder(chance.below(1_000))
        table[word] = holder
        twin[word] = holder
      case 2:
        table.setStatus(.claimed, of: word)
        twin[word]?.status = .claimed
      default:
        table[word] = nil
        twin[word] = nil
      }
      let asked = Int64(1 + chance.below(400))
      #expect(table[asked] == twin[asked], "seed \(seed), turn \(turn), word \(asked)")
      #expect(table.count == twin.count, "seed \(seed), turn \(turn)")
    }
    #expect(Dictionary(uniqueKeysWithValues: table.all) == twin, "seed \(seed)")
  }

  @Test func `tables with the same holders are equal, whatever the order in which they came`() {
    var table = HolderTable()
    var other = HolderTable()
    for word in 1...100 as ClosedRange<Int64> { table[word] = Self.holder(UInt64(word)) }
    for word in (1...100 as ClosedRange<Int64>).reversed() {
      other[word] = Self.holder(UInt64(word))
    }
    #expect(table == other)
    other.setStatus(.issued, of: 7)
    #expect(table != other)
    other[7] = nil
    #expect(table != other)
  }

  @Test func `no number has the word 0`() {
    var table = HolderTable()
    table[0] = Self.holder(1)
    #expect(table[0] == nil)
    #expect(table.count == 0)
    table[0] = nil
    #expect(table.all.isEmpty)
  }
}
