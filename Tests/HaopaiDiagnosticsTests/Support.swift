import HaopaiDiagnostics

extension SourceText {
  init(_ text: String, path: String = "cities/yantai.yaml") {
    self.init(id: .init(0), path: path, bytes: Array(text.utf8))
  }

  /// The place of the first occurrence of some text.
  func span(of part: String) -> SourceSpan {
    let wanted = Array(part.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? bytes.count
    return SourceSpan(file: id, start: start, end: min(bytes.count, start + wanted.count))
  }
}

extension Finding {
  static func sample(at span: SourceSpan, severity: Severity = .error) -> Finding {
    Finding(
      FindingCode("sample-code"), Message(zh: "不对", en: "this is wrong"), at: span,
      severity: severity)
  }
}
