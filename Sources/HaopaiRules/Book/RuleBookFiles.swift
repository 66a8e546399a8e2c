/// Which files under a root belong to its rule book. Reading them is the caller's.
package enum RuleBookFiles {
  package enum Role: Hashable, Sendable {
    /// A rule file, for `RuleBook.load`.
    case rules
    /// Scenarios, for the scenario runner.
    case scenarios
    /// A file that is not read, for its name does not end in `.yaml` as it should.
    case misspelt
  }

  private static let suffix = ".yaml"

  /// The folders that are searched, with everything below them.
  package static let folders = ["rules", "cities"]

  /// What the file at a path is, relative to the root and with `/` between its parts; nil for a
  /// file that does not belong.
  package static func role(of path: String) -> Role? {
    var path = path
    guard path.withUTF8(isInside) else { return nil }
    guard path.hasSuffix(suffix) else { return respelt(path) == nil ? nil : .misspelt }
    return path.hasSuffix(".scenarios.yaml") ? .scenarios : .rules
  }

  /// Whether a path leads to a file below one of the folders, and no part of it is hidden.
  private static func isInside(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    let slash = UInt8(ascii: "/")
    guard let first = path.firstIndex(of: slash), path.last != slash,
      folders.contains(where: { $0.utf8.elementsEqual(path[..<first]) })
    else { return false }
    return path.indices[first...].allSatisfy { index in
      // A part that is empty begins with a slash.
      path[index] != slash || path[index + 1] != slash && path[index + 1] != UInt8(ascii: ".")
    }
  }

  /// What a path should be that ends in `.yml`, or in capitals; nil for others.
  static func respelt(_ path: String) -> String? {
    guard !path.hasSuffix(suffix), let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")),
      ["yaml", "yml"].contains(path[dot...].dropFirst().lowercased())
    else { return nil }
    return path[..<dot] + suffix
  }
}
