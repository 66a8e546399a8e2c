import Foundation

/// The tool in processes of its own, which may be killed at any moment.
public struct KilledTool {
  private let executable: String
  private let root: String

  /// - Parameter root: holds the rules.
  public init(executable: String, root: String) {
    self.executable = executable
    self.root = root
  }

  /// When a process dies, in seconds.
  enum Moment {
    case afterStart(Double)
    case afterWord(Double)
  }

  struct Ending {
    /// All that it wrote.
    var output: Data
    /// Nil for one that was killed.
    var status: Int32?

    var text: String { String(decoding: output, as: UTF8.self) }

    /// What has no end of line was not told.
    var wholeLines: [String] {
      let whole = output.lastIndex(of: UInt8(ascii: "\n")).map { output[...$0] } ?? Data()
      return String(decoding: whole, as: UTF8.self).split(separator: "\n").map(String.init)
    }
  }

  /// Runs the tool until it is killed, or at its end.
  /// - Parameter input: the path of a file that it reads.
  func run(
    _ arguments: [String], input: String? = nil, killed moment: Moment? = nil
  ) throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments + ["--root", root]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.standardError
    process.standardInput =
      try input.map {
        try FileHandle(forReadingFrom: URL(fileURLWithPath: $0))
      } ?? FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading
    var text = Data()
    switch moment {
    case .afterStart(let seconds)?: Self.kill(process, after: seconds)
    case .afterWord(let seconds)?:
      text = output.availableData
      Self.kill(process, after: seconds)
    case nil: break
    }
    text += output.readDataToEndOfFile()
    process.waitUntilExit()
    let isKilled = process.terminationReason == .uncaughtSignal
    return Ending(output: text, status: isKilled ? nil : process.terminationStatus)
  }

  private static func kill(_ process: Process, after seconds: Double) {
    Thread.sleep(forTimeInterval: seconds)
    if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
  }
}

/// A small generator that any seed starts.
struct SplitMix {
  var state: UInt64

  mutating func unit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((word ^ (word >> 31)) >> 11) / Double(1 << 53)
  }
}
