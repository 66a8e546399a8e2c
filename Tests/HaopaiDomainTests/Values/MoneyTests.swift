import HaopaiDomain
import Testing

@Suite struct MoneyTests {
  @Test(
    arguments: zip(
      ["0 CNY", "200 CNY", "0.50 CNY", "1.05 CNY", "10000000000 CNY"],
      [0, 20_000, 50, 105, 1_000_000_000_000] as [Int64]))
  func readsAndWrites(text: String, fen: Int64) throws {
    let money = try Money(text)
    #expect(money.fen == fen)
    #expect(money.description == text)
  }

  @Test(
    arguments: zip(
      [
        "", "CNY", "-1 CNY", "010 CNY", "1.5 CNY", "1.555 CNY", "1. CNY", "1CNY", "1  CNY", "1",
        "1 ", "1 RMB", "1 cny", "10000000000.01 CNY", "10000000001 CNY", "２００ CNY",
        "9999999999999999999 CNY", ".50 CNY",
      ],
      [
        .noCount, .noCount, .negative, .leadingZero, .fraction, .fraction, .fraction, .spacing,
        .spacing, .noUnit, .noUnit, .unknownUnit("RMB"), .unknownUnit("cny"),
        .outOfRange(maximum: 10_000_000_000), .outOfRange(maximum: 10_000_000_000), .noCount,
        .outOfRange(maximum: 999_999_999_999_999_999), .noCount,
      ] as [QuantityFailure]))
  func refusesWithAReason(text: String, failure: QuantityFailure) {
    #expect(throws: failure) { try Money(text) }
  }

  @Test func negativeAmountsKeepTheirSign() {
    #expect(Money(fen: -50).description == "-0.50 CNY")
    #expect(Money(fen: .min).description == "-92233720368547758.08 CNY")
    #expect(Money(fen: -1) < Money(fen: 0))
  }
}
