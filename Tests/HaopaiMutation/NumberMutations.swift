/// Numbers, dates and units in a value that is no expression: `180 s`, `1..50`, `08:00-23:00`.
struct NumberMutations {
  let text: String

  private static let units = [
    "ms": ["s"], "s": ["min"], "min": ["h", "s"], "h": ["min"], "day": ["month"],
    "days": ["months"],
    "month": ["day"], "months": ["days"], "year": ["month"], "years": ["months"],
    "working": [""],
  ]

  var all: [ScalarMutations.Change] { dates ?? numbers + unitChanges }

  /// A date by a day, a month and a year.
  private var dates: [ScalarMutations.Change]? {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = Int(text.prefix(4)), let month = Int(text.dropFirst(5).prefix(2)),
      let day = Int(text.suffix(2))
    else { return nil }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return [
      (year, month, day + 1), (year, month, day - 1), (year, month + 1, day),
      (year + 1, month, day),
    ]
    .map { ScalarMutations.Change(kind: .date, text: "\($0)-\(padded($1))-\(padded($2))") }
  }

  /// One less, one more, none.
  private var numbers: [ScalarMutations.Change] {
    let isPlate = text.contains("·")
    var changes: [ScalarMutations.Change] = []
    var index = text.startIndex
    while let start = text[index...].firstIndex(where: ExpressionText.isDigit) {
      let end = text[start...].firstIndex { !ExpressionText.isDigit($0) } ?? text.endIndex
      index = end
      let isInName =
        start > text.startIndex && ExpressionText.isLetter(text[text.index(before: start)])
      guard isPlate || !isInName, let number = Int64(text[start..<end]) else { continue }
      let width = text.distance(from: start, to: end)
      for other in [number - 1, number + 1, 0] where other != number && other >= 0 {
        var digits = String(other)
        if text[start] == "0" || isPlate || text.contains(":") {
          digits = String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        changes.append(
          ScalarMutations.Change(
            kind: .number, text: String(text[..<start]) + digits + text[end...]))
      }
    }
    return changes
  }

  private var unitChanges: [ScalarMutations.Change] {
    ExpressionText.tokens(text).flatMap { token -> [ScalarMutations.Change] in
      // `day..100` is one token.
      let name = token.text.prefix { $0 != "." }
      guard token.kind == .name, let others = Self.units[String(name)] else { return [] }
      return others.map { other in
        let rest = text[text.index(token.range.lowerBound, offsetBy: name.count)...]
        let head = text[..<token.range.lowerBound]
        return ScalarMutations.Change(
          kind: .unit, text: head + (other.isEmpty ? String(rest.dropFirst()) : other + rest))
      }
    }
  }
}
