import HaopaiDiagnostics
import HaopaiYAML

extension WorkflowSyntax {
  /// Reads the workflows and parts among files, on all cores: one for each file, nil for what is none or
  /// could not be read.
  ///
  /// Lists of words are numbered in the order in which the files write them, whoever is read first.
  static func all(
    _ files: [RuleFile], _ enumerations: inout EnumerationTable, _ findings: inout FindingCollector
  ) -> [WorkflowSyntax?] {
    let written = files.concurrentMap { file in
      var words: [[String]] = []
      if file.isWorkflow { file.root.collectWords(into: &words) }
      return words
    }
    for words in written.joined() { enumerations.intern(words) }
    let known = enumerations
    return findings.gather(from: files) { file, own in
      guard file.isWorkflow else { return nil }
      var enumerations = known
      return WorkflowSyntax(file, &enumerations, &own)
    }
  }
}

extension RuleFile {
  fileprivate var isWorkflow: Bool { kind == .workflow || kind == .part }
}

extension YAMLNode {
  /// The lists that `enum: [never, offered]` writes out; of one with a mistake it does not matter how it
  /// is numbered.
  fileprivate func collectWords(into lists: inout [[String]]) {
    switch content {
    case .scalar: break
    case .sequence(let items): for item in items { item.collectWords(into: &lists) }
    case .mapping(let entries):
      for entry in entries {
        if entry.key == "enum", case .sequence(let words) = entry.value.content {
          lists.append(words.compactMap(\.text))
        } else {
          entry.value.collectWords(into: &lists)
        }
      }
    }
  }
}
