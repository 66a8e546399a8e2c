/// Workflows that are well formed and have far too much of one thing, or just not too much of it:
/// what stops short of a bound is checked to the end.
struct CrowdedWorkflow: Sendable {
  let name: String
  private let fill: @Sendable (inout Sections, Int) -> Void

  /// How often the thing is there.
  static let counts = [50, 100, 200, 400, 500, 1000, 2000, 5000, 20_000]

  /// The file, cut to `size` bytes.
  func bytes(_ count: Int, size: Int) -> [UInt8] {
    var sections = Sections()
    fill(&sections, count)
    return Array(sections.text.utf8.prefix(size))
  }

  private struct Sections {
    var parameters = ""
    var demands = ""
    var fields = ""
    var counters = ""
    var numbers = ""
    var requirements = ""
    var actions = ""
    var branches = ""
    var commands = ""
    var states = ""
    var refusals = ""

    var text: String {
      """
      haopai: 1
      workflow: crowded
      title: \(title)
      parameters:
        spots: { type: count, range: 1..9, default: 3, title: \(title) }
      \(parameters)demands:
        - { that: param.spots > 0, zh: 一, en: a }
      \(demands)fields:
        name: { type: text, title: \(title) }
      \(fields)\(counters.isEmpty ? "" : "counters:\n\(counters)")open: { title: \(title), to: first }
      states:
        first:
          numbers: { bag: { max: 1 }\(numbers) }
          accepts:
            go:
              title: \(title)
              input: { word: { type: text, title: \(title) } }
              require:
                - no: input.word != "a"
      \(requirements)        do: [ set: { name: input.word }\(actions) ]
              then: [ \(branches){ to: last } ]
      \(commands)\(states)  last: { final: true }
      refusals:
        no: { zh: 一, en: a }
      \(refusals)
      """
    }
  }

  private static let alternatives = list(60, " || ") { "size(input.word) > \($0)" }

  static let all: [CrowdedWorkflow] = [
    CrowdedWorkflow(name: "requirements") { sections, count in
      sections.requirements = lines(count) { "          - no: size(input.word) > \($0)" }
    },
    CrowdedWorkflow(name: "long requirements") { sections, count in
      sections.requirements = lines(count) { _ in "          - no: \(alternatives)" }
    },
    CrowdedWorkflow(name: "requirements of many commands") { sections, count in
      sections.commands = lines(count / 50) { index in
        let requirements = list(50, ", ") { "{ no: size(case.name) > \(index + $0) }" }
        return
          "      c\(index): { when: has(case.name), title: \(title), require: [\(requirements)], to: last }"
      }
    },
    CrowdedWorkflow(name: "misspelt refusals") { sections, count in
      sections.requirements = lines(min(count, 90)) { "          - word-\(word($0)): \"true\"" }
      sections.refusals = lines(count) { "  text-\(word($0 + 7)): { zh: 一, en: a }" }
    },
    CrowdedWorkflow(name: "actions") { sections, count in
      sections.actions = list(count, "") {
        ", { when: size(input.word) > \($0), set: { name: none } }"
      }
    },
    CrowdedWorkflow(name: "branches") { sections, count in
      sections.branches = list(count, "") { "{ when: size(input.word) == \($0), to: last }, " }
    },
    CrowdedWorkflow(name: "commands") { sections, count in
      sections.commands = lines(count) { "      c\($0): { title: \(title), to: last }" }
    },
    CrowdedWorkflow(name: "counters") { sections, count in
      sections.counters = lines(count) {
        "  k\($0): { per: [applicant.id], limit: 3, refusal: no, title: \(title) }"
      }
    },
    CrowdedWorkflow(name: "number sets") { sections, count in
      sections.numbers = list(count, "") { ", n\($0): { max: 1 }" }
    },
    CrowdedWorkflow(name: "demands") { sections, count in
      let conditions = list(60, " && ") { "param.spots > \($0 % 3)" }
      sections.demands = lines(count) { _ in "  - { that: \(conditions), zh: 一, en: a }" }
    },
    CrowdedWorkflow(name: "states in a ring, each with a field of its own") { sections, count in
      sections.fields = lines(min(count, 240)) {
        "  f\($0): { type: text, title: \(title) }"
      }
      sections.commands = ring
      sections.states = lines(count) { index in
        let to = ["to: s\((index + 1) % count)", "to: s\((index + count - 1) % count)", "to: last"]
        let ways = to.enumerated().map { way, to in
          "g\(way): { title: \(title), do: [ set: { f\((index + way) % min(count, 240)): '\"a\"' } ], \(to) }"
        }
        return "  s\(index): { accepts: { \(ways.joined(separator: ", ")) } }"
      }
    },
    CrowdedWorkflow(name: "states that lead on by themselves") { sections, count in
      sections.commands = ring
      sections.states = lines(count) { index in
        let always = list(min(5, count - 1 - index), ", ") {
          "{ when: param.spots == \($0), to: s\(index + 1 + $0) }"
        }
        let rest = always.isEmpty ? "" : ", always: [ \(always) ]"
        return "  s\(index): { accepts: { go: { title: \(title), to: last } }\(rest) }"
      }
    },
  ]
}

private let ring = "      ring: { title: \(title), to: s0 }\n"
private let title = "{ zh: 一, en: a }"

private func lines(_ count: Int, _ line: (Int) -> String) -> String {
  (0..<max(0, count)).map { line($0) + "\n" }.joined()
}

private func list(_ count: Int, _ separator: String, _ element: (Int) -> String) -> String {
  (0..<max(0, count)).map(element).joined(separator: separator)
}

/// Words of ten letters that differ.
private func word(_ index: Int) -> String {
  var state = UInt64(index + 1) &* 0x9E37_79B9_7F4A_7C15
  return String(
    (0..<10).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return Character(UnicodeScalar(UInt8(ascii: "a") + UInt8(state >> 60)))
    })
}
