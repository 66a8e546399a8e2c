import Haopai
import HaopaiProgram
import Testing

/// A set never holds more than its `max`, even by a book that no check has seen.
@Suite("Room in number sets")
struct SetRoomTests {
  @Test("a draw fills a set to its maximum, and is refused beyond it", arguments: [4, 5, 6])
  func drawing(room: Int64) throws {
    let desk = try Self.desk(room: room)
    let number = try desk.begin("plot")
    let answer = desk.submit(
      "pick", to: number, inputs: ["count": .integer(5), "hold": .span(60_000)])
    #expect(answer.codes == (room < 5 ? ["set-full"] : []))
    #expect(try desk.look(number).numbers("tray").count == (room < 5 ? 0 : 5))
    #expect(desk.free() == (room < 5 ? 20 : 15))
  }

  @Test("the first free number needs room too", arguments: [0, 1])
  func firstFree(room: Int64) throws {
    let desk = try Self.desk(room: room)
    let number = try desk.begin("plot")
    let answer = desk.submit(
      "first", to: number, inputs: ["wishes": .list([.text("鲁F·00007")])])
    #expect(answer.codes == (room < 1 ? ["set-full"] : []))
    #expect(try desk.look(number).numbers("tray").count == Int(room))
  }

  @Test("a number that the case holds already needs room too", arguments: [0, 1])
  func ownNumber(room: Int64) throws {
    let desk = try Self.desk(room: room)
    let number = try desk.begin("plot")
    let wish = try #require(try desk.take("redraw", number).numbers("basket").first)
    let answer = desk.submit("first", to: number, inputs: ["wishes": .list([.plate(wish)])])
    #expect(answer.codes == (room < 1 ? ["set-full"] : []))
    #expect(try desk.look(number).numbers("basket").count == 3 - Int(room))
  }

  /// Luyuan with a tray that the rules themselves rely on to be larger.
  private static func desk(room: Int64) throws -> Desk {
    let book = try GardenRules.luyuan()
    let workflows = try book.programs.map(\.workflow).map { original in
      guard original.name == "plot" else { return original }
      var workflow = original
      let tray = try #require(workflow.sets.firstIndex { $0.name == "tray" })
      workflow.sets[tray].maximumCount = ProgramID(workflow.programs.count)
      workflow.programs.append(
        ExpressionProgram(
          instructions: [
            Instruction(.constant, target: 0, left: 0), Instruction(.finishWord, left: 0),
          ],
          wordConstants: [room], wordRegisters: 1))
      return workflow
    }
    return try Desk(
      compiled: CompiledBook(
        hash: book.hash, city: book.city, title: book.title, applicant: book.applicant,
        plateKinds: book.plateKinds, pools: book.pools, returnDelay: book.returnDelay,
        calendar: book.calendar, windows: book.windows, workflows: workflows))
  }
}
