import HaopaiDiagnostics

/// One fix of one finding: made by itself, the same is not said of the same place again.
struct Cure {
  let finding: Finding
  private let fix: Finding.Fix

  /// Those of the first findings that change nothing but the finding's own file.
  static func all(of findings: [Finding], first most: Int) -> [Cure] {
    findings.lazy.flatMap { finding in
      finding.fixes.lazy.filter { $0.span.file == finding.span.file }
        .map { Cure(finding: finding, fix: $0) }
    }.prefix(most).map(\.self)
  }

  func changed(_ bytes: [UInt8]) -> [UInt8] {
    let range = Int(fix.span.start)..<Int(fix.span.end)
    return bytes[..<range.lowerBound] + Array(fix.replacement.utf8) + bytes[range.upperBound...]
  }

  /// - Parameter findings: of the changed file.
  func check(_ findings: [Finding]) {
    let isThere = findings.contains {
      $0.code == finding.code && $0.span == finding.span && $0.message == finding.message
    }
    Promise.holds(!isThere, "\(fix) does not cure \(finding)")
  }
}
