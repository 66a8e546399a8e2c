import Foundation
import Haopai

extension Context {
  /// The files that paths name or hold, all files without paths; ends the command where a path names
  /// nothing. A path is seen from the root or from the current folder.
  func sources(_ paths: [String], of loaded: LoadedRules) throws -> [SourceText] {
    guard !paths.isEmpty else { return loaded.sources }
    var chosen: Set<SourceText.ID> = []
    for path in paths {
      let wanted = Set([path, Self.relative(path, to: root)].map(Self.normalised))
      let found = loaded.sources.filter { source in
        wanted.contains { $0.isEmpty || source.path == $0 || source.path.hasPrefix($0 + "/") }
      }
      guard !found.isEmpty else {
        let nearest = Suggestion.nearest(to: path, among: loaded.sources.map(\.path))
        try complain(.noSuchFile(path, nearest: nearest))
        throw CommandEnd(status: .usage)
      }
      chosen.formUnion(found.map(\.id))
    }
    return loaded.sources.filter { chosen.contains($0.id) }
  }

  /// A path that is meant from the current folder, seen from the root.
  private static func relative(_ path: String, to root: String) -> String {
    let full = URL(fileURLWithPath: path).standardizedFileURL.path
    let base = URL(fileURLWithPath: root).standardizedFileURL.path
    if full == base { return "" }
    guard full.hasPrefix(base + "/") else { return path }
    return String(full.utf8.dropFirst(base.utf8.count + 1)) ?? path
  }

  private static func normalised(_ path: String) -> String {
    path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }
}

extension Message {
  fileprivate static func noSuchFile(_ path: String, nearest: String?) -> Message {
    Message(
      zh: "规则中没有文件 `\(path)`" + (nearest.map { "，是否想写 `\($0)`" } ?? ""),
      en: "the rules have no file `\(path)`" + (nearest.map { ", did you mean `\($0)`" } ?? ""))
  }
}
