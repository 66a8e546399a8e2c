import HaopaiDomain
import HaopaiProgram
import Testing

@testable import HaopaiEngine

/// The gardens where an officer may go on with what is over, and where a plot's own set has room for three
/// and every action may be tried on it: what no business of ours does, and rules may.
enum EndlessGarden {
  static let file = "rules/businesses/plot.yaml"
  static let officer = Submitter.officer("o")

  /// - Parameter files: of the rules in place of those that are there.
  static func city(
    _ kind: LedgerKind = .sqlite, with files: [String: String] = [:]
  ) throws -> GardenCity {
    try GardenCity(kind, with: files.merging([file: try plot()]) { first, _ in first })
  }

  static func plot() throws -> String {
    var text = try GardenRules.text(of: file)
    for (old, new) in changes {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    return text
  }

  private static let changes = [
    ("  own: { max: 1,", "  own: { max: 3,"),
    (
      "  over: { final: true }",
      """
        over:
          final: true
          accepts:
            resume: { by: officer, title: { zh: 继续, en: resume }, to: choosing.napping }
            note: { by: officer, title: { zh: 记, en: note }, do: [ use: waterings ] }
            keep_seeds: { by: officer, title: { zh: 留种, en: keep seeds }, do: [ give_back: waterings ] }
            grab:
              by: officer
              title: { zh: 抓, en: grab }
              input: { wishes: { list: number, min: 1, max: 5, title: { zh: 想要的, en: wishes } } }
              do: [ first_free: { of: input.wishes, kind: '"small-car"', into: own }, claim: own ]
            ungrab: { by: officer, title: { zh: 放手, en: let go }, do: [ release: [own] ] }
      """
    ),
    (
      "      drop: { title",
      """
            own_it:
              title: { zh: 归己, en: own it }
              input: { number: { type: number, title: { zh: 号码, en: number } } }
              do: [ move: { number: input.number, to: own } ]
            own_it_for:
              title: { zh: 暂归己, en: own it for a while }
              input: { number: { type: number, title: { zh: 号码, en: number } }, hold: { type: duration, range: 1 ms..24 h, title: { zh: 保留, en: hold } } }
              do: [ move: { number: input.number, to: own, hold: input.hold } ]
            pick_own: { title: { zh: 抽给己, en: pick for own }, do: [ draw: { into: own, kind: '"small-car"', count: "1", hold: "duration('60s')" } ] }
            first_own:
              title: { zh: 指定给己, en: the first that is free for own }
              input: { wishes: { list: number, min: 1, max: 5, title: { zh: 想要的, en: wishes } } }
              do: [ first_free: { of: input.wishes, kind: '"small-car"', into: own } ]
            claim_own: { title: { zh: 要己, en: claim own }, do: [ claim: own ] }
            issue_own: { by: officer, title: { zh: 发己, en: issue own }, do: [ issue: own ] }
            let_own_go: { title: { zh: 放己, en: let own go }, do: [ release: [own] ] }
            drop: { title
      """
    ),
  ]
}

extension GardenCity {
  /// All is saved, and the office opened anew.
  func saveAndRestart() throws {
    try city.save()
    try city.restart()
  }

  /// Draws numbers for a plot.
  /// - Returns: all that it has.
  func pick(_ count: Int64, for number: CaseNumber) throws -> [PlateNumber] {
    try take("pick", number, ["count": .integer(count), "hold": .text("600 s")])
    return numbers.filter { ledger.holder(of: $0)?.caseNumber == number }
  }

  /// Draws one for a plot and makes it its own.
  func pickOwn(_ number: CaseNumber) throws -> PlateNumber {
    let plate = try #require(try pick(1, for: number).first)
    try take("own_it", number, ["number": .plate(plate)])
    return plate
  }
}
