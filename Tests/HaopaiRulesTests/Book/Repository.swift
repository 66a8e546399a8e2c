import Foundation
import HaopaiDiagnostics
import HaopaiRules

/// The rule files that the repository ships.
enum Repository {
  static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every file that belongs to the rule book, by path.
  static func sources() throws -> [SourceText] {
    var paths: [String] = []
    for folder in RuleBookFiles.folders {
      let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
      for case let name as String in names ?? .init() {
        let path = "\(folder)/\(name)"
        if RuleBookFiles.role(of: path) == .rules { paths.append(path) }
      }
    }
    return try paths.sorted().enumerated().map { index, path in
      let data = try Data(contentsOf: root.appending(path: path))
      return SourceText(id: .init(index), path: path, bytes: Array(data))
    }
  }
}
