import Foundation
import HaopaiCommand
import Testing

/// The small rule book of a made-up city that the examples of the pages are edits of.
enum SampleRules {
  static let root = ToolRun.repository + "/Tests/HaopaiCommandTests/Explanations/Sample"

  private static let files = Result { try read() }

  private static func read() throws -> [String: [UInt8]] {
    let enumerator = try #require(FileManager.default.enumerator(atPath: root))
    var files: [String: [UInt8]] = [:]
    for case let path as String in enumerator where path.hasSuffix(".yaml") {
      files[path] = Array(try Data(contentsOf: URL(fileURLWithPath: root + "/" + path)))
    }
    return files
  }

  /// How often a text stands in one of the files.
  static func occurrences(of text: String, in file: SampleFile) throws -> Int {
    let bytes = try #require(try files.get()[file.rawValue])
    return String(decoding: bytes, as: UTF8.self).components(separatedBy: text).count - 1
  }

  /// The rule book as the wrong half of an example has it.
  static func broken(by example: CodeExample) throws -> TemporaryRules {
    var files = try files.get()
    var folder: String?
    switch example {
    case .replacing(let file, let right, let wrong):
      let bytes = try #require(files[file.rawValue])
      let place = try #require(bytes.firstRange(of: Array(right.utf8)))
      files[file.rawValue] = Array(
        bytes[..<place.lowerBound] + wrong.bytes + bytes[place.upperBound...])
    case .file(let file, _, let wrong):
      try #require(files[file.rawValue] != nil)
      files[file.rawValue] = wrong.bytes
    case .adding(let path, let wrong):
      try #require(files[path] == nil)
      files[path] = wrong.bytes
    case .addingFolder(let path):
      try #require(files[path] == nil)
      folder = path
    case .renaming(let file, let name):
      let bytes = try #require(files[file.rawValue])
      files[file.rawValue] = nil
      files[name] = bytes
    case .removing(let path):
      let kept = files.filter { $0.key != path && !$0.key.hasPrefix(path + "/") }
      try #require(kept.count < files.count)
      files = kept
    }
    let rules = try TemporaryRules(bytes: files)
    if let folder {
      try FileManager.default.createDirectory(
        atPath: rules.root + "/" + folder, withIntermediateDirectories: true)
    }
    return rules
  }
}
