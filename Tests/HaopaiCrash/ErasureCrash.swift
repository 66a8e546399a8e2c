import Foundation

/// Kills `haopai erase` while it works, and looks whether what is left is a database of which nothing is
/// half done: an audit passes, and a second erasure leaves no personal data in any of its files.
public struct ErasureCrash {
  /// What came of it.
  public struct Report: Sendable {
    /// How often the process was killed before its end.
    public var kills = 0
    /// How many of them had erased the cases by then.
    public var late = 0
    /// What should not be.
    public var failures: [String] = []
  }

  private let tool: KilledTool
  private let folder: String
  private var generator: SplitMix

  /// - Parameter folder: for the databases and what is sent; empty.
  public init(_ tool: KilledTool, folder: String, seed: UInt64) {
    self.tool = tool
    self.folder = folder
    generator = SplitMix(state: seed)
  }

  private static let identity = "11010519491231002X"
  private static let mobile = "13912345678"

  private var original: String { folder + "/original.db" }
  private var copy: String { folder + "/copy.db" }

  /// - Parameter cases: that are erased together.
  public mutating func run(rounds: Int, cases: Int = 200) throws -> Report {
    var report = Report()
    try prepare(cases, &report)
    let whole = try duration(cases, &report)
    for round in 1...rounds {
      try renew()
      let moment = 1.1 * whole * generator.unit()
      let killed = try erase(killed: .afterStart(moment))
      if killed.status == nil { report.kills += 1 }
      audit("round \(round), killed after \(moment) s", &report)
      let second = try erase()
      guard second.status == 0 else {
        report.failures.append("round \(round): the second erasure ended with \(second.text)")
        continue
      }
      if killed.status == nil, !hasErased(cases, second) { report.late += 1 }
      audit("round \(round), erased", &report)
      let found = try remains(in: "copy.db")
      if !found.isEmpty { report.failures.append("round \(round): \(found) are not erased") }
    }
    return report
  }

  /// Appointments that their applicants have given up.
  private func prepare(_ cases: Int, _ report: inout Report) throws {
    let lines = (1...cases).flatMap { number in
      let at = #""at":"\#(ClientCommand.instant(number))"}"# + "\n"
      let command = #"{"case":"yantai-\#(number)","by":{"applicant":"\#(Self.identity)"},"command""#
      return [
        #"{"open":{"city":"yantai","business":"inspection-booking","applicant":{"kind":"individual","id":"\#(Self.identity)"}},"#
          + #""facts":{"account":{"mobile":"\#(Self.mobile)"}},"key":"\#(number)","# + at,
        command + #":"submit","input":{"plate":"鲁F·12345"},"#
          + #""facts":{"vehicle":{"own":true,"inspection_expires":"2026-04-30"}},"# + at,
        command + #":"give_up","# + at,
      ]
    }
    let input = folder + "/commands"
    try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: input))
    let run = try tool.run(["run", "--db", original], input: input)
    let accepted = run.wholeLines.count { $0.contains(#""ok":true"#) }
    if accepted != lines.count {
      report.failures.append(
        "\(accepted) of \(lines.count) commands were accepted: \(run.wholeLines.last ?? "")")
    }
    if try remains(in: "original.db").isEmpty {
      report.failures.append("the search cannot find what is to be erased")
    }
  }

  /// Of an erasure that nobody kills, in seconds.
  private func duration(_ cases: Int, _ report: inout Report) throws -> Double {
    try renew()
    let start = Date()
    let ending = try erase()
    if !hasErased(cases, ending) { report.failures.append("not killed: \(ending.text)") }
    return Date().timeIntervalSince(start)
  }

  private func hasErased(_ cases: Int, _ ending: KilledTool.Ending) -> Bool {
    ending.text.contains(": \(cases) cases erased")
  }

  private func renew() throws {
    for suffix in ["", "-wal", "-shm", "-lock"] {
      try? FileManager.default.removeItem(atPath: copy + suffix)
      if FileManager.default.fileExists(atPath: original + suffix) {
        try FileManager.default.copyItem(atPath: original + suffix, toPath: copy + suffix)
      }
    }
  }

  private func erase(killed moment: KilledTool.Moment? = nil) throws -> KilledTool.Ending {
    try tool.run(
      ["erase", "--db", copy, "--before", "2026-12-31", "--language", "en"], killed: moment)
  }

  private func audit(_ when: String, _ report: inout Report) {
    let ending = try? tool.run(["audit", "--db", copy, "--language", "en"])
    if ending?.status != 0 || ending?.text.contains("all agree") != true {
      report.failures.append("\(when): audit: \(ending?.text ?? "")")
    }
  }

  /// What of the applicant is in a database's files.
  private func remains(in database: String) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix(database) }
    return try names.flatMap { name in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
      return [Self.identity, Self.mobile].filter { bytes.range(of: Data($0.utf8)) != nil }
        .map { "\($0) in \(name)" }
    }
  }
}
