/// Findings for people: place, message, the line with the guilty stretch underlined, then the ways
/// out.
///
///     cities/yantai.yaml:4:1: error[duplicate-key]: key `name` is given twice
///       |
///     4 | name: 烟台
///       | ^^^^
///       = see cities/yantai.yaml:2:1: first given here
public struct TextRenderer: FindingRenderer {
  /// Whether to use ANSI colours; only for a terminal.
  public let colour: Bool

  /// Renders without colour unless it is asked for.
  public init(colour: Bool = false) { self.colour = colour }

  /// The findings one below the other, in the order given; empty for none.
  public func render(
    _ findings: [Finding], in sources: [SourceText], language: Language
  ) -> String {
    let places = PlacedSources(sources, mentionedBy: findings)
    return findings.reduce(into: "") { output, finding in
      output += render(finding, in: places, language: language)
    }
  }

  private func render(_ finding: Finding, in places: PlacedSources, language: Language) -> String {
    let place = places.place(of: finding.span)
    let number = place.map { String($0.start.line) } ?? ""
    let margin = String(repeating: " ", count: number.utf8.count)
    var lines = [headline(of: finding, at: place, language: language)]
    lines += excerpt(of: finding, at: place, in: places, number: number, margin: margin)
    lines += notes(of: finding, in: places, language: language).map { note in
      "\(margin) \(paint("=", .gutter)) \(note)"
    }
    return lines.reduce(into: "") { $0 += $1 + "\n" }
  }

  private func headline(
    of finding: Finding, at place: PlacedSources.Place?, language: Language
  ) -> String {
    let words = Words(language)
    let severity = finding.severity == .error ? words.error : words.warning
    let label = paint(
      "\(severity)[\(finding.code)]", finding.severity == .error ? .error : .warning)
    let message = paint(VisibleText.make(finding.message.text(in: language)), .strong)
    return "\(place.map { paint(name(of: $0), .strong) + ": " } ?? "")\(label): \(message)"
  }

  private func excerpt(
    of finding: Finding, at place: PlacedSources.Place?, in places: PlacedSources, number: String,
    margin: String
  ) -> [String] {
    guard let place, let line = places.line(place.start.line, of: finding.span.file) else {
      return []
    }
    let span = Int(finding.span.start)..<max(Int(finding.span.start), Int(finding.span.end))
    let excerpt = Excerpt(of: line.bytes, line: line.range, marking: span)
    let carets = String(repeating: "^", count: excerpt.length)
    let indent = String(repeating: " ", count: excerpt.indent)
    let caretStyle: Style = finding.severity == .error ? .error : .warning
    let shown = excerpt.text.isEmpty ? "" : " " + excerpt.text
    return [
      "\(margin) \(paint("|", .gutter))",
      "\(paint(number, .gutter)) \(paint("|", .gutter))\(shown)",
      "\(margin) \(paint("|", .gutter)) \(indent)\(paint(carets, caretStyle))",
    ]
  }

  private func notes(
    of finding: Finding, in places: PlacedSources, language: Language
  ) -> [String] {
    let words = Words(language)
    var notes: [String] = []
    let fixes = finding.fixes.map { $0.message.text(in: language) }
    if let help = finding.help, !fixes.contains(help.text(in: language)) {
      notes.append("\(words.help): \(safe(help, language))")
    }
    for related in finding.related {
      let place = places.place(of: related.span).map { " \(name(of: $0))" } ?? ""
      notes.append("\(words.see)\(place): \(safe(related.message, language))")
    }
    for fix in finding.fixes {
      let message = safe(fix.message, language)
      let replacement = "`\(VisibleText.make(fix.replacement))`"
      let saysAll = fix.replacement.isEmpty || message.contains(replacement)
      notes.append("\(words.fix): \(message)\(saysAll ? "" : ": \(replacement)")")
    }
    return notes
  }

  private func safe(_ message: Message, _ language: Language) -> String {
    VisibleText.make(message.text(in: language))
  }

  private func name(of place: PlacedSources.Place) -> String {
    "\(VisibleText.make(place.path)):\(place.start.line):\(place.start.column)"
  }
}

extension TextRenderer {
  private struct Words {
    let error: String
    let warning: String
    let help: String
    let see: String
    let fix: String

    init(_ language: Language) {
      switch language {
      case .zh: (error, warning, help, see, fix) = ("错误", "警告", "提示", "另见", "改法")
      case .en: (error, warning, help, see, fix) = ("error", "warning", "help", "see", "fix")
      }
    }
  }

  private enum Style: String {
    case error = "1;31"
    case warning = "1;33"
    case gutter = "34"
    case strong = "1"
  }

  private func paint(_ text: String, _ style: Style) -> String {
    colour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
