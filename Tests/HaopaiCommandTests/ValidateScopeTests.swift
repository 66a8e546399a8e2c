import Foundation
import Haopai
import HaopaiTestSupport
import Testing

/// `validate` on cities' files reads less than all, and finds the same.
@Suite("The files that one city needs")
struct ValidateScopeTests {
  private static func files() throws -> [String: String] {
    let shipped = try OneBusiness.files()
    var files: [String: String] = [:]
    for file in shipped where !file.path.hasSuffix(".scenarios.yaml") {
      files[file.path] = String(decoding: file.bytes, as: UTF8.self)
    }
    return files
  }

  /// The shipped city under another name, with other numbers.
  private static func city(
    _ name: String, _ range: String, authority: String = "F", _ changes: (String, String)...
  ) throws -> String {
    let text = try #require(try files()["cities/yantai.yaml"])
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let pools = try #require(lines.firstIndex(of: "pools:"))
    let end = try #require(lines[pools...].firstIndex { $0.isEmpty })
    lines.replaceSubrange(
      (pools + 1)..<end,
      with: ["  small-car:", "    - { range: \(range), released: 2021-03-23 }"])
    var result = lines.joined(separator: "\n")
      .replacing("city: yantai", with: "city: \(name)")
      .replacing("authorities: [F, Y]", with: "authorities: [\(authority)]")
      .replacing("    vin_check:", with: "    kinds: [small-car]\n    vin_check:")
      .replacing("assumed:\n", with: "assumed:\n  new-car.kinds: 虚构\n")
    for (old, new) in changes { result = result.replacing(old, with: new) }
    return result
  }

  private static func world() throws -> [String: String] {
    var files = try files()
    files["cities/a.yaml"] = try city("a", "鲁F·0D000 - 鲁F·0D999")
    files["cities/overlapping.yaml"] = try city("overlapping", "鲁F·0D500 - 鲁F·0D599")
    files["cities/spelt-otherwise.yaml"] = try city("spelt-otherwise", "鲁 ｆ ・ 0d700")
    files["cities/escaped.yaml"] = try city("escaped", "\"\\u9c81F·0D800\"")
    files["cities/quoted.yaml"] = try city(
      "quoted", "鲁F·0E000", ("city: quoted", "city: \"quoted\""))
    files["cities/same.yaml"] = try city("a", "鲁B·0D000", authority: "B")
    files["cities/apart.yaml"] = try city("apart", "鲁B·0E000 - 鲁B·0E999", authority: "B")
    files["cities/broken.yaml"] = try city(
      "broken", "鲁F·0G000", ("digits: 6", "digits: six"), ("slots: 10", "slotz: 10"))
    files["cities/lost.yaml"] = "haopai: 1\ncity: lost\nname: { zh: [\n"
    files["cities/alone.yaml"] = try city(
      "alone", "鲁B·0H000", authority: "B", ("extends: shandong", "extends: inland"))
    // Near to a business that no other city names.
    files["cities/misspelt.yaml"] = try city(
      "misspelt", "鲁F·0J000", ("  blacklist-release: offered", "  licence-renewall: offered"))
    // What a file is, its second line says.
    files["cities/inland.yaml"] = """
      haopai: 1
      province: inland
      name: { zh: 内陆, en: Inland }
      extends: china

      """
    return files
  }

  private func findings(_ rules: TemporaryRules, _ operands: [String] = []) -> [String] {
    ToolRun(["validate", "--format", "json"] + operands, root: rules.root).lines
  }

  @Test("each city's findings are those of the whole")
  func differential() throws {
    let world = try Self.world()
    let rules = try TemporaryRules(world)
    let all = findings(rules)
    #expect(all.count > 8)
    for path in world.keys.sorted() where path.hasPrefix("cities/") {
      let own = all.filter { $0.contains("\"file\":\"\(path)\"") }
      #expect(findings(rules, [path]) == own, "\(path)")
    }
    let pair = ["cities/a.yaml", "cities/apart.yaml"]
    #expect(
      findings(rules, pair)
        == all.filter { line in pair.contains { line.contains("\"file\":\"\($0)\"") } })
  }

  /// Rules are trusted only as long as nothing at all is found in what a city's values say.
  @Test("whichever lines are missing, of rules or of the city, the findings are those of the whole")
  func missingLines() throws {
    var random = SplitMix64(seed: 20_261_122)
    let world = try Self.files()
    let city = "cities/yantai.yaml"
    let rules = world.keys.filter { $0.hasPrefix("rules/") }.sorted()
    var found = 0
    for round in 0..<120 {
      var files = world
      var removed: [String] = []
      for path in [city] + (round.isMultiple(of: 2) ? [random.pick(rules)] : []) {
        var lines = (files[path] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        let line = random.below(lines.count)
        removed.append("\(path):\(line + 1)")
        lines.remove(at: line)
        files[path] = lines.joined(separator: "\n")
      }
      let rules = try TemporaryRules(files)
      let whole = findings(rules).filter { $0.contains("\"file\":\"\(city)\"") }
      found += whole.count
      #expect(findings(rules, [city]) == whole, "without \(removed)")
    }
    #expect(found > 60)
  }

  @Test("a city that shares nothing is left out")
  func left() throws {
    let apart = "cities/apart.yaml"
    var world = try Self.files()
    world["cities/a.yaml"] = try Self.city("a", "鲁F·0D000 - 鲁F·0D999")
    world[apart] = try Self.world()[apart]
    let rules = try TemporaryRules(world)
    let one = ToolRun(["validate", apart], root: rules.root)
    #expect(one.output.hasSuffix("1 file: 0 errors, 1 warning\n"))
    let two = ToolRun(["validate", "cities/a.yaml"], root: rules.root)
    #expect(two.output.hasSuffix("1 file: no findings\n"))
    let folder = ToolRun(["validate", "cities"], root: rules.root)
    #expect(folder.output.contains("3 files: "))
  }

  @Test("a file of rules is checked with all cities")
  func rules() throws {
    var world = try Self.world()
    for path in world.keys where path.hasPrefix("cities/") && path != "cities/apart.yaml" {
      world[path] = nil
    }
    let rules = try TemporaryRules(world)
    let run = ToolRun(["validate", "rules/provinces/shandong.yaml"], root: rules.root)
    #expect(run.output.contains("1 file: no findings"))
  }
}
