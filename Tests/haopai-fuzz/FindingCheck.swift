import Haopai
import HaopaiDiagnostics

@testable import HaopaiCommand

/// Every finding stands inside its file, on the borders of characters, says something in both
/// languages, and every renderer can tell it.
struct FindingCheck {
  let sources: [SourceText]
  private let texts: [SourceText.ID: Text]

  private struct Text {
    let bytes: [UInt8]
    let isUTF8: Bool
  }

  init(_ sources: [SourceText]) {
    self.sources = sources
    texts = Dictionary(
      uniqueKeysWithValues: sources.map { source in
        let isUTF8 = String(validating: source.bytes, as: UTF8.self) != nil
        return (source.id, Text(bytes: source.bytes, isUTF8: isUTF8))
      })
  }

  func check(_ findings: [Finding]) {
    for finding in findings {
      let spans = [finding.span] + finding.related.map(\.span) + finding.fixes.map(\.span)
      for span in spans { check(span, of: finding) }
      let messages =
        [finding.message] + [finding.help].compactMap(\.self) + finding.related.map(\.message)
        + finding.fixes.map(\.message)
      Promise.holds(messages.allSatisfy { !$0.zh.isEmpty && !$0.en.isEmpty }, "\(finding)")
    }
    guard !findings.isEmpty else { return }
    for language in [Language.zh, .en] {
      checkText(TextRenderer().render(findings, in: sources, language: language), findings)
      checkJSON(JSONRenderer().render(findings, in: sources, language: language), findings)
    }
  }

  private func check(_ span: SourceSpan, of finding: Finding) {
    guard let text = texts[span.file] else { fatalError("no such file: \(finding)") }
    Promise.holds(span.start >= 0 && span.start <= span.end, "\(finding)")
    Promise.holds(Int(span.end) <= text.bytes.count, "\(finding)")
    guard text.isUTF8 else { return }
    for border in [Int(span.start), Int(span.end)] where border < text.bytes.count {
      Promise.holds(text.bytes[border] & 0xC0 != 0x80, "inside a character: \(finding)")
    }
  }

  private func checkText(_ text: String, _ findings: [Finding]) {
    let unsafe = text.unicodeScalars.first { $0 != "\n" && VisibleText.escape($0) != nil }
    Promise.holds(unsafe == nil, "\(unsafe.map(\.value) ?? 0) is printed: \(findings)")
    Promise.holds(
      text.unicodeScalars.count { $0 == "\n" } >= findings.count, "too few lines: \(text)")
  }

  private func checkJSON(_ text: String, _ findings: [Finding]) {
    let lines = text.utf8.split(separator: 0x0A)
    Promise.holds(lines.count == findings.count, "\(findings.count) findings in: \(text)")
    for line in lines {
      let isObject: Bool =
        if case .object? = try? JSONReader.read(Array(line)) { true } else { false }
      Promise.holds(isObject, "no JSON: \(Substring(line))")
    }
  }
}
