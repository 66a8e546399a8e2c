package import HaopaiDomain

/// A parameter of which two books say different things.
package struct ValueDifference: Hashable, Sendable {
  /// `draw.attempts`; a group's where only one of the books offers it.
  package let path: String
  package let title: BilingualText?
  package let isGroup: Bool
  /// The first day of the difference.
  package let from: CivilDate
  /// The day from which on they agree again; nil for never.
  package let until: CivilDate?
  /// As a file would write it; nil where there is no value, empty for a group that is offered.
  package let old: String?
  package let new: String?
}

extension EffectiveParameters {
  /// Where another book's values of the business differ, from a day on.
  package func differences(
    to other: EffectiveParameters, from day: CivilDate, _ enumerations: EnumerationTable,
    _ others: EnumerationTable
  ) -> [ValueDifference] {
    let days = changeDays(after: day).union(other.changeDays(after: day)).union([day]).sorted()
    var differences: [ValueDifference] = []
    /// By path, which of them is not over.
    var open: [String: Int] = [:]
    for day in days {
      let found = Self.differences(
        explained(on: day, enumerations), other.explained(on: day, others), from: day)
      let paths = Set(found.map(\.path))
      for (path, index) in open where !paths.contains(path) {
        differences[index] = differences[index].ending(day)
        open[path] = nil
      }
      for difference in found {
        if let index = open[difference.path] {
          let known = differences[index]
          if known.old == difference.old, known.new == difference.new { continue }
          differences[index] = known.ending(day)
        }
        open[difference.path] = differences.count
        differences.append(difference)
      }
    }
    return differences
  }

  private func changeDays(after day: CivilDate) -> Set<CivilDate> {
    let days = leaves.joined().compactMap(\.from) + groups.joined().compactMap(\.from)
    return Set(days.filter { $0 > day })
  }

  private static func differences(
    _ old: [ExplainedValue], _ new: [ExplainedValue], from day: CivilDate
  ) -> [ValueDifference] {
    let oldTexts = Dictionary(old.map { ($0.path, $0.text) }) { first, _ in first }
    let newTexts = Dictionary(new.map { ($0.path, $0.text) }) { first, _ in first }
    // What is in a group that only one of them offers goes with the group.
    let groups = (old.filter { newTexts[$0.path] == nil } + new.filter { oldTexts[$0.path] == nil })
      .filter(\.isGroup).map { $0.path + "." }
    let gone = old.filter { value in !new.contains { $0.path == value.path } }
    return (new + gone).compactMap { value in
      let (oldText, newText) = (oldTexts[value.path], newTexts[value.path])
      guard oldText ?? nil != newText ?? nil || value.isGroup && (oldText == nil || newText == nil),
        !groups.contains(where: value.path.hasPrefix)
      else { return nil }
      func shown(_ text: String??) -> String? {
        // The group is told of where it is not offered; elsewhere it is.
        if value.isGroup { return text == nil ? "" : text ?? nil }
        return text ?? nil
      }
      return ValueDifference(
        path: value.path, title: value.title, isGroup: value.isGroup, from: day, until: nil,
        old: shown(oldText), new: shown(newText))
    }
  }
}

extension ExplainedValue {
  fileprivate var text: String? { current.flatMap { timeline[$0].text } }
}

extension ValueDifference {
  fileprivate func ending(_ day: CivilDate) -> ValueDifference {
    ValueDifference(
      path: path, title: title, isGroup: isGroup, from: from, until: day, old: old, new: new)
  }
}
