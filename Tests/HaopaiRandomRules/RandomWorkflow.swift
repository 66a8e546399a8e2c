/// A workflow that nobody thought of: states, commands, clocks and resources by chance, each written as
/// a person would write it. Not everything it says makes sense; validation tells.
struct RandomWorkflow {
  private var dice: Dice
  private let states: [String]
  private let refusals = ["no", "late", "full", "barred"]

  init(seed: UInt64) {
    dice = Dice(seed: seed)
    states = (0..<(3 + dice.below(4))).map { "s\($0)" }
  }

  /// The business's file, and the city's values for it.
  mutating func text() -> (business: String, values: String) {
    let values = """
          amount: \(timeline([1 + dice.below(9), 1 + dice.below(9)].map(String.init)))
          wait: \(timeline(["\(1 + dice.below(9)) min", "\(1 + dice.below(90)) min"]))
          ban: \(timeline(["\(1 + dice.below(9)) working days", "\(1 + dice.below(40)) days"]))
          allowed: \(timeline(["true", "false"]))
      """
    return (workflow(), values)
  }

  private mutating func timeline(_ values: [String]) -> String {
    dice.roll(1, in: 2)
      ? values[0] : "{ 2026-01-01: \(values[0]), 2026-10-0\(1 + dice.below(8)): \(values[1]) }"
  }

  private mutating func workflow() -> String {
    let target = one(states)
    let first = states[0]
    return """
      haopai: 1
      workflow: chance
      title: { zh: 随机, en: chance }
      parameters:
        amount: { type: count, range: 1..9, \(readNow()) title: { zh: 数量, en: amount } }
        wait: { type: duration, range: 1 min..24 h, \(readNow()) title: { zh: 等待, en: wait } }
        ban: { type: term, title: { zh: 停用, en: ban } }
        allowed: { type: bool, \(readNow()) title: { zh: 允许, en: allowed } }
      fields:
        phone: mobile
        flag: { type: bool, default: false }
        count: { type: count, range: 0..9, default: 0 }
        day: date
      counters:
        tries: { per: [applicant.id], period: \(one(["ever", "day", "month"])), limit: \(one(["param.amount", "\"3\""])), refusal: no, title: { zh: 次数, en: tries } }
        places: { keys: { day: date }, limit: \(one(["param.amount", "\"2\""])), refusal: full }
      registers:
        bans: { keys: { who: identity }, ends: term, bars: { key: [applicant.id], businesses: [chance], commands: [\(one(["open", "a", "b"]))], refusal: barred } }
        marks: { keys: { who: identity }, ends: pardon }
      numbers:
        batch: { max: 4 }
        own: { max: 1 }
      open:
        title: { zh: 开始, en: begin }
        input: { phone: { type: mobile, title: { zh: 手机, en: mobile } } }
        do: [ set: { phone: input.phone } ]
        to: \(first)
      states:
      \(states.map { state($0) }.joined(separator: "\n"))
        end: { final: true\(dice.roll(1, in: 3) ? ", accepts: { reopen: { by: officer, title: { zh: 重开, en: reopen }, to: \(target) } }" : "") }
      refusals:
      \(refusals.map { "  \($0): { zh: 不可, en: not possible }" }.joined(separator: "\n"))
      messages:
        told: { zh: "{param.amount}", en: "{param.amount}" }
      """
  }

  private mutating func readNow() -> String { dice.roll(1, in: 2) ? "read: now," : "" }

  private mutating func one(_ items: [String]) -> String { items[dice.below(items.count)] }

  private mutating func state(_ name: String) -> String {
    var lines = ["  \(name):"]
    if dice.roll(1, in: 9) {
      lines.append("    during: [ use: \(one(["tries", "{ counter: places, keys: [today] }"])) ]")
    }
    if dice.roll(1, in: 3) { lines.append("    on_entry: [ \(action(in: nil)) ]") }
    if dice.roll(1, in: 5) { lines.append("    on_exit: [ \(action(in: nil)) ]") }
    if dice.roll(1, in: 5) {
      lines.append("    always: [ { when: '\(condition())', to: \(destination()) } ]")
    }
    if dice.roll(1, in: 2) {
      lines.append("    timers:")
      for index in 0..<(1 + dice.below(2)) { lines.append("      t\(index): \(timer())") }
    }
    if dice.roll(1, in: 4) {
      lines.append(
        "    lapsed: { batch: [ { when: '\(condition())', do: [ \(action(in: nil)) ] }, {} ] }")
    }
    lines.append("    accepts:")
    // Else most states would lie apart.
    if let next = states.drop(while: { $0 != name }).dropFirst().first {
      lines.append("      go: { title: { zh: 前进, en: go on }, to: \(next) }")
    } else {
      lines.append("      go: { title: { zh: 结束, en: end }, to: end }")
    }
    for command in ["a", "b", "c", "d"].prefix(dice.below(4)) {
      lines.append(contentsOf: self.command(command))
    }
    return lines.joined(separator: "\n")
  }

  private mutating func destination() -> String { dice.roll(1, in: 3) ? "end" : one(states) }

  private mutating func timer() -> String {
    let due = one([
      "after: param.wait", "after: \"duration('60s')\"", "at: 'term_end(entered, param.ban)'",
      "at: start_of(today) + duration('36h')",
    ])
    let when = dice.roll(1, in: 3) ? "when: '\(condition())', " : ""
    return "{ \(when)\(due), do: [ \(action(in: nil)) ], to: \(destination()) }"
  }

  private mutating func command(_ name: String) -> [String] {
    var lines = ["      \(name):"]
    let author = one(["applicant", "applicant", "applicant", "officer", "host"])
    lines.append("        by: \(author)")
    lines.append("        title: { zh: 办理, en: do it }")
    if dice.roll(1, in: 4) { lines.append("        when: '\(condition())'") }
    let input: String? = dice.roll(1, in: 3) ? "more" : nil
    if input != nil {
      lines.append(
        "        input: { more: { type: count, range: 0..9, title: { zh: 多少, en: how many } } }")
    }
    if dice.roll(1, in: 2) {
      lines.append("        require: [ { \(one(["no", "late"])): '\(condition(input))' } ]")
    }
    var actions = (0..<dice.below(4)).map { _ in action(in: input) }
    if dice.roll(1, in: 4) { actions.append(draw()) }
    if !actions.isEmpty { lines.append("        do: [ \(actions.joined(separator: ", ")) ]") }
    switch dice.below(4) {
    case 0:
      lines.append("        then:")
      lines.append("          - { when: '\(condition(input))', to: \(destination()) }")
      lines.append("          - { say: told }")
    case 1: lines.append("        say: told")
    default: lines.append("        to: \(destination())")
    }
    return lines
  }

  private mutating func condition(_ input: String? = nil, depth: Int = 0) -> String {
    if depth < 2, dice.roll(1, in: 4) {
      return
        "(\(condition(input, depth: depth + 1))) \(one(["&&", "||"])) (\(condition(input, depth: depth + 1)))"
    }
    if depth < 2, dice.roll(1, in: 8) { return "!(\(condition(input, depth: depth + 1)))" }
    let usual = [
      "case.flag", "case.count < \(1 + dice.below(9))", "param.amount > \(1 + dice.below(8))",
      "param.allowed", "tries.used < 3", "size(batch) > 0", "size(own) == 0", "has(case.day)",
      "has(case.day) && today < case.day", "reached(entered + param.wait)",
      "has(marks[applicant.id])", "has(bans[applicant.id])", "places[today].left > 0",
      "now.getHours() < \(1 + dice.below(22))",
    ]
    return one(input == nil ? usual : usual + ["input.more > \(dice.below(9))"])
  }

  private mutating func action(in input: String?) -> String {
    let amount = input.map { "input.\($0)" } ?? "1"
    let plain = one([
      "set: { flag: \"\(one(["true", "false"]))\" }", "set: { count: \"\(dice.below(10))\" }",
      "set: { count: 'case.count < 9 ? case.count + 1 : 0' }", "set: { day: today + param.ban }",
      "set: { day: none }", "use: tries", "give_back: tries",
      "use: { counter: tries, amount: '\(amount)' }",
      "use: { counter: places, keys: [today] }",
      "move: { number: 'batch[0]', to: own }", "release: [batch]", "release: [own]", "claim: own",
      "issue: own", "extend: { set: batch, hold: \"duration('120s')\" }",
      "enter: { register: bans, keys: [applicant.id], for: param.ban }",
      "enter: { register: marks, keys: [applicant.id] }",
      "end: { register: marks, keys: [applicant.id] }",
      "notify: { to: case.phone, message: told }",
    ])
    return dice.roll(29, in: 30) ? guarded(plain) : "{ \(plain) }"
  }

  /// A draw may find too little, which only a command can say.
  private mutating func draw() -> String {
    "{ draw: { into: batch, kind: '\"small-car\"', count: \"\(1 + dice.below(4))\", hold: \"duration('90s')\" } }"
  }

  /// What such an action asks for, as a careful author would ask.
  private mutating func guarded(_ action: String) -> String {
    let guards = [
      ("use: tries", "tries.left > 0"), ("use: { counter: places", "places[today].left > 0"),
      ("move:", "size(batch) > 0 && size(own) == 0"), ("claim:", "size(own) > 0"),
      ("issue:", "size(own) > 0"), ("enter: { register: marks", "!has(marks[applicant.id])"),
      ("end:", "has(marks[applicant.id])"), ("enter: { register: bans", "!has(bans[applicant.id])"),
    ]
    guard let condition = guards.first(where: { action.hasPrefix($0.0) })?.1 else {
      return "{ \(action) }"
    }
    return "{ when: '\(condition)', \(action) }"
  }
}
