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
try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
var driver = CrashDriver(executable: arguments[0], root: arguments[1], folder: folder, seed: seed)
let report = try driver.run(kills: kills)
print(
  "seed \(seed): \(report.kills) kills, \(report.answered) commands answered,",
  "\(report.unheard) unheard, \(report.failures.count) failures")
for failure in report.failures.prefix(20) { print(failure) }
if report.failures.isEmpty { try FileManager.default.removeItem(atPath: folder) }
exit(report.failures.isEmpty ? 0 : 1)
