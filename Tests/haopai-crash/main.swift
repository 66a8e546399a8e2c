import Foundation
import HaopaiCrash

// haopai-crash HAOPAI ROOT KILLS [SEED]
let arguments = CommandLine.arguments.dropFirst().map { $0 }
guard arguments.count >= 3, let kills = Int(arguments[2]) else {
  print("usage: haopai-crash HAOPAI ROOT KILLS [SEED]")
  exit(2)
}
let seed = arguments.dropFirst(3).first.flatMap { UInt64($0) } ?? UInt64.random(in: 0...UInt64.max)
let folder = NSTemporaryDirectory() + "haopai-crash-\(ProcessInfo.processInfo.processIdentifier)"
func newFolder(_ name: String) throws -> String {
  let path = folder + "/" + name
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  return path
}
let tool = KilledTool(executable: arguments[0], root: arguments[1])
var driver = CrashDriver(tool, folder: try newFolder("load"), seed: seed)
let report = try driver.run(kills: kills)
print(
  "seed \(seed): \(report.kills) kills, \(report.answered) commands answered,",
  "\(report.unheard) unheard, \(report.failures.count) failures")
var erasures = ErasureCrash(tool, folder: try newFolder("erasure"), seed: seed)
let erased = try erasures.run(rounds: max(1, kills / 3))
print(
  "\(erased.kills) erasures killed, \(erased.late) of them when the cases were gone already,",
  "\(erased.failures.count) failures")
let failures = report.failures + erased.failures
for failure in failures.prefix(20) { print(failure) }
if failures.isEmpty { try FileManager.default.removeItem(atPath: folder) }
exit(failures.isEmpty ? 0 : 1)
