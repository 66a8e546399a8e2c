/// What the tool tells whoever started it.
package struct ExitStatus: Hashable, Sendable {
  package let rawValue: Int32

  package static let fine = ExitStatus(rawValue: 0)
  /// Findings, a failed scenario, too little coverage.
  package static let findings = ExitStatus(rawValue: 1)
  /// Wrong usage, or input that cannot be read.
  package static let usage = ExitStatus(rawValue: 2)
  /// As a shell reports an interrupt.
  package static let interrupted = ExitStatus(rawValue: 130)
  /// As a shell reports that nobody reads the output any more.
  package static let closedPipe = ExitStatus(rawValue: 141)
}
