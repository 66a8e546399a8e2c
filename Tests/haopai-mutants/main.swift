import Foundation
import Haopai
import HaopaiMutation

// The root of a rule book, the list of harmless survivors, then a stride to take only some mutants.
let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 2, let text = try? String(contentsOfFile: arguments[1], encoding: .utf8),
  let files = try? RuleBook.files(root: arguments[0])
else {
  print("usage: haopai-mutants ROOT LIST [STRIDE]")
  exit(2)
}
let trial = MutationTrial(of: files)
guard trial.ownFindings.isEmpty else {
  print("the rules have findings of their own: \(trial.ownFindings)")
  exit(2)
}
let stride = arguments.count > 2 ? Int(arguments[2]) ?? 1 : 1
let results = await trial.results(
  of: trial.population.sample(every: stride),
  workers: ProcessInfo.processInfo.activeProcessorCount)
let report = MutationReport(results, explanations: Explanations(text))
for line in report.lines(isCaught: trial.isCaughtByScenarios) { print(line) }
exit(report.isClean ? 0 : 1)
