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
    guard let first = path.utf8.firstIndex(of: UInt8(ascii: "/")),
      folders.contains(where: { path[..<first] == $0 })
    else { return nil }
    var previous = UInt8(ascii: "/")
    for byte in path.utf8 {
      // A part that is empty, or hidden.
      let isStart = previous == UInt8(ascii: "/")
      if isStart, byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") { return nil }
      previous = byte
    }
    guard previous != UInt8(ascii: "/") else { return nil }
    guard path.hasSuffix(suffix) else { return respelt(path) == nil ? nil : .misspelt }
    return path.hasSuffix(".scenarios.yaml") ? .scenarios : .rules
  }

  /// What a path should be that ends in `.yml`, or in capitals; nil for others.
  static func respelt(_ path: String) -> String? {
    guard !path.hasSuffix(suffix), let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")),
      ["yaml", "yml"].contains(path[dot...].dropFirst().lowercased())
    else { return nil }
    return path[..<dot] + suffix
  }
}
