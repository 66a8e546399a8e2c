import HaopaiDomain
import HaopaiEngine
import Testing

@testable import Haopai
@testable import HaopaiSQLite

/// Rules that change under an office with an archive: whatever ends when, and whoever publishes.
@Suite("publications in an archive")
struct PublicationStoreTests {
  /// The gardens' office in a database that may be opened again and again.
  private final class Place {
    let folder: TemporaryFolder
    private(set) var office: Office

    var file: String { folder.file("office.db") }

    init() throws {
      folder = try TemporaryFolder()
      let archive = try SQLiteDatabase(path: folder.file("office.db")).archive
      office = try Office(
        city: "luyuan", of: try GardenRules.book(), in: archive, at: try instant("09:00"),
        options: Place.options)
      try office.save()
    }

    static let options = Office.Options(chance: .seeded(7), secret: [7])

    /// The process ends without a word, and another one begins. What was not saved never happened.
    func restart() throws {
      // The lock goes with the last user of the database.
      office = try #require(
        Office(city: "luyuan", of: try GardenRules.book(), at: try instant("09:00")))
      office = try Office(
        city: "luyuan", in: try SQLiteDatabase(path: file).archive, options: Place.options)
    }

    /// As another process does.
    @discardableResult
    func publish(_ book: RuleBook, from time: String) throws -> Adoption {
      try SQLiteDatabase(publishingIn: file).archive.publish(
        book, forCity: "luyuan", from: try instant(time))
    }
  }

  private static func instant(_ time: String) throws -> Instant {
    try #require(Instant(civil: "2026-03-02 \(time)"))
  }

  /// More of everything, and later.
  private static func changed(hours: String = "09:05") throws -> RuleBook {
    let city = try GardenRules.text(of: "cities/luyuan.yaml")
      .replacing("daily: { 2026-01-01: 2,", with: "daily: { 2026-01-01: 7,")
      .replacing("pinned: { 2026-01-01: 1,", with: "pinned: { 2026-01-01: 9,")
      .replacing("hours: 08:00-20:00", with: "hours: \(hours)-20:00")
      .replacing("鲁F·00000 - 鲁F·00019", with: "鲁F·00010 - 鲁F·00039")
      .replacing("    - { range: 鲁F·00020 - 鲁F·00021, released: 2026-03-10 }\n", with: "")
    return try GardenRules.load(with: ["cities/luyuan.yaml": city])
  }

  /// Something that is asked of an office.
  private struct Step: Sendable {
    let time: String
    let ask: @Sendable (Office, Instant) throws -> Answer?

    /// What it was answered, in words.
    @discardableResult
    func take(_ office: Office) throws -> String {
      let answer = try ask(office, try instant(time))
      return answer.map { "\($0.codes) \(String(describing: $0.failure)) \($0.accepted != nil)" }
        ?? ""
    }

    static func open(_ time: String, _ person: Int) -> Step {
      Step(time: time) { office, now in
        office.open(
          business: "plot",
          applicant: ApplicantDescription(kind: "individual", id: Desk.people[person]),
          inputs: ["phone": .text(Desk.phone)], key: "open-\(time)", at: now)
      }
    }

    static func submit(
      _ time: String, _ command: String, _ number: UInt64, _ inputs: [String: PlainValue] = [:]
    ) -> Step {
      Step(time: time) { office, now in
        let number = CaseNumber(number)
        let owner = office.summary(of: number)?.applicant ?? ""
        return office.submit(
          command, to: number, by: .applicant(owner), inputs: inputs, key: "\(command)-\(time)",
          at: now)
      }
    }

    static func wish(_ time: String, _ number: UInt64, _ plate: String) -> Step {
      submit(time, "first", number, ["wishes": .list([.text(plate)])])
    }

    static func adopt(_ time: String, from: String) -> Step {
      Step(time: time) { office, now in
        office.advance(to: now)
        try office.adopt(try changed(), from: try instant(from))
        return nil
      }
    }
  }

  private static let steps: [Step] = [
    .open("09:00", 0), .open("09:01", 1), .wish("09:02", 1, "鲁F·00003"),
    .submit("09:02:30", "buy", 1, ["number": .text("鲁F·00003")]),
    .wish("09:03", 2, "鲁F·00012"), .adopt("09:04", from: "09:10"),
    // Its alarm and its hold end after the change.
    .submit("09:09:30", "nap", 2), .submit("09:09:59.999", "knock", 2), .open("09:09:59.999", 2),
    .submit("09:10", "sow", 3), .open("09:10", 0), .submit("09:10", "back_out", 1),
    .wish("09:10:00.001", 4, "鲁F·00003"), .wish("09:10:01", 4, "鲁F·00030"),
    .submit("09:10:02", "sow", 4), .submit("09:10:03", "sow", 4), .submit("09:12", "water", 4),
    .submit("09:12", "finish", 2), .submit("11:30", "water", 4),
  ]

  /// What the steps come to in an office that never ends.
  private func expected() throws -> (answers: [String], office: Office) {
    let office = try #require(
      Office(
        city: "luyuan", of: try GardenRules.book(), at: try Self.instant("09:00"),
        options: Place.options))
    let answers = try Self.steps.map { try $0.take(office) }
    #expect(office.replayAgrees())
    return (answers, office)
  }

  private func compare(_ place: Place, with office: Office) throws {
    #expect(try place.office.journal() == office.journal())
    #expect(place.office.caseCount == office.caseCount)
    for number in 1...office.caseCount {
      #expect(place.office.view(CaseNumber(number)) == office.view(CaseNumber(number)))
    }
    #expect(
      place.office.freeNumbers(plateKind: "small-car") == office.freeNumbers(plateKind: "small-car")
    )
    #expect(place.office.rules == office.rules)
    #expect(try place.office.audit().steps == office.journal().count)
  }

  @Test("an office that ends after every commit around a publication does what one in memory does")
  func restarts() throws {
    let (answers, office) = try expected()
    #expect(answers.contains { $0.contains("no-seeds") } == false)
    let place = try Place()
    for (step, answer) in zip(Self.steps, answers) {
      #expect(try step.take(place.office) == answer, "\(step.time)")
      try place.office.save()
      try place.restart()
    }
    try compare(place, with: office)
  }

  @Test("so does one that ends before every commit, and is asked again")
  func crashes() throws {
    let (answers, office) = try expected()
    let place = try Place()
    for (step, answer) in zip(Self.steps, answers) {
      try step.take(place.office)
      try place.restart()
      #expect(try step.take(place.office) == answer, "\(step.time)")
      try place.office.save()
    }
    try compare(place, with: office)
  }

  @Test("what another process publishes is in force before the next command, and lasts")
  func otherProcess() throws {
    let place = try Place()
    try Step.open("09:00", 0).take(place.office)
    #expect(try Step.submit("09:00:10", "knock", 1).take(place.office).contains("true"))
    try place.office.save()
    try place.publish(try Self.changed(hours: "10:00"), from: "09:01")
    #expect(try Step.submit("09:00:59.999", "knock", 1).take(place.office).contains("true"))
    #expect(try Step.submit("09:01", "knock", 1).take(place.office).contains("closed-now"))
    try place.office.save()
    try place.restart()
    #expect(try Step.submit("09:02", "knock", 1).take(place.office).contains("closed-now"))
    // Before anything was committed, too.
    try place.restart()
    try place.publish(try GardenRules.book(), from: "09:03")
    #expect(try Step.submit("09:02:59.999", "knock", 1).take(place.office).contains("closed-now"))
    #expect(try Step.submit("09:03", "knock", 1).take(place.office).contains("true"))
    #expect(try place.office.audit().steps == 4)
  }

  @Test("what comes between a command and its commit begins behind the command")
  func betweenCommandAndCommit() throws {
    let place = try Place()
    try Step.open("09:00", 0).take(place.office)
    try place.office.save()
    #expect(try Step.submit("09:07", "knock", 1).take(place.office).contains("true"))
    // In force, for whoever looks into the database, from before the command was taken.
    try place.publish(try Self.changed(hours: "10:00"), from: "09:03")
    #expect(try Step.submit("09:08", "knock", 1).take(place.office).contains("true"))
    try place.office.save()
    #expect(try place.office.audit().steps == 3)
    #expect(try Step.submit("09:08", "knock", 1).take(place.office).contains("true"), "a repeat")
    #expect(try Step.submit("09:08:01", "knock", 1).take(place.office).contains("closed-now"))
    #expect(
      place.office.publications.map(\.from) == [
        try Self.instant("09:00"), try Self.instant("09:08"),
      ])
    try place.office.save()
    try place.restart()
    #expect(try place.office.audit().steps == 3)
    #expect(try Step.submit("09:09", "knock", 1).take(place.office).contains("closed-now"))
  }

  @Test(
    "what comes during a commit begins behind the commands that were taken meanwhile",
    arguments: [false, true])
  func duringCommit(isFast: Bool) throws {
    let place = try Place()
    try Step.open("09:00", 0).take(place.office)
    try place.office.save()
    #expect(try Step.submit("09:07", "knock", 1).take(place.office).contains("true"))
    let saving = try place.office.beginSave()
    if isFast { saving.complete() }
    #expect(try Step.submit("09:08", "knock", 1).take(place.office).contains("true"))
    // The commit finds it, or has missed it just now.
    try place.publish(try Self.changed(hours: "10:00"), from: "09:07:30")
    try place.office.endSave(saving)
    #expect(try Step.submit("09:09", "knock", 1).take(place.office).contains("true"))
    let settling = try place.office.beginSave()
    #expect(
      try Step.submit("09:09:00.001", "knock", 1).take(place.office).contains("closed-now"))
    try place.office.endSave(settling)
    #expect(try place.office.audit().steps == 4)
    try place.restart()
    #expect(try place.office.audit().steps == 4)
    let from = place.office.publications.map(\.from)
    #expect(from == [try Self.instant("09:00"), try Self.instant("09:09")])
  }

  @Test("what is withdrawn during a commit stays where a command was taken under it meanwhile")
  func withdrawnDuringCommit() throws {
    let place = try Place()
    try place.office.adopt(try Self.changed(hours: "09:05"), from: try Self.instant("09:10"))
    try Step.open("09:00", 0).take(place.office)
    try place.office.save()
    try Step.open("09:08", 1).take(place.office)
    let saving = try place.office.beginSave()
    try Step.open("09:11", 2).take(place.office)
    try place.publish(try Self.changed(hours: "10:00"), from: "09:09")
    try place.office.endSave(saving)
    try place.office.save()
    try place.restart()
    #expect(try place.office.audit().steps == 3)
    let from = place.office.publications.map(\.from)
    #expect(
      from == [try Self.instant("09:00"), try Self.instant("09:10"), try Self.instant("09:11")])
  }

  @Test("whatever needs all of the archive waits for what is on its way there")
  func drained() throws {
    let place = try Place()
    try Step.open("09:00", 0).take(place.office)
    var savings: [Saving] = []
    savings.append(try place.office.beginSave())
    try Step.submit("09:01", "water", 1).take(place.office)
    #expect(try place.office.audit().steps == 2)
    try Step.submit("09:02", "water", 1).take(place.office)
    savings.append(try place.office.beginSave())
    try place.office.adopt(try Self.changed(), from: try Self.instant("09:03"))
    try Step.submit("09:04", "finish", 1).take(place.office)
    savings.append(try place.office.beginSave())
    #expect(
      try place.office.erase([CaseNumber(1)], at: try Self.instant("09:05"))
        == .erased(count: 1, isScrubbed: true))
    // Each has been waited for, and says so.
    for saving in savings { try place.office.endSave(saving) }
    #expect(try place.office.audit().steps == 4)
  }

  @Test("what is withdrawn after a command was taken under it stays, and what replaces it follows")
  func withdrawnTooLate() throws {
    let place = try Place()
    try place.office.adopt(try Self.changed(hours: "09:05"), from: try Self.instant("09:10"))
    try Step.open("09:00", 0).take(place.office)
    try place.office.save()
    // Under the rules of 09:10, which nobody but the office knows of yet.
    try Step.open("09:11", 1).take(place.office)
    let adoption = try place.publish(try Self.changed(hours: "10:00"), from: "09:05")
    #expect(adoption.withdrawn.count == 1)
    try place.office.save()
    try place.restart()
    #expect(try place.office.audit().steps == 2)
    let from = place.office.publications.map(\.from)
    #expect(
      from == [try Self.instant("09:00"), try Self.instant("09:10"), try Self.instant("09:11")])
    #expect(try Step.submit("09:12", "sow", 2).take(place.office).contains("true"))
    #expect(try Step.submit("09:12", "knock", 2).take(place.office).contains("closed-now"))
  }

  @Test("an office that publishes itself keeps the rules of its last steps, whoever withdrew them")
  func adoptedMeanwhile() throws {
    let place = try Place()
    try place.office.adopt(try Self.changed(hours: "09:05"), from: try Self.instant("09:10"))
    try Step.open("09:00", 0).take(place.office)
    try place.office.save()
    try Step.open("09:11", 1).take(place.office)
    try place.publish(try GardenRules.book(), from: "09:05")
    #expect(
      try place.office.adopt(try Self.changed(hours: "10:00"), from: try Self.instant("09:12"))
        .isNew)
    try Step.submit("09:12", "sow", 2).take(place.office)
    #expect(try place.office.audit().steps == 3)
    try place.restart()
    #expect(try place.office.audit().steps == 3)
    #expect(try Step.submit("09:13", "knock", 2).take(place.office).contains("closed-now"))
  }

  @Test("a publication that was withdrawn in time was never there")
  func withdrawnInTime() throws {
    let place = try Place()
    try Step.open("09:00", 0).take(place.office)
    try place.office.save()
    try place.publish(try Self.changed(hours: "10:00"), from: "09:10")
    try Step.submit("09:01", "water", 1).take(place.office)
    #expect(place.office.publications.count == 2)
    try place.office.save()
    #expect(try place.publish(try GardenRules.book(), from: "09:02").withdrawn.count == 1)
    #expect(try Step.submit("09:11", "knock", 1).take(place.office).contains("true"))
    #expect(place.office.publications.count == 1)
    try place.office.save()
    #expect(try place.office.audit().steps == 3)
  }

  @Test("a city that an archive does not know begins with its first publication")
  func first() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("office.db")
    let archive = try SQLiteDatabase(publishingIn: file).archive
    let start = try Self.instant("09:00")
    #expect(try archive.clock(ofCity: "luyuan") == nil)
    #expect(try archive.publish(try Self.changed(), forCity: "luyuan", from: start).isNew)
    #expect(try archive.clock(ofCity: "luyuan") == start)
    #expect(throws: OfficeFailure.self) {
      try archive.publish(
        try Self.changed(hours: "10:00"), forCity: "luyuan",
        from: start.adding(TimeSpan(milliseconds: -1)))
    }
    // What is published counts, whatever is offered.
    let office = try Office(
      city: "luyuan", of: try GardenRules.book(), in: try SQLiteDatabase(path: file).archive,
      at: try Self.instant("08:00"))
    #expect(office.rules == (try Self.changed().hash(ofCity: "luyuan")) && office.clock == start)
    #expect(throws: OfficeFailure.self) {
      try Office(city: "nowhere", in: try SQLiteDatabase(reading: file).archive)
    }
  }

  @Test("who publishes beside the writer saves no cases")
  func noSecondWriter() throws {
    let place = try Place()
    try Step.open("09:00", 0).take(place.office)
    try place.office.save()
    let archive = try SQLiteDatabase(publishingIn: place.file).archive
    let other = try Office(city: "luyuan", in: archive, options: Place.options)
    try Step.open("09:01", 1).take(other)
    #expect(throws: OfficeFailure.self) { try other.save() }
    try Step.open("09:02", 2).take(place.office)
    #expect(try place.office.audit().steps == 2)
  }

  @Test("an audit finds a step under rules that were not in force")
  func strayStep() throws {
    let place = try Place()
    try Step.open("09:00", 0).take(place.office)
    try Step.submit("09:05", "water", 1).take(place.office)
    try place.office.save()
    #expect(try place.office.audit().steps == 2)
    // Rules that begin before a step which knew nothing of them.
    try place.publish(try Self.changed(), from: "09:06")
    try place.restart()
    #expect(try place.office.audit().steps == 2)
    let database = try Connection(path: place.file, .writing)
    try database.run("UPDATE publication SET start = start - 120000 WHERE id = 2")
    try place.restart()
    let failure = #expect(throws: OfficeFailure.self) { try place.office.audit() }
    #expect(failure?.code == .auditFailed && failure?.detail.contains("rules(position: 1)") == true)
  }
}
