import HaopaiDiagnostics

/// What registers bar: businesses that the rule book has, and commands that one of them has.
enum RegisterBars {
  struct Business {
    let commands: Set<String>
    /// False where a part of it is missing, and commands with it.
    let isWhole: Bool
    /// The names in which a command of it may be lost.
    let lost: LostNames.Part
  }

  /// - Parameter unreadable: names of businesses that are there but could not be read.
  static func check(
    _ registers: [RegisterSyntax], businesses: [String: Business], unreadable: Set<String>,
    _ findings: inout FindingCollector
  ) {
    for register in registers {
      guard let bars = register.bars else { continue }
      let named = (bars.businesses ?? []) + bars.except
      let unknown = named.filter { businesses[$0.value] == nil }
      for name in unknown where !unreadable.contains(name.value) {
        findings.reportUnknown(.business, name, among: businesses.keys.sorted())
      }
      // Whose commands are meant is only known where all businesses are.
      guard unknown.isEmpty, bars.businesses != nil || unreadable.isEmpty else { continue }
      let barred = businesses.filter { bars.bar($0.key) }.map(\.value)
      let commands = Set(barred.flatMap(\.commands))
      for command in bars.commands where !commands.contains(command.value) {
        let finding = Finding.unknown(.command, command, among: commands.sorted())
        // What is near to one is misspelt.
        let isLost = barred.contains { !$0.isWhole || $0.lost.mayDeclare(command.value) }
        guard !finding.fixes.isEmpty || !isLost else { continue }
        findings.report(finding)
      }
    }
  }
}
