import Foundation
import Testing

/// A small rule book of one city: two businesses that share a part, of which a test names places by
/// markers such as 1️⃣. The markers are no part of the files.
final class DeskRules {
  private let rules: TemporaryRules
  /// By marker, `rules/businesses/desk.yaml:12` and the column.
  private var places: [Character: (line: String, column: Int)] = [:]

  var root: String { rules.root }

  /// - Parameter files: in place of those of the same path, or beside them.
  init(_ files: [String: String]) throws {
    var texts = try Self.national()
    texts.merge(Self.files.merging(files) { _, own in own }) { _, own in own }
    var places: [Character: (line: String, column: Int)] = [:]
    for (path, marked) in texts {
      var lines: [String] = []
      for line in marked.split(separator: "\n", omittingEmptySubsequences: false) {
        var text = ""
        for character in line {
          if character.unicodeScalars.contains("\u{20E3}") {
            places[character] = ("\(path):\(lines.count + 1)", text.unicodeScalars.count + 1)
          } else {
            text.append(character)
          }
        }
        lines.append(text)
      }
      texts[path] = lines.joined(separator: "\n")
    }
    rules = try TemporaryRules(texts)
    self.places = places
  }

  /// With one file of scenarios.
  convenience init(scenarios: String..., files: [String: String] = [:]) throws {
    let list = scenarios.map { text in
      "  - scenario: { zh: 测试, en: test }\n"
        + text.split(separator: "\n").map { "    \($0)\n" }.joined()
    }
    let file = "haopai: 1\nscenarios: qingxi\nlist:\n" + list.joined()
    try self.init(files.merging(["cities/qingxi.scenarios.yaml": file]) { own, _ in own })
  }

  func line(_ marker: Character) throws -> String { try #require(places[marker]).line }

  func place(_ marker: Character) throws -> String {
    let place = try #require(places[marker])
    return "\(place.line):\(place.column)"
  }

  private static func national() throws -> [String: String] {
    let paths = [
      "messages", "plate-kinds", "authorities", "applicants", "nation", "calendars/2026",
    ].map { "rules/national/\($0).yaml" }
    return try paths.reduce(into: [:]) { texts, path in
      texts[path] = try String(contentsOfFile: SampleRules.root + "/" + path, encoding: .utf8)
    }
  }

  private static let files = [
    "rules/businesses/desk.yaml": """
    haopai: 1
    workflow: desk
    title: { zh: 窗口, en: desk }
    parameters:
      mode: { enum: [fast, thorough], title: { zh: 方式, en: mode } }
      fee: { type: count, range: 0..100, title: { zh: 费用, en: fee } }
      1️⃣note: { type: count, range: 0..9, title: { zh: 备注, en: note } }
    demands:
      - { that: "param.mode == 'fast' || param.fee > 4", zh: 细办须收费, en: thorough work has a price }
    open:
      title: { zh: 开始, en: begin }
      input: { cash: { type: count, range: 0..1000, title: { zh: 现金, en: cash } } }
      require: [ too-poor: input.cash >= param.fee ]
      to: queueing
    states:
      queueing: { title: { zh: 排队, en: queueing }, part: queue, exits: { called: serving, gone: left } }
      serving:
        title: { zh: 办理, en: serving }
        documents: [slip]
        accepts:
          finish:
            title: { zh: 办结, en: finish }
            by: officer
            then:
              - { when: param.mode == "fast", to: done }
              2️⃣- { say: look-again, to: checking }
      3️⃣checking:
        title: { zh: 复核, en: checking }
        accepts:
          approve: { by: officer, title: { zh: 通过, en: approve }, 4️⃣to: done }
      done: { final: true, title: { zh: 办结, en: done } }
      left: { final: true, title: { zh: 离开, en: left } }
    documents:
      slip: { title: { zh: 单据, en: slip }, lines: [ { zh: "{param.note}", en: "{param.note}" } ] }
    refusals:
      5️⃣too-poor: { zh: 现金不足, en: not enough money }
    messages:
      look-again: { zh: 须复核, en: somebody must look again }
    """,
    "rules/parts/queue.yaml": """
    haopai: 1
    part: queue
    title: { zh: 排队, en: queue }
    exits: [called, gone]
    parameters:
      patience: { type: duration, range: 1 min..1 h, title: { zh: 耐心, en: patience } }
    initial: waiting
    states:
      waiting:
        title: { zh: 等候, en: waiting }
        timers:
          6️⃣late:
            title: { zh: 久候, en: late }
            after: param.patience
            7️⃣to: gone
          8️⃣bell: { title: { zh: 铃, en: bell }, after: "duration('1m')" }
        accepts:
          call: { by: officer, title: { zh: 叫号, en: call }, 9️⃣to: called }
    """,
    "rules/provinces/lakeside.yaml": """
    haopai: 1
    province: lakeside
    name: { zh: 湖滨省, en: Lakeside }
    extends: lakes
    """,
    "cities/qingxi.yaml": """
    haopai: 1
    city: qingxi
    name: { zh: 清溪市, en: Qingxi }
    extends: lakeside
    plates: { province: 鲁, authorities: [F, Y] }
    parts:
      queue: { patience: { 2026-01-05: 10 min, 2026-07-01: 0️⃣5 min } }
    businesses:
      desk: { mode: fast, fee: 5, note: 7 }
    assumed: { queue: 虚构 (made up), desk: 虚构 (made up) }
    """,
  ]
}

extension DeskRules {
  /// The keys that all scenarios share, and their steps.
  static func scenario(
    _ keys: String = "", city: String = "qingxi", business: String = "desk",
    at: String = "2026-03-02 09:00", steps: String...
  ) -> String {
    """
    city: \(city)
    business: \(business)
    at: \(at)
    applicant: { kind: individual, id: 11010519491231002X }
    \(keys.isEmpty ? "" : keys + "\n")steps:
    \(steps.flatMap { $0.split(separator: "\n") }.map { "  \($0)" }.joined(separator: "\n"))
    """
  }

  static let open = "- open: { cash: 5 }\n  expect: { state: queueing.waiting }"
}
