import Haopai

/// Writes what a city publishes for people.
struct PoolText {
  let language: Language
  let day: CivilDate

  /// The ranges of a kind, one a line, and their sum.
  func text(of pool: PublishedPool) -> String {
    let without = pool.filters.map { say(.without($0)) }
    // Of most cities both are the same day.
    let tellsComposing = pool.ranges.contains { $0.composedFrom != $0.released }
    let composing = tellsComposing ? [say(.composedFrom)] : []
    var table = TextTable(
      [.left, .left] + composing.map { _ in .left } + [.right, .right] + without.map { _ in .right }
        + [.left])
    table.add(
      [say(.range), say(.released)] + composing + [say(.spanned), say(.usable)] + without)
    for range in pool.ranges {
      table.add(
        ["\(range.range)", "\(range.released)"] + composing.map { _ in "\(range.composedFrom)" }
          + [String(range.spanned)] + counts(range.count) + ["\(range.place)"])
    }
    table.add(
      [say(.sum(day)), ""] + composing.map { _ in "" } + [""] + counts(pool.released(on: day)))
    return "\(pool.kind)  \(say(Message(zh: pool.title.zh, en: pool.title.en)))\n" + table.text
  }

  private func counts(_ count: PublishedPool.Count) -> [String] {
    ([count.all] + count.without).map(String.init)
  }

  private func say(_ message: Message) -> String { message.text(in: language) }
}

extension Message {
  fileprivate static let range = Message(zh: "号段", en: "range")
  fileprivate static let released = Message(zh: "公布日期", en: "released")
  fileprivate static let composedFrom = Message(zh: "自编起始", en: "composable")
  fileprivate static let spanned = Message(zh: "号码", en: "spanned")
  fileprivate static let usable = Message(zh: "可用", en: "usable")

  fileprivate static func without(_ characters: String) -> Message {
    Message(zh: "不含\(characters)", en: "without \(characters)")
  }

  fileprivate static func sum(_ day: CivilDate) -> Message {
    Message(zh: "截至 \(day) 可选", en: "to be had on \(day)")
  }
}
