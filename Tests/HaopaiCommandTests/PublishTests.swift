import Foundation
import Haopai
import Testing

@testable import HaopaiCommand

/// `publish`: rules that change while a database is in use.
@Suite("publishing")
struct PublishTests {
  /// A database, and a folder of rules of its own.
  private final class Place {
    let rules: TemporaryRules
    var file: String { rules.root + "/office.db" }
    var city: String { rules.root + "/cities/yantai.yaml" }

    init() throws {
      rules = try TemporaryRules(mutating: "cities/yantai.yaml") { $0 }
    }

    func edit(_ old: String, _ new: String) throws {
      let text = try String(contentsOfFile: city, encoding: .utf8)
      try #require(text.contains(old))
      try Data(text.replacing(old, with: new).utf8).write(to: URL(fileURLWithPath: city))
    }

    /// The wall clock stands at nine.
    @discardableResult
    func publish(_ arguments: String..., language: String = "en") -> ToolRun {
      ToolRun(
        ["publish", "--db", file, "--language", language] + arguments, root: rules.root)
    }

    func run(_ lines: String...) -> ToolRun {
      ToolRun(
        ["run", "--db", file, "--seed", "7", "--language", "en"],
        input: Array(lines.joined(separator: "\n").utf8), root: rules.root)
    }

    func audit() -> ToolRun {
      ToolRun(["audit", "--db", file, "--language", "en"], root: nil)
    }
  }

  private static func opening(_ key: String, at time: String) throws -> String {
    try Conversation().opening(key: key, at: time)
  }

  /// Brings the first case to where it may start its selection, at 09:01:00.
  private static func proving() throws -> String {
    var talk = try Conversation()
    let by = #""by":{"applicant":"\#(Conversation.applicant)"}"#
    _ = try talk.open()
    _ = try talk.submit("agree", at: "09:00:01")
    let details = #"{"vin":"1M8GDM9AXKP042788","evidence":"HGZ123"}"#
    _ = try talk.submit("submit", at: "09:00:02", input: details, facts: "vehicle")
    let sent = try talk.submit("send_code", at: "09:00:03")
    guard case .list(let messages)? = sent["outbox"], case .object(let message)? = messages.last,
      case .text(let code)? = message["code"]
    else { throw Conversation.Unexpected(answer: "\(sent)") }
    return [
      try opening("first", at: "09:00:00"),
      #"{"case":"yantai-1","command":"agree",\#(by),"at":"2026-03-02T09:00:01+08:00"}"#,
      #"{"case":"yantai-1","command":"submit",\#(by),"input":\#(details),"facts":{"vehicle":{"known":true,"registered":false,"selected":false,"own":true,"plate_kind":"small-car"}},"at":"2026-03-02T09:00:02+08:00"}"#,
      #"{"case":"yantai-1","command":"send_code",\#(by),"at":"2026-03-02T09:00:03+08:00"}"#,
      #"{"case":"yantai-1","command":"prove",\#(by),"input":{"code":"\#(code)"},"at":"2026-03-02T09:00:04+08:00"}"#,
    ].joined(separator: "\n")
  }

  /// Refused, without any effect, where the hours are not those.
  private static func starting(at time: String) -> String {
    #"{"case":"yantai-1","command":"start","by":{"applicant":"\#(Conversation.applicant)"},"at":"2026-03-02T\#(time)+08:00"}"#
  }

  @Test("what changes is told by whom it concerns, and a dry run changes nothing")
  func tells() throws {
    let place = try Place()
    #expect(place.run(try Self.opening("a", at: "09:00:00")).status == .fine)
    try place.edit("window: 08:00-23:00", "window: 10:00-23:00")
    try place.edit("attempts: 10\n", "attempts: { 2021-03-23: 12, 2027-06-01: 10 }\n")
    try place.edit("range: 鲁Y·00A00 - 鲁Y·99B99", "range: 鲁Y·00A00 - 鲁Y·99C99")
    try place.edit("hold: 180 s", "hold: 240 s")
    let before = try Data(contentsOf: URL(fileURLWithPath: place.file))
    let dry = place.publish("--dry-run")
    #expect(dry.status == .fine && dry.errors.isEmpty, "\(dry.errors)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: place.file)) == before)
    let lines = dry.output.split(separator: "\n").map(String.init)
    #expect(
      lines[0].hasPrefix("yantai: ")
        && lines[0].hasSuffix("would be in force from 2026-03-02 09:00"))
    #expect(lines[1].hasPrefix("  before: ") && lines[1].hasSuffix(", from 2026-03-02 09:00"))
    let atOnce = try #require(lines.firstIndex(of: "  at once, for all cases"))
    let later = try #require(lines.firstIndex(of: "  for cases opened from then on"))
    let hours = try #require(lines.firstIndex(of: "    new-car.window: 08:00-23:00 → 10:00-23:00"))
    let draws = try #require(
      lines.firstIndex { $0.hasPrefix("    new-car.draw.attempts: 10 → 12") })
    #expect(lines[draws].hasSuffix(", until 2027-06-01"))
    let hold = try #require(lines.firstIndex(of: "    new-car.draw.hold: 3 min → 4 min"))
    // A limit is read as of the day.
    #expect(atOnce < hours && hours < draws && draws < later && later < hold, "\(dry.output)")
    #expect(lines.contains("    range small-car 鲁Y·00A00 - 鲁Y·99B99 goes, released 2026-01-05"))
    #expect(lines.contains("    range small-car 鲁Y·00A00 - 鲁Y·99C99 comes, released 2026-01-05"))
    #expect(
      lines.last?.hasPrefix("    1 case by ") == true
        && lines.last?.hasSuffix(", from 2026-03-02 09:00") == true)
    let done = place.publish()
    #expect(done.output == dry.output.replacing("would be in force", with: "is in force"))
    let again = place.publish()
    #expect(again.status == .fine)
    #expect(
      again.output
        == "yantai: these rules are in force from 2026-03-02 09:00 on anyway, nothing changes\n")
    #expect(place.publish(language: "zh").output.contains("没有改变"))
    #expect(place.run(try Self.opening("b", at: "09:00:01")).errors.isEmpty)
    #expect(place.audit().output == "yantai: 2 steps, all agree\n")
  }

  @Test("a program is told the same in JSON")
  func json() throws {
    let place = try Place()
    #expect(place.run(try Self.opening("a", at: "09:00:00")).status == .fine)
    try place.edit("window: 08:00-23:00", "window: 10:00-23:00")
    let run = place.publish("--format", "json", "--from", "2026-03-03")
    guard case .object(let effect) = try JSONReader.read(Array(run.output.utf8)) else {
      throw Conversation.Unexpected(answer: run.output)
    }
    #expect(effect["city"] == .text("yantai") && effect["published"] == .bool(true))
    #expect(effect["from"] == .text("2026-03-03T00:00:00.000+08:00"))
    guard case .list(let values)? = effect["change", "values"],
      case .object(let value)? = values.first
    else { throw Conversation.Unexpected(answer: run.output) }
    #expect(value["path"] == .text("window") && value["atOnce"] == .bool(true))
    #expect(value["newCases"] == .bool(false) && value["until"] == .null)
    #expect(effect["former", "rules"] != effect["rules"])
  }

  @Test("wrong rules are not published, nor is anything for a time that has passed")
  func refused() throws {
    let place = try Place()
    #expect(place.run(try Self.opening("a", at: "09:00:00")).status == .fine)
    try place.edit("window: 08:00-23:00", "window: 08:00-07:00")
    let broken = place.publish()
    #expect(broken.status == .findings && broken.output.contains("cities/yantai.yaml:"))
    #expect(broken.errors.contains("the rules have errors"))
    try place.edit("window: 08:00-07:00", "window: 10:00-23:00")
    let past = place.publish("--from", "2026-03-02 08:59")
    #expect(past.status == .usage && past.output.isEmpty)
    #expect(past.errors.contains("rules cannot be in force before 2026-03-02 09:00"))
    for (arguments, words) in [
      (["--from", "soon"], "`soon`"), (["yantia"], "did you mean `yantai`"),
    ] {
      let run = ToolRun(
        ["publish", "--db", place.file, "--language", "en"] + arguments, root: place.rules.root)
      #expect(run.status == .usage && run.errors.contains(words), "\(run.errors)")
    }
    #expect(ToolRun(["publish"], root: place.rules.root).status == .usage)
    // A name that is only misspelt makes no file.
    let missing = ToolRun(
      ["publish", "--db", place.file + "x", "--language", "en"], root: place.rules.root)
    #expect(missing.status == .usage && !FileManager.default.fileExists(atPath: place.file + "x"))
    // The folder is not what is in force, and says so once.
    let run = place.run(try Self.opening("b", at: "09:00:01"))
    #expect(run.output.contains("yantai-2"))
    #expect(run.errors.split(separator: "\n").count == 1 && run.errors.contains("yantai: works by"))
    #expect(place.run(Self.starting(at: "09:00:02")).output.contains("outside-window") == false)
  }

  @Test("rules of a later date are in force when virtual time comes there")
  func future() throws {
    let place = try Place()
    #expect(place.run(try Self.proving()).lines.allSatisfy { $0.contains(#""ok":true"#) })
    try place.edit("window: 08:00-23:00", "window: 12:00-23:00")
    #expect(place.publish("--from", "2026-03-02 10:00").status == .fine)
    // Nothing has passed but time.
    let lines = place.run(
      #"{"advance":"2026-03-02T09:30:00+08:00"}"#, #"{"advance":"2026-03-02T10:00:00+08:00"}"#,
      Self.starting(at: "10:00:01"), Self.starting(at: "12:00:00")
    ).lines
    #expect(
      lines[2].contains("outside-window")
        && lines[2].contains(#""from":"2026-03-02T12:00:00.000+08:00""#))
    #expect(lines[3].contains(#""ok":true"#), "\(lines[3])")
    let audit = place.audit()
    #expect(audit.status == .fine, "\(audit.output)")
    let sweep = ToolRun(
      ["sweep", "--db", place.file, "--at", "2026-03-09 09:00", "--language", "en"], root: nil)
    #expect(sweep.status == .fine && sweep.output.hasPrefix("yantai: "), "\(sweep.errors)")
    #expect(place.audit().status == .fine)
    #expect(ToolRun(["cases", "--db", place.file], root: nil).lines.count == 1)
  }

  @Test("a city of which nothing is kept begins with its publication")
  func newCity() throws {
    let place = try Place()
    let run = place.publish("yantai", "--from", "2026-03-02 09:30")
    #expect(run.status == .fine && run.output.contains("is in force from 2026-03-02 09:30"))
    #expect(place.run(try Self.opening("a", at: "09:29:59")).output.contains("clock-backwards"))
    #expect(place.run(try Self.opening("a", at: "09:30:00")).output.contains("yantai-1"))
    let both = ToolRun(
      [
        "publish", "--db", place.file, "beijing", "yantai", "--from", "2026-03-03", "--language",
        "en",
      ])
    #expect(both.status == .fine && both.output.hasPrefix("beijing: "), "\(both.errors)")
    #expect(both.output.contains("\nyantai: "))
  }

  @Test("a process that works on the database goes on answering, by the new rules from then on")
  func besideRun() throws {
    let place = try Place()
    #expect(place.run(try Self.proving()).lines.allSatisfy { $0.contains(#""ok":true"#) })
    let look = #"{"case":"yantai-1","show":true,"at":"2026-03-02T09:30:00+08:00"}"#
    let script = #"""
      coproc "$0" run --db \#(place.file) --seed 7 --root \#(place.rules.root)
      ask() { echo "$1" >&"${COPROC[1]}"; read -r answer <&"${COPROC[0]}"; echo "$answer"; }
      ask '\#(look)'
      sed -i 's/08:00-23:00/12:00-23:00/' \#(place.city)
      "$0" publish --db \#(place.file) --root \#(place.rules.root) --from "2026-03-02 10:00" --language en | head -1
      ask '\#(Self.starting(at: "10:00:00"))'
      sed -i 's/12:00-23:00/10:30-23:00/' \#(place.city)
      "$0" publish --db \#(place.file) --root \#(place.rules.root) --from "2026-03-02 10:20" --language en | head -1
      ask '\#(Self.starting(at: "10:19:59"))'
      ask '\#(Self.starting(at: "10:20:00"))'
      ask '\#(Self.starting(at: "10:30:00"))'
      exec {COPROC[1]}>&-
      wait
      "$0" audit --db \#(place.file) --language en
      """#
    let run = try ProcessTests.shell(script)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(run.errors.isEmpty && lines.count == 8, "\(run.output)\(run.errors)")
    guard lines.count == 8 else { return }
    #expect(lines[0].contains(#""state":"ready""#))
    #expect(lines[1].hasSuffix("is in force from 2026-03-02 10:00"))
    // It was twelve until other rules come, of which these say nothing.
    #expect(lines[2].contains(#""from":"2026-03-02T12:00:00.000+08:00""#), "\(lines[2])")
    #expect(lines[3].hasSuffix("is in force from 2026-03-02 10:20"))
    #expect(lines[4].contains("outside-window") && !lines[4].contains(#""from""#), "\(lines[4])")
    #expect(lines[5].contains(#""from":"2026-03-02T10:30:00.000+08:00""#), "\(lines[5])")
    #expect(lines[6].contains(#""ok":true"#), "\(lines[6])")
    #expect(lines[7] == "yantai: 6 steps, all agree", "\(lines[7])")
  }
}
