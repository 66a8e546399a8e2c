import Foundation
import Haopai

// Figures depend on the machine; what matters are the ratios within one run.
func machine() -> String {
  let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
  let model = text.split(separator: "\n").first { $0.hasPrefix("model name") }
  let name = model?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
  return "\(name ?? "unknown processor"), \(ProcessInfo.processInfo.activeProcessorCount) cores"
}

// The root of a rule book, a city's file of it, a business that selects numbers, then `steps`, `load` or `store` for one part only, and `once`.
let arguments = CommandLine.arguments.dropFirst()
guard arguments.count >= 3 else {
  print("usage: haopai-bench ROOT CITY.yaml BUSINESS [steps|load|store]")
  exit(2)
}
let root = arguments[arguments.startIndex]
let pattern = arguments[arguments.startIndex + 1]
let business = arguments[arguments.startIndex + 2]
let onlySteps = arguments.contains("steps")
print("machine: \(machine())")
if arguments.contains("load") {
  LoadBench(root: root, pattern: pattern)?.report()
  exit(0)
}
guard let bench = BenchBusiness(business, of: pattern, below: root) else {
  print("no such business of that city at \(root)")
  exit(2)
}
if arguments.contains("store") {
  try StoreBench(bench).report()
  try StoreSizes(bench).report()
  exit(0)
}
guard let guards = GuardBench(), let pools = PoolBench() else {
  print("the guard or the pool does not compile")
  exit(1)
}
if !onlySteps {
  for measurement in guards.measurements() { print(measurement.line) }
  for measurement in pools.measurements() { print(measurement.line) }
  print(
    String(format: "%8.3f    bytes a number with one filter (at most 0.5)", pools.bytesPerNumber))
}
for measurement in StepBench(business: bench).measurements() { print(measurement.line) }
if !onlySteps {
  try StoreBench(bench).report()
  try StoreSizes(bench).report()
  LoadBench(root: root, pattern: pattern)?.report()
}
if !onlySteps, let hostile = HostileBench(root: root) { print(hostile.measurement().line) }
