/// Findings for programs: one JSON object a line (RFC 8259), with exactly the keys
/// `file line column endLine endColumn severity code message help fixes`.
///
/// Lines and columns start at 1, columns count Unicode scalars, ends are exclusive. `help` is null
/// where there is none. A finding of an unknown file has an empty `file` and zeros as its place.
public struct JSONRenderer: FindingRenderer {
  /// Has nothing to choose: the form is fixed.
  public init() {}

  /// A line for each finding, in the order given; empty for none.
  public func render(
    _ findings: [Finding], in sources: [SourceText], language: Language
  ) -> String {
    let places = PlacedSources(sources, mentionedBy: findings)
    return findings.reduce(into: "") { output, finding in
      output += object(finding, in: places, language: language) + "\n"
    }
  }

  private func object(_ finding: Finding, in places: PlacedSources, language: Language) -> String {
    let place = places.place(of: finding.span)
    let severity = finding.severity == .error ? "error" : "warning"
    let help = finding.help.map { JSONText.quote($0.text(in: language)) } ?? "null"
    let fixes = finding.fixes.map { object($0, in: places, language: language) }
    return "{\"file\":\(JSONText.quote(place?.path ?? "")),\(range(place))"
      + ",\"severity\":\"\(severity)\",\"code\":\(JSONText.quote(finding.code.description))"
      + ",\"message\":\(JSONText.quote(finding.message.text(in: language)))"
      + ",\"help\":\(help),\"fixes\":[\(fixes.joined(separator: ","))]}"
  }

  private func object(
    _ fix: Finding.Fix, in places: PlacedSources, language: Language
  ) -> String {
    "{\(range(places.place(of: fix.span))),\"replacement\":\(JSONText.quote(fix.replacement))"
      + ",\"message\":\(JSONText.quote(fix.message.text(in: language)))}"
  }

  private func range(_ place: PlacedSources.Place?) -> String {
    "\"line\":\(place?.start.line ?? 0),\"column\":\(place?.start.column ?? 0)"
      + ",\"endLine\":\(place?.end.line ?? 0),\"endColumn\":\(place?.end.column ?? 0)"
  }
}

/// JSON's strings, written by hand: the core does without Foundation.
package enum JSONText {
  /// The text between quotes. Control, bidi and zero-width characters are escaped, so that a line of
  /// JSON is safe to print too.
  package static func quote(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where VisibleText.escape(scalar) != nil: result += escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    UTF16.encode(scalar).map { units in
      units.reduce(into: "") { result, unit in
        let digits = String(unit, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      }
    } ?? ""
  }
}
