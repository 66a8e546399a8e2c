import Foundation
import HaopaiCrash
import Testing

/// The process may die at any moment.
@Suite("crashes")
struct CrashTests {
  @Test("killed again and again under load, nothing that was answered is lost or done twice")
  func kills() throws {
    let folder = NSTemporaryDirectory() + "haopai-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let executable = try #require(ProcessTests.executable).path
    let seed = UInt64.random(in: 0...UInt64.max)
    var driver = CrashDriver(
      executable: executable, root: ToolRun.repository, folder: folder, seed: seed)
    let report = try driver.run(kills: 12)
    #expect(report.failures.isEmpty, "seed \(seed)")
    #expect(report.answered > 0, "seed \(seed): nothing was answered")
  }

  @Test("killed while it erases, nothing is half done, and what is erased again is gone")
  func erasures() throws {
    let folder = NSTemporaryDirectory() + "haopai-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let executable = try #require(ProcessTests.executable).path
    let seed = UInt64.random(in: 0...UInt64.max)
    var driver = ErasureCrash(
      executable: executable, root: ToolRun.repository, folder: folder, seed: seed)
    let report = try driver.run(rounds: 6, cases: 40)
    #expect(report.failures.isEmpty, "seed \(seed)")
  }
}
