import HaopaiDiagnostics
import HaopaiProgram

/// Each refusal that the engine gives by itself has its sentence in a shared file.
enum EngineRefusals {
  static func check(_ shared: [SharedSyntax], _ findings: inout FindingCollector) {
    let codes = Set(shared.flatMap(\.resources.refusals).map(\.name.value))
    // The file that holds them, or else any shared file, is where one is missing.
    let home =
      shared.first { file in
        file.resources.refusals.contains { sentence in
          EngineRefusal.allCases.contains { $0.code == sentence.name.value }
        }
      } ?? shared.first
    guard let home else { return }
    let known = Set(EngineRefusal.allCases.map(\.code))
    var others = home.resources.refusals.map(\.name).filter { !known.contains($0.value) }
    for refusal in EngineRefusal.allCases where !codes.contains(refusal.code) {
      guard let nearest = Nearest.word(to: refusal.code, among: others.map(\.value)),
        let index = others.firstIndex(where: { $0.value == nearest })
      else {
        findings.report(.missingEngineRefusal(refusal.code, at: home.name.span))
        continue
      }
      let misspelt = others.remove(at: index)
      findings.report(.misspeltEngineRefusal(refusal.code, as: misspelt))
    }
  }
}
