import HaopaiProgram
import HaopaiTestSupport

/// Writes random expressions over `SampleEnvironment` that are well typed.
struct RandomExpression {
  var random: SplitMix64
  private var variables: [String] = []

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func bool(_ depth: Int) -> String {
    guard depth > 0 else {
      return random.pick([
        "true", "false", "case.registered", "has(param.draw)", "has(case.compose_from)",
        "case.kind in param.kinds", "check == 'wrong'", "case.vin == input.vin",
        "input.number in batch",
      ])
    }
    switch random.below(13) {
    case 0: return "!(\(bool(depth - 1)))"
    case 1, 2: return "(\(bool(depth - 1)) && \(bool(depth - 1)))"
    case 3, 4: return "(\(bool(depth - 1)) || \(bool(depth - 1)))"
    case 5: return "(\(bool(depth - 1)) ? \(bool(depth - 1)) : \(bool(depth - 1)))"
    case 6, 7: return "(\(int(depth - 1)) \(comparison()) \(int(depth - 1)))"
    case 8: return "(\(text(depth - 1)) \(comparison()) \(text(depth - 1)))"
    case 9: return macro(random.pick(["all", "exists", "exists_one"]), depth)
    case 10: return "(\(int(depth - 1)) in \(list(depth - 1)))"
    case 11: return "(\(list(depth - 1)) \(random.pick(["==", "!="])) \(list(depth - 1)))"
    default:
      let search = random.pick(["startsWith", "endsWith", "contains"])
      return "\(text(depth - 1)).\(search)(\(text(depth - 1)))"
    }
  }

  mutating func int(_ depth: Int) -> String {
    guard depth > 0 else {
      let names = [
        "param.divisor", "param.wide", "draws.left", "size(input.counts)", "size(batch)",
      ]
      return random.below(3) == 0
        ? String(random.below(7) - 3) : random.pick(names + variables + variables)
    }
    switch random.below(9) {
    case 0...4:
      return "(\(int(depth - 1)) \(random.pick(["+", "-", "*", "/", "%"])) \(int(depth - 1)))"
    case 5: return "(\(bool(depth - 1)) ? \(int(depth - 1)) : \(int(depth - 1)))"
    case 6: return "\(list(depth - 1))[\(int(depth - 1))]"
    case 7: return "size(\(list(depth - 1)))"
    default: return "-(\(int(depth - 1)))"
    }
  }

  private mutating func text(_ depth: Int) -> String {
    guard depth > 0 else {
      return random.pick(["'1M8'", "''", "'号牌'", "case.vin", "input.vin", "'\\u0041\\u030a'"])
    }
    switch random.below(4) {
    case 0: return "(\(text(depth - 1)) + \(text(depth - 1)))"
    case 1: return "(\(bool(depth - 1)) ? \(text(depth - 1)) : \(text(depth - 1)))"
    case 2: return "string(\(int(depth - 1)))"
    default: return text(0)
    }
  }

  private mutating func list(_ depth: Int) -> String {
    guard depth > 0 else { return random.pick(["input.counts", "[1, 2, 3]", "[0]"]) }
    switch random.below(4) {
    case 0: return "[\(int(depth - 1)), \(int(depth - 1))]"
    case 1: return "(\(list(depth - 1)) + \(list(depth - 1)))"
    case 2: return macro("filter", depth)
    default: return macro("map", depth)
    }
  }

  private mutating func macro(_ name: String, _ depth: Int) -> String {
    let list = list(depth - 1)
    let variable = random.pick(["x", "y"])
    variables.append(variable)
    defer { variables.removeLast() }
    let body = name == "map" ? int(depth - 1) : bool(depth - 1)
    return "\(list).\(name)(\(variable), \(body))"
  }

  private mutating func comparison() -> String {
    random.pick(["==", "!=", "<", "<=", ">", ">="])
  }

  /// A frame with small numbers and now and then an extreme one.
  mutating func frame() -> Frame {
    var frame = SampleEnvironment.frame
    typealias Word = SampleEnvironment.Word
    frame.words[Word.divisor] = Int64(random.below(11))
    frame.words[Word.wide] = random.pick([.min, .max, 0, 1, -1, Int64(random.below(100))])
    frame.words[Word.drawPresence] = Int64(random.below(2))
    frame.words[Word.composeFromPresence] = Int64(random.below(2))
    frame.words[Word.kinds] = Int64(random.below(8))
    frame.words[Word.kind] = Int64(random.below(3))
    frame.words[Word.registered] = Int64(random.below(2))
    frame.words[Frame.Word.check] = Int64(random.below(4))
    frame.objects[SampleEnvironment.Object.numbers] = .words(
      (0..<random.below(5)).map { _ in Int64(random.below(1001)) })
    if random.below(2) == 0 {
      frame.objects[SampleEnvironment.Object.registeredVin] = .text("1M8")
    }
    return frame
  }
}
