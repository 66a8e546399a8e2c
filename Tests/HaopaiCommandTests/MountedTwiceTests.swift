import Haopai
import Testing

/// A business may mount a part in several of its states.
@Suite("parts that are mounted twice")
struct MountedTwiceTests {
  @Test("what a city sets of the part counts once, and repeats nothing")
  func values() throws {
    let booking = "rules/businesses/inspection-booking.yaml"
    let exits = "exits: { kept: inspected, missed: missed, given_up: given_up }"
    let again = """
      exits: { kept: again, missed: missed, given_up: given_up }
        again:
          part: appointment
          \(exits)
      """
    var files = try RuleBook.files(root: ToolRun.repository)
    let index = try #require(files.firstIndex { $0.path == booking })
    let text = String(decoding: files[index].bytes, as: UTF8.self)
    #expect(text.contains(exits))
    files[index].bytes = Array(text.replacing(exits, with: again).utf8)
    let loaded = RuleBook.load(files: files)
    #expect(loaded.findings.map(\.code.description) == [])
    #expect(loaded.book?.cities.contains("yantai") == true)
  }
}
