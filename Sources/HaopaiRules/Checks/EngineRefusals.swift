import HaopaiDiagnostics
import HaopaiProgram

/// Each refusal that the engine gives by itself has its sentence in a shared file.
enum EngineRefusals {
  /// - Parameter files: those that may have a sentence that could not be read, which is not missing.
  static func check(
    _ shared: [SharedSyntax], _ lost: LostNames, in files: Set<SourceText.ID>,
    _ findings: inout FindingCollector
  ) {
    let readable = Set(shared.map(\.name.span.file))
    // A file of theirs that could not be read may spell any of them in any way.
    let isHomeLost = lost.files.intersection(files).subtracting(readable).contains { file in
      EngineRefusal.allCases.contains { lost.mayDeclare($0.code, in: [file]) }
    }
    guard !isHomeLost else { return }
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
    for refusal in EngineRefusal.allCases
    where !codes.contains(refusal.code) && !lost.mayDeclare(refusal.code, in: files) {
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
