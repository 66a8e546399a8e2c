import Foundation
import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import Testing

/// What `explain` says of the shipped cities against what the engine goes by.
@Suite("explained cities")
struct ExplainedCityTests {
  private static let days = ["2026-09-30"]
  private static let moves = 150

  /// The city's file with nothing of its own but what is explained: layers above may say what they
  /// like.
  private func frozen(_ city: String, _ explanation: CityExplanation) throws -> LoadedRules {
    let path = "cities/\(city).yaml"
    var files = try RuleBook.files(root: ShippedRules.root)
      .filter { $0.path.hasPrefix("rules/") || $0.path == path }
    let index = try #require(files.firstIndex { $0.path == path })
    let replaced = ["parts", "businesses", "sources", "assumed"]
    var isKept = true
    var lines: [Substring] = []
    for line in String(decoding: files[index].bytes, as: UTF8.self).split(separator: "\n") {
      if let key = line.split(separator: ":").first, line.first?.isLetter == true {
        isKept = !replaced.contains(String(key))
      }
      if isKept { lines.append(line) }
    }
    lines.append("businesses:")
    for business in explanation.businesses {
      lines.append("  \(business.id):\(business.values.isEmpty ? " offered" : "")")
      lines += business.settings(indented: 4).split(separator: "\n")
    }
    files[index].bytes = Array(lines.joined(separator: "\n").utf8)
    return RuleBook.load(files: files)
  }

  @Test(
    "a city that sets what is explained of another does what that one does",
    arguments: ["beijing", "shanghai", "shenzhen", "shijiazhuang", "yantai"])
  func explained(city: String) throws {
    let loaded = try RuleBook.load(root: ShippedRules.root)
    let book = try #require(loaded.book?.compiled(city: city))
    for day in Self.days {
      let date = try #require(CivilDate(day))
      let explanation = try #require(loaded.explanation(ofCity: city, on: date))
      let frozen = try frozen(city, explanation)
      let other = try #require(
        frozen.book?.compiled(city: city),
        "\(city): \(frozen.findings.filter { $0.severity == .error })")
      let start = Instant(date, .midnight).adding(TimeSpan(milliseconds: 9 * 3_600_000))
      var compared = 0
      for seed in UInt64(1)...3 {
        let moves = Array(
          RandomWorld.moves(Self.moves, in: book, seed: seed, at: start)
            .prefix { $0.instant.date == date })
        compared += moves.count
        #expect(
          moves.behaviour(in: book, seed: seed, at: start)
            == moves.behaviour(in: other, seed: seed, at: start), "seed \(seed) on \(day)")
      }
      #expect(compared > 40, "\(compared) commands on \(day)")
    }
  }
}
