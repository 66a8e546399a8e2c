import CSQLite
import Foundation
import Testing

/// A database of its own, gone with the test.
final class DatabasePlace {
  let folder: String
  var file: String { folder + "/office.db" }

  init() throws {
    folder = NSTemporaryDirectory() + "haopai-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Runs SQL that no Haopai would.
  func tamper(_ sql: String) throws {
    var handle: OpaquePointer?
    #expect(sqlite3_open(file, &handle) == SQLITE_OK)
    defer { sqlite3_close(handle) }
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    #expect(code == SQLITE_OK, "\(String(cString: sqlite3_errmsg(handle)))")
  }

  func run(_ lines: [String], root: String = ToolRun.repository) -> ToolRun {
    ToolRun(
      ["run", "--db", file, "--seed", "7"], input: Array(lines.joined(separator: "\n").utf8),
      root: root)
  }

  func audit(root: String = ToolRun.repository) -> ToolRun {
    ToolRun(["audit", "--db", file, "--language", "en"], root: root)
  }
}
