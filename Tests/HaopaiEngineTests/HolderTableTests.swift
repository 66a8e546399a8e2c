import HaopaiProgram
import Testing

@testable import HaopaiEngine

@Suite struct HolderTableTests {
  private static func holder(_ number: UInt64) -> Holder {
    let place = PoolPlace(plateKind: Int(number % 5), ordinal: Int(number))
    return Holder(
      caseNumber: CaseNumber(number), status: .held, place: number.isMultiple(of: 7) ? nil : place)
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

  /// Words whose homes lie close together, at the table's end and at its front.
  @Test func `crowded words keep their holders while others come and go`() {
    let seed: UInt64 = 0x5EED_0A10
    var chance = SeededChance(seed: seed)
    // The inverse of the factor that spreads the words: word n has its home n from the end.
    let inverse: UInt64 = 0xF1DE_83E1_9937_733D
    #expect(inverse &* 0x9E37_79B9_7F4A_7C15 == 1)
    let words = (1...60).map { Int64(bitPattern: (0 &- UInt64($0) << 54) &* inverse) }
    var table = HolderTable()
    var twin: [Int64: Holder] = [:]
    for turn in 0..<5_000 {
      let word = words[chance.index(below: turn < 2_500 ? 11 : 60)]
      if chance.below(2) == 0 {
        let holder = Self.holder(chance.below(9))
        table[word] = holder
        twin[word] = holder
      } else {
        let removed = table.remove(word)
        #expect(removed == twin.removeValue(forKey: word), "seed \(seed), turn \(turn)")
      }
      let asking = CaseNumber(turn.isMultiple(of: 2) ? 1 : 2)
      let isTaken = words.map { word in twin[word].map { $0.caseNumber != asking } ?? false }
      #expect(words.map { table[$0] } == words.map { twin[$0] }, "seed \(seed), turn \(turn)")
      #expect(
        words.map { table.isTaken($0, byAnotherThan: asking) } == isTaken,
        "seed \(seed), turn \(turn)")
    }
  }

  @Test func `what is held is counted by kind`() {
    let seed: UInt64 = 0x5EED_0A11
    var chance = SeededChance(seed: seed)
    var table = HolderTable()
    var twin: [Int64: Holder] = [:]
    for turn in 0..<3_000 {
      let word = Int64(1 + chance.below(30))
      switch chance.below(4) {
      case 0, 1:
        let holder = Self.holder(chance.below(9))
        table[word] = holder
        twin[word] = holder
      case 2:
        let status: NumberSetState.Status = chance.below(2) == 0 ? .held : .issued
        table.setStatus(status, of: word)
        twin[word]?.status = status
      default:
        table[word] = nil
        twin[word] = nil
      }
      for kind in 0...5 {
        let held = twin.values.count { $0.place?.plateKind == kind && $0.status == .held }
        #expect(table.heldCount(of: kind) == held, "seed \(seed), turn \(turn), kind \(kind)")
      }
    }
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
