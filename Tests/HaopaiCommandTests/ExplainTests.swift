import Foundation
import Haopai
import HaopaiCommand
import Testing

/// What a city's values are, and where they come from.
@Suite("haopai explain")
struct ExplainTests {
  private static let yantai = "cities/yantai.yaml"

  private func run(
    _ arguments: String..., language: String = "en",
    changing changes: [(String, String)] = []
  ) throws -> ToolRun {
    let rules = try TemporaryRules(mutating: Self.yantai) { text in
      try changes.reduce(text) { text, change in
        try #require(text.contains(change.0))
        return text.replacing(change.0, with: change.1)
      }
    }
    return ToolRun(["explain"] + arguments + ["--language", language], root: rules.root)
  }

  private func line(of text: String, in path: String) throws -> Int {
    let bytes = try #require(try OneBusiness.files().first { $0.path == path })
    let lines = String(decoding: bytes.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.contains(text) }) + 1
  }

  @Test("a value has its place, its layer, its source and what it takes the place of")
  func value() throws {
    let place = try line(of: "register_within: 3 working days", in: Self.yantai)
    let result = "rules/parts/number-result.yaml"
    let fallback = try line(of: "default: 3 working days", in: result)
    let english = try run("yantai", "new-car.register_within")
    #expect(english.status == .fine)
    #expect(
      english.output == """
        register_within: 3 working days
          time to come to the office, the day of selection not counted
          cities/yantai.yaml:\(place) (city)
          source: “预选号牌完成后,需在3个工作日内(不含选号当日)完成机动车上牌”, 000_3a743db0c1b78eff.txt
          instead of 3 working days, \(result):\(fallback) (default)

        """)
    let chinese = try run("yantai", "new-car.register_within", language: "zh")
    #expect(
      chinese.output == """
        register_within: 3 working days
          到车管所办理的期限（不含选号当日）
          cities/yantai.yaml:\(place) (本市)
          来源：“预选号牌完成后,需在3个工作日内(不含选号当日)完成机动车上牌”，000_3a743db0c1b78eff.txt
          取代 3 working days，\(result):\(fallback)（默认值）

        """)
  }

  @Test("a group shows all that it has, each with the reason why it is assumed")
  func group() throws {
    let run = try run("yantai", "new-car.draw")
    #expect(
      run.lines.filter { !$0.hasPrefix(" ") } == [
        "draw.attempts: 10", "draw.size: 10", "draw.hold: 3 min", "draw.exclude_4: offered",
        "draw.confirm_first: not set",
      ])
    #expect(run.output.contains("  assumed: 指南写作“换一批(XX)”"))
    let size = try line(of: "size: 10", in: "rules/provinces/shandong.yaml")
    #expect(run.output.contains("  rules/provinces/shandong.yaml:\(size) (province)\n"))
  }

  private static let dated = [
    ("      attempts: 10", "      attempts: { 2021-03-23: 10, 2027-01-01: 8 }"),
    (
      "    compose:\n      attempts: 20\n      per_confirm: 5\n      interval: 10 s\n",
      "    compose: { 2021-03-23: { attempts: 20, per_confirm: 5, interval: 10 s }, 2027-01-01: none }\n"
    ),
  ]

  @Test("on each day what counts on it, and what counts on others")
  func days() throws {
    for (day, now, other) in [
      ("2021-03-23", "10", "from 2027-01-01: 8"), ("2026-12-31", "10", "from 2027-01-01: 8"),
      ("2027-01-01", "8", "from 2021-03-23: 10"),
    ] {
      let run = try run("yantai", "new-car.draw.attempts", "--on", day, changing: Self.dated)
      #expect(run.lines.first == "draw.attempts: \(now)")
      #expect(run.lines.contains("  " + other), "\(run.output)")
    }
    let before = try run(
      "yantai", "new-car.draw.attempts", "--on", "2021-03-22", changing: Self.dated)
    #expect(before.lines.first == "draw.attempts: not set", "\(before.output)")
  }

  @Test("a group that is not offered stands for what it has")
  func ended() throws {
    for path in ["new-car.compose", "new-car.compose.attempts"] {
      let run = try run("yantai", path, "--on", "2027-01-01", changing: Self.dated)
      #expect(run.lines.first == "compose: not offered" && run.status == .fine, "\(run.output)")
      #expect(run.lines.contains("  from 2021-03-23: offered"), "\(run.output)")
    }
    let table = try run("yantai", "new-car", "--on", "2027-01-01", changing: Self.dated)
    #expect(table.lines.contains { $0.hasPrefix("  compose  ") && $0.contains("not offered") })
    #expect(!table.output.contains("compose.attempts"))
  }

  @Test("a city is all its businesses, in columns, under the files that it is made of")
  func city() throws {
    let run = try run("yantai", "--on", "2026-03-02")
    #expect(run.lines.first == "the rules of 2026-03-02")
    #expect(
      run.lines.dropFirst().prefix(3).map { $0.split(separator: " ").first }
        == ["city", "province", "nation"])
    let rows = run.lines.filter { $0.hasPrefix("  ") && $0.contains(".yaml:") }.dropFirst(3)
    #expect(rows.count > 20)
    let columns = rows.compactMap { row in
      (row.range(of: " cities/") ?? row.range(of: " rules/")).map {
        row.distance(from: row.startIndex, to: $0.lowerBound)
      }
    }
    #expect(Set(columns).count == 1, "\(run.output)")
    let business = try self.run("yantai", "new-car", "--on", "2026-03-02")
    #expect(run.output.hasSuffix(business.output))
  }

  @Test("today is the clock's day")
  func today() throws {
    let run = try run("yantai")
    #expect(run.lines.first == "the rules of 2026-03-02")
  }

  @Test(
    "what is not there is said, with the nearest that is",
    arguments: [
      (["yantia"], "the rules have no city `yantia`, did you mean `yantai`"),
      (["yantai", "new-cat"], "no business `new-cat`, did you mean `new-car`"),
      (["yantai", "new-car.drow"], "there is no parameter `drow`, did you mean `draw`"),
      (["yantai", "new-car.draw.sise"], "`draw.sise`, did you mean `draw.size`"),
      (["yantai", "new-car."], "there is no parameter ``"),
      (["yantai", "--on", "2026-02-30"], "option `--on` cannot be `2026-02-30`"),
      ([], "CITY is missing"), (["a", "b", "c"], "argument `c` is one too many"),
    ])
  func wrong(arguments: [String], message: String) throws {
    let run = ToolRun(["explain"] + arguments + ["--language", "en"])
    #expect(run.status == .usage && run.output.isEmpty)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test("rules with an error explain nothing")
  func broken() throws {
    let run = try run("yantai", changing: [("hold: 180 s", "hold: 180")])
    #expect(run.status == .usage && run.output.isEmpty && run.errors.contains("error["))
  }
}
