import Haopai
import HaopaiProgram
import HaopaiTestSupport

/// Values as somebody might submit them, mostly of the type that is asked for.
struct AnyValue {
  static let identities = ["11010519491231002X", "440524188001010014", "91350100M000100Y43"]

  let enumerations: [Enumeration]
  let view: CaseView?
  var random: SplitMix64

  mutating func value(of type: ValueType, in range: ClosedRange<Int64>?) -> PlainValue {
    switch type {
    case .bool: return .bool(random.bool())
    case .int: return .integer(word(in: range ?? 0...20))
    case .text(let format): return .text(text(format))
    case .enumeration(let id):
      let cases = enumerations[id.index].cases
      return .text(cases.isEmpty ? "" : random.pick(cases))
    case .set(let id):
      return .list(enumerations[id.index].cases.filter { _ in random.bool() }.map(PlainValue.text))
    case .list(let element):
      return .list((0..<random.below(4)).map { _ in value(of: element, in: range) })
    case .number: return .text(number())
    case .instant: return .text(random.pick(["2026-03-02T09:00:00+08:00", "2199-12-31T00:00:00Z"]))
    case .date: return .text(random.pick(["2026-03-02", "1970-01-01", "2199-12-31", "2026-10-01"]))
    case .timeOfDay: return .text(random.pick(["00:00", "09:00", "24:00", "23:59:59"]))
    case .duration: return .text(random.pick(["1 ms", "1 s", "60 s", "3 min", "24 h", "90 days"]))
    case .term:
      return .text(random.pick(["1 day", "3 working days", "2 years", "1 month", "100 years"]))
    case .money: return .text(random.pick(["0 CNY", "0.50 CNY", "200 CNY", "9999999 CNY"]))
    case .windows: return .text("00:00-24:00")
    }
  }

  private mutating func word(in range: ClosedRange<Int64>) -> Int64 {
    switch random.below(4) {
    case 0: range.lowerBound
    case 1: range.upperBound
    default: Int64.random(in: range, using: &random)
    }
  }

  private mutating func text(_ format: TextFormat) -> String {
    switch format {
    case .vin: random.pick(["1M8GDM9AXKP042788", "LDC613P23A1305189", "LSJA24U62JG269225"])
    case .mobile: random.pick(["13800000000", "13912345678"])
    case .identity: random.pick(Self.identities)
    case .name: random.pick(["张三", "李四"])
    case .secret: random.pick(["123456", "000000"])
    case .free: random.pick(["A", "HGZ123", "号牌", " ", "A\u{30A}", known() ?? "B"])
    }
  }

  private mutating func known() -> String? {
    let texts = view?.fields.compactMap { field -> String? in
      if case .text(let text) = field.value { text } else { nil }
    }
    guard let texts, !texts.isEmpty else { return nil }
    return random.pick(texts)
  }

  private mutating func number() -> String {
    let own = view?.numbers.flatMap(\.numbers) ?? []
    if !own.isEmpty, random.below(5) > 0 { return random.pick(own).description }
    return random.pick(["鲁F·00001", "鲁F·D00012", "鲁F·0A001", "鲁Z·88888"])
  }
}
