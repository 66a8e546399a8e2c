import Foundation
import HaopaiCommand
import Testing

/// The executable itself: signals, pipes, exit statuses.
@Suite("the process")
struct ProcessTests {
  /// Stands beside the bundle of the tests.
  static let executable: URL? = {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") }
    var folder = bundle.map { URL(fileURLWithPath: $0) }
    while let current = folder, current.path != "/" {
      let candidate = current.deletingLastPathComponent().appendingPathComponent("haopai")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder = current.deletingLastPathComponent()
    }
    return nil
  }()

  /// Runs a line of shell with the executable as `$0`.
  static func shell(
    _ script: String, in folder: String = ToolRun.repository
  ) throws -> (status: Int32, output: String, errors: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", script, try #require(executable).path]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let complaints = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: text, as: UTF8.self),
      String(decoding: complaints, as: UTF8.self)
    )
  }

  @Test(
    "exit statuses reach the shell",
    arguments: [
      ("\"$0\" validate", Int32(0)), ("\"$0\" nonsense", 2), ("\"$0\" validate --root /", 2),
      ("\"$0\" run </dev/null", 0), ("\"$0\" try yantai new-car </dev/null", 0),
      ("\"$0\" run <&-", 2), ("\"$0\" validate >&-", 141),
    ])
  func statuses(script: String, status: Int32) throws {
    #expect(try Self.shell(script).status == status)
  }

  @Test("a reader that goes away ends the run without a word")
  func closedPipe() throws {
    let run = try Self.shell(
      #"yes '{"id":1,"hello":true}' | "$0" run | head -n 1; echo "${PIPESTATUS[1]}""#)
    #expect(run.errors.isEmpty)
    #expect(run.output.hasPrefix(#"{"id":1,"ok":true"#))
    #expect(run.output.hasSuffix("\n141\n"))
  }

  @Test("an interrupt exits with 130")
  func interrupt() throws {
    let run = try Self.shell(
      #"""
      coproc "$0" run
      child=$COPROC_PID
      echo '{"id":1,"hello":true}' >&"${COPROC[1]}"
      read -r answer <&"${COPROC[0]}"
      kill -INT "$child"
      wait "$child"
      echo "$? $answer"
      """#)
    #expect(run.output.hasPrefix(#"130 {"id":1,"ok":true"#))
    #expect(run.errors.isEmpty)
  }

  @Test(
    "what ends a process ends it without a trace of the stack",
    arguments: [("QUIT", 131), ("SEGV", 139), ("ILL", 132), ("TRAP", 133), ("ABRT", 134)])
  func noTraces(name: String, status: Int) throws {
    let run = try Self.shell(
      #"""
      ulimit -c 0
      export SWIFT_BACKTRACE=enable=yes,interactive=no,color=no
      coproc "$0" run
      child=$COPROC_PID
      echo '{"id":1,"hello":true}' >&"${COPROC[1]}"
      read -r answer <&"${COPROC[0]}"
      kill -\#(name) "$child"
      wait "$child" 2>/dev/null
      echo "$?"
      """#)
    #expect(run.output == "\(status)\n")
    for word in ["Backtrace", "Thread 0", "Crash"] {
      #expect(!run.errors.contains(word), "\(run.errors)")
    }
  }

  @Test("noise is answered line by line, and the process lives")
  func noise() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    let run = try Self.shell(
      #"""
      { head -c 300000 <(openssl enc -aes-128-ctr -nosalt -pass pass:\#(seed) </dev/zero 2>/dev/null || cat /dev/urandom)
        echo; head -c 10000000 /dev/zero | tr '\0' '['; echo; echo '{"id":"end","hello":true}'; } | "$0" run
      """#)
    #expect(run.status == 0, "seed \(seed)")
    #expect(run.errors.isEmpty, "seed \(seed)")
    #expect(run.output.contains("line-too-long"))
    #expect(run.output.split(separator: "\n").last?.hasPrefix(#"{"id":"end","ok":true"#) == true)
    #expect(run.output.utf8.count { $0 == 0x0A } > 2)
  }
}
