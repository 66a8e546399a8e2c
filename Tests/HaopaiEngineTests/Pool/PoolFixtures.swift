import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

/// A range as a profile writes it, with the civil day of its release.
struct Entry {
  let range: String
  let day: Int32

  init(_ range: String, day: Int32 = 0) {
    self.range = range
    self.day = day
  }
}

enum PoolFixture {
  /// Index of the filter that `layout` puts into every pool, and what it keeps out.
  static let without4 = 0

  static let patterns = [
    "DDDDD", "LDDDD", "DLDDD", "DDLDD", "DDDLD", "DDDDL", "LLDDD", "DDDLL", "DDD", "DLD", "LDD",
    "DDL", "DDDD",
  ]

  static func grammar() throws -> SerialGrammar {
    SerialGrammar(
      patterns: try patterns.map { try SerialPattern($0) },
      letters: try CharacterClassSet("ABCDEFGHJKLMNPQRSTUVWXYZ"))
  }

  static func releases(_ entries: [Entry]) throws -> [PoolLayout.Release] {
    let grammar = try grammar()
    return try entries.flatMap { entry in
      try NumberRange(entry.range).blocks(under: grammar)
        .map { PoolLayout.Release(numbers: $0, releasedOnDay: entry.day) }
    }
  }

  static func layout(_ entries: [Entry]) throws -> PoolLayout {
    let filter = CharacterFilter(excluded: try CharacterClassSet("4"))
    return try PoolLayout(releases: try releases(entries), filters: [filter])
  }

  /// The numbers 0000, 0001, … as one block each.
  static func layout(count: Int) throws -> PoolLayout {
    try layout(
      (0..<count).map { number in
        let digits = String(number)
        return Entry("鲁F" + String(repeating: "0", count: 4 - digits.count) + digits)
      })
  }
}

/// The pool as one would first write it: a list of flags, walked from the front.
struct NaivePool {
  let layout: PoolLayout
  var day: Int32
  var taken: [Bool]

  init(_ layout: PoolLayout, day: Int32) {
    self.layout = layout
    self.day = day
    self.taken = Array(repeating: false, count: layout.count)
  }

  func free(filter: Int?) -> [Int] {
    (0..<layout.count).filter { ordinal in
      guard !taken[ordinal], let block = layout.block(of: ordinal),
        layout.releases[block].releasedOnDay <= day, let number = layout.number(at: ordinal)
      else { return false }
      return filter.map { layout.filters[$0].passes(number) } ?? true
    }
  }

  func keyboard(_ prefix: [UInt8], of free: [Int], province: Province, authority: UInt8) -> String {
    var next: Set<UInt8> = []
    for number in free.compactMap(layout.number) {
      let serial = Array(number.serial)
      guard number.province == province, number.authority == authority,
        serial.starts(with: prefix), serial.count > prefix.count
      else { continue }
      next.insert(serial[prefix.count])
    }
    return String(decoding: next.sorted(), as: UTF8.self)
  }
}

/// Pearson's statistic against a uniform distribution, in standard deviations above its mean.
func excess(_ counts: [Int]) -> Double {
  let expected = Double(counts.reduce(0, +)) / Double(counts.count)
  let statistic = counts.reduce(0.0) { sum, count in
    sum + (Double(count) - expected) * (Double(count) - expected) / expected
  }
  let freedom = Double(counts.count - 1)
  return (statistic - freedom) / (2 * freedom).squareRoot()
}
