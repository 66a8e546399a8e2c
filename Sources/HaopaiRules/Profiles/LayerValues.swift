package import HaopaiDiagnostics
package import HaopaiDomain

/// A value from a day on; without a day, always.
package struct Dated<Value: Sendable>: Sendable {
  package let from: CivilDate?
  package let value: Value
  /// Where the value stands; of a mapping or a list, its beginning.
  package let span: SourceSpan

  package init(from: CivilDate?, _ value: Value, at span: SourceSpan) {
    self.from = from
    self.value = value
    self.span = span
  }
}

/// What one file sets of one parameter or group, in the order of the days.
package struct Timeline<Value: Sendable>: Sendable {
  package var dated: [Dated<Value>] = []
  /// Where it comes from.
  package var note: ValueNote?
}

/// What one file sets of one part or one business.
package struct LayerValues: Sendable {
  /// By the path of the parameter; nil takes an optional value away.
  package var leaves: [String: Timeline<ParameterValue?>] = [:]
  /// By the path of an optional group: from when it is offered, or not.
  package var groups: [String: Timeline<Bool>] = [:]
  /// Paths of values that could not be read; whether they are complete is not checked.
  package var broken: Set<String> = []

  /// The groups, by path, in which something stands that nobody declares and that is near to nothing:
  /// it may be meant for anything in the group that seems not to be set.
  var strayGroups: Set<Substring> = []

  package init() {}

  /// Stands for values that could not be read: none of them is missing.
  static func unread(_ layout: ParameterLayout) -> LayerValues {
    var values = LayerValues()
    values.broken = Set(layout.leaves.map(\.path) + layout.groups.map(\.path))
    return values
  }

  /// The same with what the file notes of them.
  consuming func noted(by notes: SheetNotes) -> LayerValues {
    Self.note(&leaves, by: notes)
    Self.note(&groups, by: notes)
    return self
  }

  private static func note<Value>(
    _ timelines: inout [String: Timeline<Value>], by notes: SheetNotes
  ) {
    // A collection of its indices would be another owner, and the first note a copy of all.
    var index = timelines.startIndex
    while index != timelines.endIndex {
      timelines.values[index].note = notes.note(for: timelines.keys[index])
      timelines.formIndex(after: &index)
    }
  }

  /// The path of the group around a parameter; nothing for one at the top.
  static func group(of path: String) -> Substring {
    path.lastIndex(of: ".").map { path[..<$0] } ?? ""
  }

  /// Whether something is set at a path, or below it.
  func holds(_ path: Substring) -> Bool {
    let own = String(path)
    guard leaves[own] == nil, groups[own] == nil else { return true }
    return [Array(leaves.keys), Array(groups.keys), Array(broken)].contains { paths in
      paths.contains {
        $0.utf8.starts(with: own.utf8)
          && ($0.utf8.count == own.utf8.count
            || $0.utf8.dropFirst(own.utf8.count).first == UInt8(ascii: "."))
      }
    }
  }

  /// Everything that is set, by path.
  package var paths: [String] {
    (Array(leaves.keys) + Array(groups.keys) + broken).sorted()
  }
}
