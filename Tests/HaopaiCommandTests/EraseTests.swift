import Foundation
import Haopai
import HaopaiSQLite
import Testing

@testable import HaopaiCommand

/// `erase --db`: nobody can be found any more in a case that is over, and all that others rely on stays.
@Suite("erasure")
struct EraseTests {
  private typealias Citizen = SelectingCitizen

  private func erase(_ arguments: String..., in place: DatabasePlace) -> ToolRun {
    ToolRun(["erase"] + arguments + ["--db", place.file, "--language", "en"])
  }

  private func history(_ name: String, in place: DatabasePlace) -> ToolRun {
    ToolRun(["cases", name, "--db", place.file, "--language", "en", "--unmasked"])
  }

  @Test("of a registered number its owner and its history stay, and nothing of the person")
  func registered() throws {
    let place = try DatabasePlace()
    let (zhang, li) = (Citizen.zhang, Citizen.li)
    try zhang.choose("yantai-1", on: "2026-03-02", in: place)
    let number = try zhang.draw("yantai-1", on: "2026-03-02", in: place)
    try li.choose("yantai-2", on: "2026-03-03", in: place)
    let last = place.run([zhang.registering("yantai-1", at: "2026-03-03T09:30:00")])
    #expect(last.output.contains(#""state":"registered""#), "\(last.output)")
    for secret in zhang.secrets.prefix(6) {
      #expect(try place.spellings(of: secret) != [], "the search cannot find \(secret)")
    }

    let erased = erase("yantai-1", in: place)
    #expect(
      erased.output == "yantai: 1 cases erased\n" && erased.status == .fine, "\(erased.errors)")
    for secret in zhang.secrets { #expect(try place.spellings(of: secret) == []) }
    for secret in li.secrets.prefix(6) { #expect(try place.spellings(of: secret) != []) }

    let audit = place.audit()
    #expect(
      audit.output.hasPrefix("yantai: ")
        && audit.output.hasSuffix(" steps, all agree; erased cases: 1\n"), "\(audit.output)")
    let list = ToolRun(["cases", "--db", place.file, "--language", "en"])
    #expect(list.lines.count == 2 && list.lines[0].contains("  erased  "), "\(list.output)")
    let told = history("yantai-1", in: place).output
    #expect(told.contains("(applicant)") && told.contains("w-042") && told.contains(number))
    #expect(told.contains("erased 2026-03-02 09:00"), "\(told)")
    let shown = place.run([
      #"{"case":"yantai-1","show":true,"at":"2026-03-03T10:00:00+08:00"}"#
    ]).output
    #expect(shown.contains(#""state":"registered","said":null,"fields":{},"#), "\(shown)")
    #expect(
      shown.contains(#""items":["\#(number)"]"#) && shown.contains(#""erased":"2026-03-02T09:00"#))
  }

  @Test("who was barred is barred still, and what was used of a limit is used")
  func limits() throws {
    let place = try DatabasePlace()
    var zhang = Citizen.zhang
    try zhang.choose("yantai-1", on: "2026-03-02", in: place)
    _ = try zhang.draw("yantai-1", on: "2026-03-02", in: place)
    let missed = ToolRun(["sweep", "--db", place.file, "--at", "2026-03-10 09:00"])
    #expect(missed.status == .fine)
    #expect(erase("yantai-1", in: place).status == .fine)
    for secret in zhang.secrets { #expect(try place.spellings(of: secret) == []) }
    zhang.key = "once-more"
    let barred = place.run([zhang.opening(at: "2026-03-10T09:00:00")]).output
    #expect(barred.contains(#""code":"barred""#), "\(barred)")
    // Somebody else, for the same vehicle: the draws are counted for that.
    var li = Citizen.li
    li.vin = zhang.vin
    try li.choose("yantai-2", on: "2026-03-11", in: place)
    let drawn = place.run([li.command("draw", to: "yantai-2", at: "2026-03-11T09:01:30")]).output
    #expect(drawn.contains(#""draws":{"left":8,"used":2}"#), "\(drawn)")
    let audit = place.audit()
    #expect(audit.status == .fine && audit.output.contains("erased cases: 1"), "\(audit.output)")
  }

  @Test("an erased case takes no command, and the key of its opening opens another one")
  func commands() throws {
    let place = try DatabasePlace()
    let zhang = Citizen.zhang
    try zhang.choose("yantai-1", on: "2026-03-02", in: place)
    let number = try zhang.draw("yantai-1", on: "2026-03-02", in: place)
    let confirming = zhang.command(
      "confirm", to: "yantai-1", at: "2026-03-02T09:02:00", #""input":{"number":"\#(number)"}"#)
    #expect(place.run([confirming]).output.contains(#""ok":true"#))
    let registering = zhang.registering("yantai-1", at: "2026-03-03T09:30:00")
    #expect(place.run([registering]).output.contains(#""ok":true"#))
    #expect(erase("yantai-1", in: place).status == .fine)
    let answers = place.run([confirming, registering]).lines
    #expect(answers.count == 2)
    for answer in answers {
      #expect(answer.contains(#""error":{"code":"erased-case","message":"the case is over and"#))
    }
    let opened = place.run([zhang.opening(at: "2026-03-03T10:00:00")]).output
    #expect(opened.contains(#""ok":true,"case":"yantai-2""#), "\(opened)")
    // Once more is nothing more.
    #expect(erase("yantai-1", in: place).output == "yantai: 0 cases erased\n")
    #expect(place.audit().status == .fine)
  }

  @Test("what is not over is refused with a word, and then nothing is erased")
  func refused() throws {
    let place = try DatabasePlace()
    let (zhang, li) = (Citizen.zhang, Citizen.li)
    try zhang.choose("yantai-1", on: "2026-03-02", in: place)
    _ = try zhang.draw("yantai-1", on: "2026-03-02", in: place)
    #expect(place.run([li.opening(at: "2026-03-03T09:00:00")]).status == .fine)
    let held = erase("yantai-1", in: place)
    #expect(held.status == .usage && held.output.isEmpty)
    #expect(held.errors.contains("yantai-1: the case is not over"), "\(held.errors)")
    #expect(
      place.run([zhang.registering("yantai-1", at: "2026-03-03T09:30:00")]).status == .fine)
    let both = erase("yantai-1", "yantai-2", "yantai-3", "beijing-1", "nonsense", in: place)
    #expect(both.status == .usage && both.output.isEmpty)
    #expect(!both.errors.contains("yantai-1:") && both.errors.contains("yantai-2: the case"))
    for name in ["yantai-3", "beijing-1", "nonsense"] { #expect(both.errors.contains(name)) }
    #expect(history("yantai-1", in: place).output.contains(zhang.id))
    #expect(erase("yantai-1", in: place).output == "yantai: 1 cases erased\n")
    #expect(history("yantai-2", in: place).output.contains(li.id))
  }

  @Test("a day takes what was over before it began")
  func before() throws {
    let place = try DatabasePlace()
    let zhang = Citizen.zhang
    try zhang.choose("yantai-1", on: "2026-03-02", in: place)
    _ = try zhang.draw("yantai-1", on: "2026-03-02", in: place)
    // The first instant of the third.
    #expect(
      place.run([zhang.registering("yantai-1", at: "2026-03-03T00:00:00")]).output
        .contains("registered"))
    for (day, count) in [
      ("2026-03-02", 0), ("2026-03-03", 0), ("2026-03-04", 1), ("2027-01-01", 0),
    ] {
      let erased = erase("--before", day, in: place)
      #expect(erased.output == "yantai: \(count) cases erased\n", "\(day): \(erased.errors)")
    }
    #expect(place.audit().status == .fine)
  }

  @Test("wrong usage, a database that is not there, and one that is written to are told of")
  func usage() throws {
    let place = try DatabasePlace()
    #expect(erase("yantai-1", in: place).status == .usage)
    #expect(!FileManager.default.fileExists(atPath: place.file), "nothing is made")
    #expect(place.run([try Conversation().opening()]).status == .fine)
    #expect(erase(in: place).errors.contains("CASE is missing"))
    #expect(erase("--before", "soon", in: place).errors.contains("cannot be `soon`"))
    #expect(erase("yantai-1", "--before", "2026-03-04", in: place).errors.contains("together"))
    #expect(ToolRun(["erase", "yantai-1"]).status == .usage)
    let writer = try SQLiteDatabase(path: place.file)
    let locked = erase("yantai-1", in: place)
    #expect(locked.status == .usage && locked.errors.contains("another process writes"))
    withExtendedLifetime(writer) {}
  }

  @Test("what a database holds that was damaged is not erased")
  func damaged() throws {
    let place = try DatabasePlace()
    let zhang = Citizen.zhang
    try zhang.choose("yantai-1", on: "2026-03-02", in: place)
    _ = try zhang.draw("yantai-1", on: "2026-03-02", in: place)
    #expect(
      place.run([zhang.registering("yantai-1", at: "2026-03-03T09:30:00")]).output
        .contains("registered"))
    try place.tamper(
      "UPDATE journal SET record = (SELECT record FROM journal WHERE id & 15 = 3) WHERE id & 15 = 4"
    )
    let erased = erase("yantai-1", in: place)
    #expect(erased.status == .usage && erased.errors.contains("not what the journal gives"))
    #expect(history("yantai-1", in: place).output.contains(zhang.id))
  }

  @Test("an erasure that was cut off before the file was written anew is finished by the next one")
  func cutOff() throws {
    let place = try DatabasePlace()
    #expect(place.run([SelectingCitizen.zhang.opening(at: "2026-03-02T09:00:00")]).status == .fine)
    // As a process leaves it that ends after its commit: rows are gone, and pages are as they were.
    try place.tamper(
      """
      PRAGMA secure_delete = OFF;
      CREATE TABLE gone (text TEXT); INSERT INTO gone VALUES ('Erika Mustermann'); DROP TABLE gone
      """)
    try #require(try place.spellings(of: "Erika Mustermann") != [])
    #expect(erase("--before", "2030-01-01", in: place).status == .fine)
    #expect(try place.spellings(of: "Erika Mustermann") != [], "nothing was erased")
    try place.tamper("UPDATE city SET residue = 1")
    #expect(erase("--before", "2030-01-01", in: place).status == .fine)
    #expect(try place.spellings(of: "Erika Mustermann") == [])
  }
}

extension DatabasePlace {
  /// Where a text stands in the database's files, as UTF-8, which rows and keys are written in, or as
  /// UTF-16.
  func spellings(of text: String) throws -> [String] {
    let spellings: [(String, Data)] = [
      ("UTF-8", Data(text.utf8)), ("UTF-16LE", text.data(using: .utf16LittleEndian) ?? Data()),
      ("UTF-16BE", text.data(using: .utf16BigEndian) ?? Data()),
    ]
    var found: [String] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
      for (spelling, data) in spellings where bytes.range(of: data) != nil {
        found.append("\(text) in \(name) as \(spelling)")
      }
    }
    return found
  }
}
