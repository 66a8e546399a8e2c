import Foundation
import HaopaiCommand
import HaopaiSQLite
import Testing

/// One run of the tool in memory.
struct ToolRun {
  let status: HaopaiCommand.ExitStatus
  let output: String
  let errors: String

  var lines: [String] { output.split(separator: "\n").map(String.init) }

  /// The folder that holds this repository's rules.
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// - Parameters:
  ///   - root: given as `--root`, unless nil.
  ///   - isTerminal: whether a person types the input and looks at the output.
  init(
    _ arguments: [String], input: [UInt8] = [], root: String? = ToolRun.repository,
    environment: [String: String] = [:], clock: Int64 = 1_772_413_200_000, isTerminal: Bool = false
  ) {
    let output = MemorySink(isTerminal: isTerminal)
    let errors = MemorySink()
    let surroundings = Surroundings(
      input: MemorySource(input, isTerminal: isTerminal), output: output, errors: errors,
      environment: environment,
      clock: { clock },
      // Nobody who holds a database in a test will let it go.
      approach: FileApproach(patience: 50))
    let all = arguments + (root.map { ["--root", $0] } ?? [])
    status = Tool(surroundings).run(all)
    self.output = String(decoding: output.bytes, as: UTF8.self)
    self.errors = String(decoding: errors.bytes, as: UTF8.self)
  }

  init(_ arguments: [String], lines: [String]) {
    self.init(arguments, input: Array(lines.joined(separator: "\n").utf8))
  }
}

final class MemorySource: ByteSource {
  let isTerminal: Bool
  private var rest: ArraySlice<UInt8>
  /// The most bytes given at once, so that lines arrive in pieces.
  private let portion: Int

  init(_ bytes: [UInt8], portion: Int = .max, isTerminal: Bool = false) {
    self.isTerminal = isTerminal
    rest = bytes[...]
    self.portion = portion
  }

  func read(upTo count: Int) throws(StreamFailure) -> [UInt8] {
    let taken = rest.prefix(min(count, portion))
    rest = rest.dropFirst(taken.count)
    return Array(taken)
  }
}

final class MemorySink: ByteSink {
  let isTerminal: Bool
  private(set) var bytes: [UInt8] = []

  init(isTerminal: Bool = false) { self.isTerminal = isTerminal }

  func write(_ bytes: [UInt8]) throws(StreamFailure) { self.bytes += bytes }
}

/// A folder with rules of its own, gone when the value is.
final class TemporaryRules {
  let root: String

  convenience init(_ files: [String: String]) throws {
    try self.init(bytes: files.mapValues { Array($0.utf8) })
  }

  init(bytes files: [String: [UInt8]]) throws {
    root = FileManager.default.temporaryDirectory.path + "/haopai-" + UUID().uuidString
    for (path, bytes) in files {
      let url = URL(fileURLWithPath: root + "/" + path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }
}
