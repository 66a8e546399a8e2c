import Foundation
import HaopaiCrash
import Testing

/// The process may die at any moment.
@Suite("crashes")
struct CrashTests {
  private let seed = UInt64.random(in: 0...UInt64.max)

  private func tool() throws -> KilledTool {
    KilledTool(
      executable: try #require(ProcessTests.executable).path, root: ToolRun.repository)
  }

  @Test("killed again and again under load, nothing that was answered is lost or done twice")
  func kills() throws {
    let place = try DatabasePlace()
    defer { withExtendedLifetime(place) {} }
    var driver = CrashDriver(try tool(), folder: place.folder, seed: seed)
    let report = try driver.run(kills: 12)
    #expect(report.failures.isEmpty, "seed \(seed)")
    #expect(report.answered > 0, "seed \(seed): nothing was answered")
  }

  @Test("killed while it erases, nothing is half done, and what is erased again is gone")
  func erasures() throws {
    let place = try DatabasePlace()
    defer { withExtendedLifetime(place) {} }
    var driver = ErasureCrash(try tool(), folder: place.folder, seed: seed)
    let report = try driver.run(rounds: 6, cases: 40)
    #expect(report.failures.isEmpty, "seed \(seed)")
  }
}
