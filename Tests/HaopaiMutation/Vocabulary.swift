/// The words that a file's places can be confused with: what stands at places like them.
struct Vocabulary {
  /// The words of scalars by the last key that leads to them.
  private var byKey: [String: [String]] = [:]
  /// Dotted names in expressions by their first part.
  private var references: [String: [String]] = [:]
  private let groups: [[String]]

  private static let fixed: [[String]] = [
    ["true", "false"], ["applicant", "officer", "host"], ["open", "now"], ["term", "pardon"],
    ["ever", "day", "month", "year"], ["citizen-id", "credit-code"],
    [
      "count", "bool", "text", "name", "date", "time", "instant", "windows", "duration", "term",
      "money", "number", "plate_kind", "account_kind", "vin", "mobile", "identity", "secret",
    ],
  ]

  /// The words that each declared enumeration consists of.
  static func enumerations(of roots: [Place]) -> [[String]] {
    var found: [[String]] = []
    for root in roots {
      root.visit { place in
        guard place.keys.last == "enum", case .list(let items) = place.node.content else { return }
        found.append(items.map(\.brief))
      }
    }
    return found
  }

  init(of root: Place, enumerations: [[String]]) {
    groups = Self.fixed + enumerations
    var byKey: [String: Set<String>] = [:]
    var references: [String: Set<String>] = [:]
    root.visit { place in
      guard case .scalar(let scalar) = place.node.content, !place.isNote else { return }
      if ScalarMutations.isWord(scalar.text), let key = place.keys.last {
        byKey[key, default: []].insert(scalar.text)
      }
      for token in ExpressionText.tokens(scalar.text) where token.kind == .name {
        guard let dot = token.text.firstIndex(of: ".") else { continue }
        references[String(token.text[..<dot]), default: []].insert(token.text)
      }
    }
    self.byKey = byKey.mapValues { $0.sorted() }
    self.references = references.mapValues { $0.sorted() }
  }

  /// Words that a word could be exchanged with, at most three.
  func others(than word: String, at key: String?) -> [String] {
    let groups = groups.filter { $0.contains(word) }.map { neighbours(of: word, in: $0) }
    let same = neighbours(of: word, in: key.flatMap { byKey[$0] } ?? [])
    var others: [String] = []
    for other in groups.joined() + same where !others.contains(other) { others.append(other) }
    return Array(others.prefix(3))
  }

  /// Names that a dotted name could be exchanged with.
  func references(like name: String) -> [String] {
    guard let dot = name.firstIndex(of: ".") else { return [] }
    return neighbours(of: name, in: references[String(name[..<dot])] ?? [])
  }

  private func neighbours(of word: String, in list: [String]) -> [String] {
    guard let index = list.firstIndex(of: word), list.count > 1 else { return [] }
    let next = list[(index + 1) % list.count]
    let last = list[(index + list.count - 1) % list.count]
    return next == last ? [next] : [next, last]
  }
}
