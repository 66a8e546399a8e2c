import HaopaiEngine
import HaopaiProgram
import Synchronization
import Testing

@testable import Haopai

/// What steps come by, for whoever asks.
@Suite("Traces")
struct TraceTests {
  /// A tour from its opening to a command that is accepted and one that is not open.
  private func toured(isTraced: Bool) throws -> Office {
    let book = try #require(try GardenRules.book().compiled(city: "luyuan"))
    let start = try #require(Instant(civil: "2026-03-02 09:00"))
    var options = Office.Options(chance: .seeded(7), secret: [7])
    options.isTraced = isTraced
    let office = Office(book, at: start, options: options)
    let opened = try #require(
      office.open(
        business: "tour",
        applicant: ApplicantDescription(kind: "individual", id: Desk.people[0]),
        inputs: ["phone": .text(Desk.phone), "way": .integer(0)], at: start
      ).accepted)
    let by = Submitter.applicant(Desk.people[0])
    let number = opened.view.number
    #expect(office.submit("across", to: number, by: by, at: start).accepted != nil)
    #expect(office.submit("across", to: number, by: by, at: start).accepted == nil)
    return office
  }

  private func records(_ office: Office) -> [JournalRecord] {
    office.state.withLock { $0.engine.ledger.journal.records() }
  }

  @Test("nobody who does not ask has any, and the journal knows of none")
  func unasked() throws {
    let plain = try toured(isTraced: false)
    let traced = try toured(isTraced: true)
    #expect(plain.traces.isEmpty)
    #expect(traced.traces.count == 3)
    #expect(!records(plain).isEmpty)
    #expect(records(plain) == records(traced))
  }

  @Test("a step tells the states that it enters and the branches that it takes")
  func deeds() throws {
    let office = try toured(isTraced: true)
    let workflow = office.book.programs[office.traces[0].workflow].workflow
    let entered = office.traces.map { trace in
      Set(trace.entered.map { workflow.states[$0.index].name })
    }
    #expect(entered[0] == ["tour", "hall", "rose"])
    #expect(entered[1].contains("reeds") && !entered[1].contains("rose"))
    let (first, second) = (office.traces[0].taken, office.traces[1].taken)
    #expect(!first.isEmpty && !second.isEmpty && first.isDisjoint(with: second))
  }

  @Test("one that is refused has done nothing")
  func refused() throws {
    let last = try #require(try toured(isTraced: true).traces.last)
    #expect(last.entered.isEmpty && last.taken.isEmpty && last.fired.isEmpty)
  }
}
