import Foundation

/// Profiles of many cities, made from one city's file: all its values, and ranges of numbers of their
/// own.
struct GeneratedCities {
  /// By name.
  let files: [(path: String, text: String)]

  static let count = 1_000
  /// Enough for a file of at least ninety values.
  private static let carRanges = 20

  /// Nil where the file does not look as it should.
  init?(from text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let name = lines.firstIndex(where: { $0.hasPrefix("city: ") }),
      let pools = lines.firstIndex(of: "pools:"),
      let end = lines[pools...].firstIndex(where: \.isEmpty)
    else { return nil }
    lines.replaceSubrange((pools + 1)..<end, with: ["POOLS"])
    lines[name] = "CITY"
    let frame = lines.joined(separator: "\n")
    files = (0..<Self.count).map { index in
      let city = "city-\(index)"
      return (
        "cities/\(city).yaml",
        frame.replacing("CITY", with: "city: \(city)").replacing("POOLS", with: Self.pools(index))
      )
    }
  }

  private static func pools(_ index: Int) -> String {
    func entry(_ range: String) -> String { "    - { range: \(range), released: 2021-03-23 }\n" }
    var text = "  small-car:\n"
    for range in 0..<carRanges {
      let number = index * carRanges + range
      let letters = "\(letter(number / 81))\(digits(number, 2))\(letter(number / 81 / 24))"
      text += entry("鲁F·\(letters)0 - 鲁F·\(letters)9")
    }
    let digits = digits(index, 4)
    text += "  small-nev:\n" + entry("鲁F·D\(digits)0 - 鲁F·D\(digits)9")
    text += "  large-nev:\n" + entry("鲁F·0\(digits)D - 鲁F·9\(digits)D")
    text.removeLast()
    return text
  }

  private static func letter(_ number: Int) -> Character {
    let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ")
    return letters[number % letters.count]
  }

  /// Without 4, which drawing can leave out.
  private static func digits(_ number: Int, _ count: Int) -> String {
    let digits = Array("012356789")
    var rest = number
    var text = ""
    for _ in 0..<count {
      text.insert(digits[rest % digits.count], at: text.startIndex)
      rest /= digits.count
    }
    return text
  }
}
