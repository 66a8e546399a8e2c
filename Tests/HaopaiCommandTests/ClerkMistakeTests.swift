import Haopai
import HaopaiCommand
import Testing

private let yantai = "cities/yantai.yaml"
private let shandong = "rules/provinces/shandong.yaml"
private let bans = "    mismatch_ban: none"

/// What people do to a city file who do not know the format by heart.
@Suite("a clerk's mistakes")
struct ClerkMistakeTests {
  @Test(
    "a line that is deleted is the one finding, and named",
    arguments: [
      (
        "parts:\n  number-selection:\n", "  number-selection:\n", "unknown-plate-kind",
        "`number-selection` belongs below `parts:`", "`number-selection` 应写在 `parts:` 之下"
      ),
      (
        "businesses:\n  new-car:\n", "businesses:\n", "unknown-business",
        "`residence_permit` belongs below `new-car:`", "`residence_permit` 应写在 `new-car:` 之下"
      ),
      (
        "businesses:\n  new-car:\n", "  new-car:\n", "unknown-part",
        "`new-car` belongs below `businesses:`", "`new-car` 应写在 `businesses:` 之下"
      ),
    ])
  func deletedLine(old: String, new: String, code: String, help: String, chinese: String) throws {
    try expect(old, new, code, help: help, chinese: chinese)
  }

  @Test(
    "what stands for no value is written otherwise",
    arguments: [
      ("null", "`null`"), ("~", "`~`"), ("无", "`无`"), ("没有", "`没有`"), ("None", "`None`"),
      ("\"none\"", "without quotes"), ("'none'", "without quotes"),
    ])
  func noValue(text: String, named: String) throws {
    try expect(
      bans, bans.replacing("none", with: text), "bad-value", help: named, chinese: "写作 `none`",
      fix: "write `none`")
  }

  @Test(
    "an authority is its letter alone",
    arguments: [("鲁F", "F"), ("f", "F"), ("鲁y", "Y"), ("烟台", nil), ("I", nil)]
      as [(String, String?)])
  func authority(text: String, letter: String?) throws {
    try expect(
      "authorities: [F, Y]",
      letter == "Y" ? "authorities: [F, \(text)]" : "authorities: [\(text), Y]", "bad-authority",
      help: "one capital letter each", chinese: "一个大写字母", fix: letter.map { "write `\($0)`" })
  }

  @Test("the characters of all provinces are named", arguments: ["山东", "卢", "F", "魯"])
  func province(text: String) throws {
    try expect(
      "province: 鲁", "province: \(text)", "unknown-province", help: "`京`, `津`", chinese: "`京`、`津`")
  }

  @Test("a province or letters that no range has are one finding")
  func prefix() throws {
    let help = "they begin with `鲁F`, `鲁Y`"
    let chinese = "号段以 `鲁F`、`鲁Y` 开头"
    try expect("province: 鲁", "province: 京", "foreign-range", help: help, chinese: chinese)
    try expect("[F, Y]", "[A]", "foreign-range", help: help, chinese: chinese)
  }

  @Test(
    "another name for a parameter is the one finding, and its place is not empty",
    arguments: [
      ("      per_confirm: 5", "      at_once: 5", "`per_confirm`"),
      ("      hold: 180 s", "      reserved_for: 180 s", "`hold`"),
      ("    vin_check: warning", "    digit_nine: warning", "`vin_check`"),
    ])
  func renamed(old: String, new: String, known: String) throws {
    try expect(old, new, "unknown-parameter", help: known, chinese: known)
  }

  @Test("a weekday is written in full", arguments: [("mon", "monday"), ("Thu", "thursday")])
  func weekday(short: String, full: String) throws {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    let week = days.map { "\($0 == full ? short : $0): 08:00-23:00" }.joined(separator: ", ")
    try expect(
      "    window: 08:00-23:00", "    window: { \(week) }", "unknown-key",
      help: "did you mean `\(full)`", chinese: "`\(full)`", fix: "write `\(full)`")
  }

  @Test("a kind whose ranges are given twice has no other finding")
  func twice() throws {
    try expect(
      "  large-nev:", "  small-nev:", "duplicate-key", help: "first given here",
      chinese: "`small-nev`"
    )
  }

  @Test("no kind is a demand that the city does not meet, and nothing else")
  func noKinds() throws {
    try expect(
      "kinds: [small-car, small-nev, large-nev]", "kinds: []", "demand-not-met",
      help: "some plate kind must be offered", chinese: "至少提供一种号牌种类", path: shandong)
  }

  /// The one finding of a change to a profile, of which both languages say something.
  private func expect(
    _ old: String, _ new: String, _ code: String, help: String, chinese: String,
    fix: String? = nil, path: String = yantai,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let rules = try TemporaryRules(mutating: path) { text in
      try #require(text.contains(old), sourceLocation: sourceLocation)
      return text.replacing(old, with: new, maxReplacements: 1)
    }
    let lines = ToolRun(["validate", "--format", "json"], root: rules.root).lines
    let found = try lines.map { try FoundLine($0) }
    #expect(found.map(\.code) == [code], "\(lines)", sourceLocation: sourceLocation)
    #expect(found.first?.file == path, sourceLocation: sourceLocation)
    let english = ToolRun(["validate"], root: rules.root).output
    #expect(english.contains(help), "\(english)", sourceLocation: sourceLocation)
    if let fix { #expect(english.contains("fix: \(fix)\n"), sourceLocation: sourceLocation) }
    let other = ToolRun(["validate", "--language", "zh"], root: rules.root).output
    #expect(other.contains(chinese), "\(other)", sourceLocation: sourceLocation)
  }
}
