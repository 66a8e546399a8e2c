import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

@Suite("Cities that set the same")
struct LikeCityTests {
  private static let values = """
    parts:
      choosing: { window: 08:00-23:00, draw: { attempts: 3 } }
    businesses:
      new-car: { note: first }
      other: offered
    """

  private static func likeness(_ lines: String) throws -> (first: Int?, second: Int?) {
    let world = try ProfileWorld(
      city(values, name: "first"), city(lines, name: "second", letter: "Y"))
    let numbers = world.book.cities.map { $0.businesses.first?.likeness }
    #expect(numbers.count == 2)
    return (numbers[0] ?? nil, numbers[1] ?? nil)
  }

  @Test("They are known by one number, and their values stand in their own files")
  func same() throws {
    let world = try ProfileWorld(
      city(Self.values, name: "first"), city("\n" + Self.values, name: "second", letter: "Y"))
    let businesses = world.book.cities.map { $0.businesses[0] }
    #expect(businesses[0].likeness != nil)
    #expect(businesses[0].likeness == businesses[1].likeness)
    for (business, text) in zip(businesses, world.texts.dropFirst()) {
      for path in ["window", "draw.attempts", "note"] {
        let span = try #require(business.entries(at: path).first?.provenance.span)
        #expect(span.file == text.source.id)
      }
    }
    let starts = try businesses.map { try #require($0.entries(at: "note").first) }
      .map(\.provenance.span.start)
    #expect(starts[1] == starts[0] + 2)
  }

  @Test(
    "Whatever they set otherwise tells them apart",
    arguments: [
      "{ window: 08:00-22:00, draw: { attempts: 3 } }",
      "{ window: 08:00-23:00, draw: { attempts: 4 } }",
      "{ window: 08:00-23:00, draw: none }",
      "{ window: 08:00-23:00 }",
      "{ window: 08:00-23:00, draw: { attempts: 3 }, limit: none }",
      "{ window: 08:00-23:00, draw: { attempts: { 2021-01-01: 3 } } }",
      "{ window: 08:00-23:00, draw: { 2021-01-01: { attempts: 3 } } }",
      "{ window: 08:00-23:00, draw: { attempts: 300 } }",
      "{ window: 08:00-23:00, draw: { attempts: 3, nonsense: 1 } }",
    ])
  func different(part: String) throws {
    let numbers = try Self.likeness(
      """
      parts:
        choosing: \(part)
      businesses:
        new-car: { note: first }
        other: offered
      """)
    #expect(numbers.first != nil)
    #expect(numbers.first != numbers.second)
  }

  @Test("A text of the business alone tells them apart, and so does a source")
  func ofBusiness() throws {
    let text = try Self.likeness(Self.values.replacing("note: first", with: "note: second"))
    #expect(text.first != text.second)
    let source = "\nsources:\n  choosing.draw: { text: three, from: 000_3a743db0c1b78eff.txt }"
    let sourced = try Self.likeness(Self.values + source)
    #expect(sourced.first != sourced.second)
    let assumed = try Self.likeness(Self.values + "\nassumed:\n  choosing: nobody says")
    #expect(assumed.first != nil)
    #expect(assumed.first == assumed.second)
  }
}
