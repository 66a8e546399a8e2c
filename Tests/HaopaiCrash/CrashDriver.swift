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

  private let tool: KilledTool
  private let folder: String
  private var generator: SplitMix

  /// - Parameter folder: for the database and what is sent; empty.
  public init(_ tool: KilledTool, folder: String, seed: UInt64) {
    self.tool = tool
    self.folder = folder
    generator = SplitMix(state: seed)
  }

  /// - Parameter commands: at most so many in one life of the process.
  public mutating func run(kills: Int, commands: Int = 400) throws -> Report {
    var report = Report()
    var answers: [ClientCommand: String] = [:]
    var waiting: [ClientCommand] = []
    var opened = 0
    var second = 0
    try Data((0..<32).map { UInt8($0) }).write(to: URL(fileURLWithPath: folder + "/secret"))
    while report.kills < kills {
      var batch = waiting
      for command in answers.keys.prefix(5) { batch.append(command) }
      while batch.count < commands {
        opened += 1
        batch.append(.open(opened))
      }
      let lines = batch.map { line(for: $0, at: &second) }
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
    try reconcile(answers, waiting, &second, &report)
    return report
  }

  private mutating func take(
    _ answer: String, for command: ClientCommand, _ answers: inout [ClientCommand: String],
    _ waiting: inout [ClientCommand], _ report: inout Report
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
    _ answers: [ClientCommand: String], _ waiting: [ClientCommand], _ second: inout Int,
    _ report: inout Report
  ) throws {
    let commands = answers.keys.sorted { $0.key < $1.key }
    let output = try life(commands.map { line(for: $0, at: &second) }, killed: nil)
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
    let audit = try tool.run(["audit", "--db", folder + "/office.db", "--language", "en"])
    let text = audit.text
    if audit.status != 0 { report.failures.append("audit: \(text)") }
    // Each command happened once, whether or not its answer arrived.
    let steps = Int(text.split(separator: " ").dropFirst().first ?? "") ?? -1
    report.unheard = steps - answers.count
    if !(0...waiting.count).contains(report.unheard) {
      report.failures.append(
        "\(steps) steps, \(answers.count) answered, \(waiting.count) not answered")
    }
  }

  private func line(for command: ClientCommand, at second: inout Int) -> String {
    second += 1
    return command.line(at: second)
  }

  private static func caseName(in answer: String) -> String? {
    guard let start = answer.range(of: #""case":""#)?.upperBound,
      let end = answer[start...].firstIndex(of: "\"")
    else { return nil }
    return String(answer[start..<end])
  }

  /// Lets the process work on lines until it is killed, or through with them.
  /// - Returns: the whole lines that it answered.
  private func life(_ lines: [String], killed moment: KilledTool.Moment?) throws -> [String] {
    let input = folder + "/input"
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: input))
    let arguments = ["run", "--db", folder + "/office.db", "--secret", folder + "/secret"]
    return try tool.run(arguments, input: input, killed: moment).wholeLines
  }
}
