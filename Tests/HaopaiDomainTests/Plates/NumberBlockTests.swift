import HaopaiDomain
import Testing

@Suite struct NumberBlockTests {
  @Test func `index and number undo each other, in the numbers' order`() throws {
    let block = try #require(
      NumberRange("鲁F0A120 - 鲁F2C359").blocks(under: Standard.ordinary()).first)
    #expect(block.count == 3 * 3 * 3 * 4 * 10)
    let numbers = try (0..<block.count).map { try #require(block.number(at: $0)) }
    #expect(numbers == numbers.sorted())
    #expect(Set(numbers).count == block.count)
    #expect(numbers.map { block.index(of: $0) } == Array(0..<block.count))
    #expect(block.first == numbers.first)
    #expect(block.last == numbers.last)
  }

  @Test func `what lies outside has no index and no number`() throws {
    let block = try #require(
      NumberRange("鲁F0A120 - 鲁F2C359").blocks(under: Standard.ordinary()).first)
    for index in [-1, block.count, Int.min, Int.max] { #expect(block.number(at: index) == nil) }
    for text in [
      "鲁F0A119", "鲁F0A160", "鲁F3A120", "鲁F0D120", "鲁Y0A120", "京F0A120", "鲁F0A12", "鲁F0A1200",
    ] {
      #expect(block.index(of: try PlateNumber(text)) == nil, "\(text)")
    }
  }

  @Test func `a prefix spans one unbroken range of indices`() throws {
    let block = try #require(
      NumberRange("鲁F0A120 - 鲁F2C359").blocks(under: Standard.ordinary()).first)
    for prefix in ["", "1", "1B", "1B2", "1B25", "1B259", "3", "1D", "1B29", "1B2590", "I"] {
      let naive = (0..<block.count).filter { index in
        block.number(at: index)?.serial.starts(with: bytes(prefix)) ?? false
      }
      let found = block.indices(startingWith: bytes(prefix))
      #expect(found.map(Array.init) ?? [] == naive, "\(prefix)")
    }
  }

  @Test func `the largest block of all can be counted`() throws {
    let whole = try Standard.grammar(["LLLLLL"])
    let block = try #require(NumberRange("鲁FAAAAAA - 鲁FZZZZZZ").blocks(under: whole).first)
    #expect(block.count == 191_102_976)
    #expect(block.number(at: block.count - 1) == (try PlateNumber("鲁FZZZZZZ")))
    #expect(block.index(of: block.last) == block.count - 1)
  }

  @Test func `blocks overlap only where all positions do`() throws {
    func block(_ text: String) throws -> NumberBlock {
      try #require(NumberRange(text).blocks(under: Standard.grammar(["DDD"])).first)
    }
    let first = try block("鲁F100 - 鲁F355")
    #expect(first.overlap(with: try block("鲁F340 - 鲁F999")) == (try PlateNumber("鲁F340")))
    #expect(first.overlap(with: try block("鲁F160 - 鲁F399")) == nil)
    #expect(first.overlap(with: try block("鲁Y100 - 鲁Y355")) == nil)
  }
}
