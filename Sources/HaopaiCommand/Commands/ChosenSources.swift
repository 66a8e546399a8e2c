import FoundationEssentials
import Haopai

extension Context {
  /// The files that operands name or hold, all without operands; ends the command where one names
  /// nothing. An operand is seen from the root or from the current folder.
  func chosen(_ operands: [String], among paths: [String]) throws -> [String] {
    guard !operands.isEmpty else { return paths }
    var isChosen = [Bool](repeating: false, count: paths.count)
    for operand in operands {
      let wanted = Set([operand, Self.relative(operand, to: root)].map(Self.normalised))
        .map { (path: $0, folder: $0 + "/") }
      let found = paths.indices.filter { index in
        let path = paths[index]
        return wanted.contains { $0.path.isEmpty || path == $0.path || path.hasPrefix($0.folder) }
      }
      guard !found.isEmpty else {
        try complain(missing(operand, among: paths))
        throw CommandEnd(status: .usage)
      }
      for index in found { isChosen[index] = true }
    }
    return paths.indices.filter { isChosen[$0] }.map { paths[$0] }
  }

  /// Why an operand names nothing that is read.
  private func missing(_ operand: String, among paths: [String]) -> Message {
    let isThere = [operand, root + "/" + operand].contains(where: FileManager.default.fileExists)
    guard isThere else {
      return .noSuchFile(operand, nearest: Suggestion.nearest(to: operand, among: paths))
    }
    let inside = Self.normalised(Self.relative(operand, to: root)) + "/"
    return RuleFileList.folders.contains { inside.hasPrefix($0 + "/") }
      ? .notRead(operand) : .outside(operand, root: root)
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
  fileprivate static func outside(_ path: String, root: String) -> Message {
    Message(
      zh: "`\(path)` 不在 `\(root)` 下的 rules/ 或 cities/ 中，请移入其中，或用 --root 指定别的目录",
      en: "`\(path)` is not in rules/ or cities/ below `\(root)`, move it there or say another "
        + "place with --root")
  }

  fileprivate static func notRead(_ path: String) -> Message {
    Message(
      zh: "`\(path)` 中没有规则文件，规则文件名以 .yaml 结尾",
      en: "`\(path)` holds no rule file: these end in .yaml")
  }

  fileprivate static func noSuchFile(_ path: String, nearest: String?) -> Message {
    Message(
      zh: "规则中没有文件 `\(path)`" + (nearest.map { "，是否想写 `\($0)`" } ?? ""),
      en: "the rules have no file `\(path)`" + (nearest.map { ", did you mean `\($0)`" } ?? ""))
  }
}
