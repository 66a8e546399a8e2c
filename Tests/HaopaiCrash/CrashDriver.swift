import Foundation

/// Kills `haopai run --db` while it works, starts it again, and holds what clients were told against what
/// is stored.
///
/// Clients open cases and go on with them, each command with a key. One that was not answered is
/// submitted again; one that was answered, too, and must be answered the same.
public struct CrashDriver {
  /// What came of it.
  public struct Report: Sendable {
    /// How often the process was killed.
    public var kills = 0
    /// Commands that were answered, and accepted.
    public var answered = 0
    /// Commands that were in flight when the process died and had happened all the same.
    public var unheard = 0
    /// What should not be: lost, doubled or contradicted.
    public var failures: [String] = []
  }

  private let executable: String
  private let root: String
  private let folder: String
  private var generator: SplitMix
  private let firstMoment = 1_772_413_200  // 2026-03-02 09:00 in Beijing

  /// - Parameters:
  ///   - root: holds the rules.
  ///   - folder: for the database and what is sent; empty.
  public init(executable: String, root: String, folder: String, seed: UInt64) {
    self.executable = executable
    self.root = root
    self.folder = folder
    generator = SplitMix(state: seed)
  }

  private enum Command: Hashable {
    case open(Int)
    case agree(Int, caseName: String)

    var key: String {
      switch self {
      case .open(let number): "open-\(number)"
      case .agree(let number, _): "agree-\(number)"
      }
    }
  }

  private static let applicant = "11010519491231002X"

  /// - Parameter commands: at most so many in one life of the process.
  public mutating func run(kills: Int, commands: Int = 400) throws -> Report {
    var report = Report()
    var answers: [Command: String] = [:]
    var waiting: [Command] = []
    var opened = 0
    var moment = firstMoment
    try Data((0..<32).map { UInt8($0) }).write(to: URL(fileURLWithPath: folder + "/secret"))
    while report.kills < kills {
      var batch = waiting
      for command in answers.keys.prefix(5) { batch.append(command) }
      while batch.count < commands {
        opened += 1
        batch.append(.open(opened))
      }
      let lines = batch.map { line(for: $0, at: &moment) }
      // Now and then before it has said anything: while it opens the database.
      let isEarly = generator.unit() < 0.15
      let output = try life(
        lines,
        killed: isEarly ? .afterStart(0.3 * generator.unit()) : .afterWord(0.1 * generator.unit()))
      report.kills += 1
      waiting = []
      for (index, command) in batch.enumerated() {
        guard output.indices.contains(index) else {
          if answers[command] == nil { waiting.append(command) }
          continue
        }
        take(output[index], for: command, &answers, &waiting, &report)
      }
    }
    try reconcile(answers, waiting, &moment, &report)
    return report
  }

  private mutating func take(
    _ answer: String, for command: Command, _ answers: inout [Command: String],
    _ waiting: inout [Command], _ report: inout Report
  ) {
    guard answer.contains(#""ok":true"#) else {
      report.failures.append("\(command.key) was not accepted: \(answer)")
      return
    }
    if let known = answers[command] {
      if known != answer { report.failures.append("\(command.key): \(answer) instead of \(known)") }
      return
    }
    answers[command] = answer
    report.answered += 1
    if case .open(let number) = command, let name = Self.caseName(in: answer) {
      waiting.append(.agree(number, caseName: name))
    }
  }

  /// A last life without a kill: everything that was answered is answered the same, and the journal gives
  /// what is kept.
  private mutating func reconcile(
    _ answers: [Command: String], _ waiting: [Command], _ moment: inout Int,
    _ report: inout Report
  ) throws {
    let commands = answers.keys.sorted { $0.key < $1.key }
    let output = try life(commands.map { line(for: $0, at: &moment) }, killed: nil)
    for (command, answer) in zip(commands, output) where answers[command] != answer {
      report.failures.append("lost: \(command.key): \(answer)")
    }
    if output.count != commands.count {
      report.failures.append("\(output.count) answers to \(commands.count) commands")
    }
    let cases = answers.compactMap { command, answer in
      if case .open = command { Self.caseName(in: answer) } else { nil }
    }
    if Set(cases).count != cases.count { report.failures.append("two openings have one case") }
    let audit = try start(["audit", "--db", folder + "/office.db", "--language", "en"], input: nil)
    let text = String(decoding: audit.output.readDataToEndOfFile(), as: UTF8.self)
    audit.process.waitUntilExit()
    if audit.process.terminationStatus != 0 { report.failures.append("audit: \(text)") }
    // Each command happened once, whether or not its answer arrived.
    let steps = Int(text.split(separator: " ").dropFirst().first ?? "") ?? -1
    report.unheard = steps - answers.count
    if !(0...waiting.count).contains(report.unheard) {
      report.failures.append(
        "\(steps) steps, \(answers.count) answered, \(waiting.count) not answered")
    }
  }

  private func line(for command: Command, at moment: inout Int) -> String {
    moment += 1
    let at = Self.instant(moment)
    switch command {
    case .open:
      return
        #"{"open":{"city":"yantai","business":"new-car","applicant":{"kind":"individual","id":"\#(Self.applicant)"}},"#
        + #""facts":{"account":{"name":"张三","id_document":"居民身份证","mobile":"13800000000","registered_here":true,"owner_or_driver":false}},"#
        + #""key":"\#(command.key)","at":"\#(at)"}"#
    case .agree(_, let name):
      return
        #"{"case":"\#(name)","command":"agree","by":{"applicant":"\#(Self.applicant)"},"key":"\#(command.key)","at":"\#(at)"}"#
    }
  }

  private static func instant(_ moment: Int) -> String {
    let format = ISO8601DateFormatter()
    format.timeZone = TimeZone(secondsFromGMT: 8 * 3600)
    return format.string(from: Date(timeIntervalSince1970: TimeInterval(moment)))
  }

  private static func caseName(in answer: String) -> String? {
    guard let start = answer.range(of: #""case":""#)?.upperBound,
      let end = answer[start...].firstIndex(of: "\"")
    else { return nil }
    return String(answer[start..<end])
  }

  // MARK: - The process

  /// Lets the process work on lines until it is killed, or through with them.
  /// - Returns: the whole lines that it answered.
  private func life(_ lines: [String], killed moment: Moment?) throws -> [String] {
    let input = folder + "/input"
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: input))
    let arguments = ["run", "--db", folder + "/office.db", "--secret", folder + "/secret"]
    let (process, output) = try start(arguments, input: input)
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
    // What has no end of line was not told.
    let whole = text.lastIndex(of: UInt8(ascii: "\n")).map { text[...$0] } ?? Data()
    return String(decoding: whole, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// When a process dies, in seconds.
  private enum Moment {
    case afterStart(Double)
    case afterWord(Double)
  }

  private static func kill(_ process: Process, after seconds: Double) {
    Thread.sleep(forTimeInterval: seconds)
    if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
  }

  private func start(
    _ arguments: [String], input: String?
  ) throws -> (process: Process, output: FileHandle) {
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
    return (process, pipe.fileHandleForReading)
  }
}

/// A small generator that any seed starts.
private struct SplitMix {
  var state: UInt64

  mutating func unit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((word ^ (word >> 31)) >> 11) / Double(1 << 53)
  }
}
