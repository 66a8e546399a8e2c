import Haopai
import HaopaiCommand
import Testing

/// What a city publishes, counted.
@Suite("haopai pool")
struct PoolTests {
  /// A city whose pools are these.
  private func run(
    _ arguments: String..., pools: String, letters: String = "ABCDEFGHJKLMNPQRSTUVWXYZ",
    language: String = "en"
  ) throws -> ToolRun {
    let rules = try TemporaryRules(mutating: "cities/yantai.yaml") { text in
      let start = try #require(text.firstRange(of: "pools:\n")).lowerBound
      let end = try #require(text.firstRange(of: "\nparts:\n")).lowerBound
      var changed = text
      changed.replaceSubrange(start..<end, with: "pools:\n" + pools)
      return changed.replacing("\nplates: ", with: "\nletters: \(letters)\nplates: ")
        .replacing("  new-car:\n    res", with: "  new-car:\n    kinds: [small-car]\n    res")
    }
    return ToolRun(["pool"] + arguments + ["--language", language], root: rules.root)
  }

  private static let small = """
      small-car:
        - { range: 鲁F·00000 - 鲁F·00099, released: 2021-03-23 }
        - { range: 鲁F·0A000 - 鲁F·0C999, released: 2026-01-05 }

    """

  @Test("ranges are counted by themselves, under the letters and patterns, and without 4")
  func counts() throws {
    // Of A, B and C the city uses two; of a hundred numbers 81 have no 4, of a thousand 729.
    let english = try run(
      "yantai", "--on", "2026-01-05", pools: Self.small, letters: "ACD")
    #expect(english.status == .fine)
    #expect(
      english.output == """
        small-car  small car
          range                    released    spanned  usable  without 4
          鲁F·00000 - 鲁F·00099    2021-03-23      100     100         81  cities/yantai.yaml:11
          鲁F·0A000 - 鲁F·0C999    2026-01-05     3000    2000       1458  cities/yantai.yaml:12
          to be had on 2026-01-05                         2100       1539

        """)
    let chinese = try run(
      "yantai", "--on", "2026-01-05", pools: Self.small, letters: "ACD", language: "zh")
    #expect(
      chinese.output == """
        small-car  小型汽车
          号段                   公布日期    号码  可用  不含4
          鲁F·00000 - 鲁F·00099  2021-03-23   100   100     81  cities/yantai.yaml:11
          鲁F·0A000 - 鲁F·0C999  2026-01-05  3000  2000   1458  cities/yantai.yaml:12
          截至 2026-01-05 可选                     2100   1539

        """)
  }

  @Test(
    "the sum is of what is released on the day",
    arguments: [
      ("2021-03-22", "0          0"), ("2021-03-23", "100         81"),
      ("2026-01-04", "100         81"), ("2026-01-05", "3100       2268"),
    ])
  func days(day: String, sum: String) throws {
    let run = try run("yantai", "--on", day, pools: Self.small)
    #expect(run.lines.last?.hasSuffix(sum) == true, "\(run.output)")
  }

  @Test("a kind shows its ranges alone; one that is not published names the nearest that is")
  func kinds() throws {
    let pools =
      Self.small + """
          small-nev:
            - { range: 鲁F·D00000 - 鲁F·D00009, released: 2021-03-23 }

        """
    let one = try run("yantai", "small-nev", pools: pools)
    #expect(one.output.hasPrefix("small-nev"))
    #expect(!one.output.contains("small-car"))
    let other = try run("yantai", "small-cat", pools: pools)
    #expect(other.status == .usage)
    #expect(
      other.errors
        == "haopai: the city publishes no ranges of `small-cat`, did you mean `small-car`\n")
    let city = try run("yanta", pools: pools)
    #expect(city.status == .usage)
    #expect(
      city.errors == "haopai: the rules have no city `yanta`, did you mean `yantai`\n")
  }
}
