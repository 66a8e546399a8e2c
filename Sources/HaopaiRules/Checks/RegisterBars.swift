import HaopaiDiagnostics

/// What registers bar: businesses that the rule book has, and commands that one of them has.
enum RegisterBars {
  /// `businesses` maps every business of the rule book to its commands; one whose file could not be
  /// read has nil.
  static func check(
    _ registers: [RegisterSyntax], businesses: [String: Set<String>?],
    _ findings: inout FindingCollector
  ) {
    for register in registers {
      guard let bars = register.bars else { continue }
      let unknown = ((bars.businesses ?? []) + bars.except).filter {
        businesses[$0.value] == nil
      }
      for name in unknown {
        findings.report(.unknown(.business, name, among: businesses.keys.sorted()))
      }
      // Whose commands are meant is only known where all businesses are.
      guard unknown.isEmpty else { continue }
      let barred = businesses.filter { bars.bar($0.key) }.map(\.value)
      guard !barred.contains(nil) else { continue }
      let commands = Set(barred.compactMap { $0 }.joined())
      for command in bars.commands where !commands.contains(command.value) {
        findings.report(.unknown(.command, command, among: commands.sorted()))
      }
    }
  }
}
