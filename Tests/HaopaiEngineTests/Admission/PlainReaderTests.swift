import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import Testing

/// Values on their way in and out.
@Suite("Plain values")
struct PlainReaderTests {
  private static let colours = Enumeration(
    name: "colour", cases: ["red", "green"],
    titles: [BilingualText(zh: "红", en: "red"), BilingualText(zh: "绿", en: "green")])
  private static let colour = EnumerationID(0)
  private let reader = PlainReader(enumerations: [colours])
  private let format = ValueFormat(enumerations: [colours])

  @Test(
    "what an answer says of a value can be submitted again",
    arguments: [
      (.bool, .bool(true)), (.int, .integer(-7)), (.text(.free), .text("雨")),
      (.text(.vin), .text("1M8GDM9AXKP042788")), (.text(.mobile), .text("13800000000")),
      (.text(.identity), .text("11010519491231002X")),
      (.instant, .text("2026-03-02T09:00:00.000+08:00")), (.date, .text("2026-03-02")),
      (.timeOfDay, .text("08:00")), (.duration, .text("3 min")),
      (.term, .text("3 working days")), (.money, .text("0.50 CNY")),
      (.number, .text("鲁F·1A234")), (.enumeration(colour), .text("green")),
      (.set(colour), .list([.text("red"), .text("green")])),
      (.list(.int), .list([.integer(1), .integer(2)])),
      (.list(.text(.free)), .list([.text("雨"), .text("雪")])),
    ] as [(ValueType, PlainValue)])
  func roundTrip(type: ValueType, value: PlainValue) throws {
    let prepared = try reader.read(value, as: type, at: "input.x")
    #expect(format.plain(prepared, type: type) == value)
  }

  @Test(
    "a value of another kind is refused, with what one looks like",
    arguments: [
      (.bool, .text("true"), "bool"), (.int, .text("3"), "count"),
      (.money, .integer(50), "money"), (.money, .text("50"), "money"),
      (.duration, .integer(180), "duration"), (.date, .text("2026-02-29"), "date"),
      (.term, .text("3 workdays"), "term"), (.number, .text("鲁I·1A234"), "number"),
    ] as [(ValueType, PlainValue, String)])
  func otherKind(type: ValueType, value: PlainValue, word: String) throws {
    let failure = #expect(throws: AdmissionFailure.self) {
      try reader.read(value, as: type, at: "input.x")
    }
    #expect(failure?.path == "input.x")
    guard case .wrongType(word, _) = failure?.reason else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }
}
