import HaopaiDiagnostics

/// Finds tabs among the blanks that start a line, wherever they would be indentation.
struct TabIndentation {
  let source: SourceText
  let start: Int
  /// Quoted and block scalars in order of the file.
  let opaque: [Range<Int>]

  /// Whether there were any.
  func run(into findings: inout FindingCollector) -> Bool {
    let bytes = source.bytes
    var found = false
    var lineStart = start
    var next = 0
    while lineStart < bytes.count {
      var end = lineStart
      while end < bytes.count, Blank.isBlank(bytes[end]) { end += 1 }
      while next < opaque.count, opaque[next].upperBound <= lineStart { next += 1 }
      let isText = next < opaque.count && opaque[next].lowerBound < lineStart
      if !isText, bytes[lineStart..<end].contains(0x09) {
        findings.report(
          .tabIndentation(source.span(lineStart..<end), width: width(of: lineStart..<end)))
        found = true
      }
      lineStart = (bytes[end...].firstIndex(of: 0x0A) ?? bytes.count) + 1
    }
    return found
  }

  /// How many spaces are meant: what the lines around have, as near as it comes to what the eye sees.
  /// Where they have tabs themselves, each tab is a level of two.
  private func width(of blanks: Range<Int>) -> Int {
    let bytes = source.bytes
    let lines = LineScan(bytes: bytes)
    let tabs = bytes[blanks].count { $0 == 0x09 }
    // Nothing on a blank line says where it belongs, and rows of them are not walked again and again.
    guard blanks.upperBound < bytes.count, !Blank.isBlankOrBreak(bytes[blanks.upperBound]) else {
      return blanks.count + tabs
    }
    var candidates: [Int] = []
    var least = 0
    if let above = lines.previous(before: blanks.lowerBound) {
      let indentation = bytes[lines.start(at: above)...].prefix(while: Blank.isBlank)
      if indentation.contains(0x09) { return blanks.count + tabs }
      // What follows a line that opens something stands deeper.
      let opens = [UInt8(ascii: ":"), UInt8(ascii: "{"), UInt8(ascii: "[")].contains(bytes[above])
      least = indentation.count + (opens ? 2 : 0)
      candidates.append(least)
    }
    var below = lines.end(at: blanks.upperBound)
    while below < bytes.count, Blank.isBlankOrBreak(bytes[below]) { below += 1 }
    if below < bytes.count {
      let indentation = bytes[lines.start(at: below)...].prefix(while: Blank.isBlank)
      if indentation.contains(0x09) { return blanks.count + tabs }
      candidates.append(max(least, indentation.count))
    }
    let seen = blanks.count + 3 * tabs
    return candidates.min { abs($0 - seen) < abs($1 - seen) } ?? blanks.count + tabs
  }
}
