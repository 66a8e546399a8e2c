import Foundation
import HaopaiSimulation

// haopai-simulate ROOT SEEDS, where SEEDS is a count or a range, 1..500
let arguments = CommandLine.arguments.dropFirst().map { $0 }

func seeds(_ text: String) -> ClosedRange<UInt64>? {
  let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { UInt64($0) }
  switch (ends.first ?? nil, ends.last ?? nil) {
  case (let count?, _) where ends.count == 1 && count > 0: return 1...count
  case (let first?, let last?) where ends.count == 2 && first <= last: return first...last
  default: return nil
  }
}

guard arguments.count == 2, let seeds = seeds(arguments[1]) else {
  print("usage: haopai-simulate ROOT SEEDS, a count or a range such as 1..500")
  exit(2)
}
/// - Returns: how many seeds failed.
func simulate(_ seeds: ClosedRange<UInt64>) throws -> Int {
  let folder =
    NSTemporaryDirectory() + "haopai-simulate-\(ProcessInfo.processInfo.processIdentifier)"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let simulation = Simulation(try SimulatedRules(root: arguments[0]), folder: folder)
  let begin = ContinuousClock.now
  var figures = Figures()
  var failures = 0
  for (count, seed) in seeds.enumerated() {
    let result = try simulation.run(seed: seed)
    figures += result.figures
    if let failure = result.failure {
      failures += 1
      print("seed \(seed): \(failure.violation)")
      print("  again: make simulate SEEDS=\(seed)..\(seed)")
      print("  it takes \(failure.steps) steps:")
      print(failure.scenario)
    }
    if (count + 1) % 100 == 0 { print("\(count + 1) seeds, \(figures.steps) steps") }
    if failures == 5 { break }
  }
  let elapsed = (ContinuousClock.now - begin) / .seconds(1)
  print(
    "seeds \(seeds.lowerBound) to \(seeds.upperBound): \(failures) failed;",
    "\(figures.steps) steps (\(Int(Double(figures.steps) / max(elapsed, 0.001))) a second),",
    "\(figures.accepted) accepted, \(figures.refused) refused, \(figures.repeats) repeated,",
    "\(figures.commits) commits, \(figures.faults) faults, \(figures.restarts) restarts,",
    "\(figures.powerLosses) power losses, \(figures.erasures) erasures,",
    "\(figures.publications) publications")
  return failures
}

exit(try simulate(seeds) == 0 ? 0 : 1)
