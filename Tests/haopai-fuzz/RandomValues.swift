import HaopaiExpression
import HaopaiProgram
import HaopaiTestSupport

@testable import HaopaiExpressionOracle

/// Any values that declarations allow, the extreme ones among them.
struct RandomValues {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// A frame for the sample's names.
  mutating func frame() -> Frame {
    var frame = SampleEnvironment.frame
    for (_, symbol) in SampleEnvironment.environment.roots.sorted(by: { $0.key < $1.key }) {
      fill(symbol, &frame)
    }
    return frame
  }

  private mutating func fill(_ symbol: Symbol, _ frame: inout Frame) {
    switch symbol {
    case .group(let group):
      if let presence = group.presence { frame.words[presence] = random.bool() ? 1 : 0 }
      for (_, member) in group.members.sorted(by: { $0.key < $1.key }) { fill(member, &frame) }
    case .value(let value):
      if let presence = value.place.presence { frame.words[presence] = random.bool() ? 1 : 0 }
      switch value.place.slot {
      case .word(let slot): frame.words[slot] = word(of: value.type, in: value.range)
      case .object(let slot):
        frame.objects[slot] = object(
          of: value.type, in: value.range, most: value.maximumCount ?? 5)
      }
    case .resource: break
    }
  }

  mutating func word(of type: ValueType, in declared: ClosedRange<Int64>?) -> Int64 {
    let range = declared ?? Self.range(of: type)
    switch random.below(5) {
    case 0: return range.lowerBound
    case 1: return range.upperBound
    case 2: return min(max(Int64(random.below(9)) - 4, range.lowerBound), range.upperBound)
    default: return Int64.random(in: range, using: &random)
    }
  }

  private static func range(of type: ValueType) -> ClosedRange<Int64> {
    let cases = SampleEnvironment.enumerations.map(\.cases.count)
    switch type {
    case .enumeration(let id): return 0...Int64(cases[id.index] - 1)
    case .set(let id): return 0...(1 << Int64(cases[id.index])) - 1
    default: return type.frameRange
    }
  }

  /// - Parameter range: of the words of a list.
  mutating func object(
    of type: ValueType, in range: ClosedRange<Int64>?, most: Int
  ) -> ObjectValue {
    guard case .list(let element) = type else {
      return .text(
        random.pick(["", "A", "1M8", "1M8GDM9AXKP042788", "号牌", "A\u{30A}", "\u{10FFFF}", "ok"]))
    }
    let count = random.below(most + 1)
    if element.isObject {
      return .list((0..<count).map { _ in object(of: element, in: nil, most: most) })
    }
    return .words((0..<count).map { _ in word(of: element, in: range) })
  }
}
