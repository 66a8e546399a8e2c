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
    guard bytes[start...].contains(0x09) else { return false }
    var found = false
    var lineStart = start
    var next = 0
    while lineStart < bytes.count {
      var end = lineStart
      while end < bytes.count, Blank.isBlank(bytes[end]) { end += 1 }
      while next < opaque.count, opaque[next].upperBound <= lineStart { next += 1 }
      let isText = next < opaque.count && opaque[next].lowerBound < lineStart
      if !isText, bytes[lineStart..<end].contains(0x09) {
        findings.report(.tabIndentation(source.span(lineStart..<end), bytes[lineStart..<end]))
        found = true
      }
      lineStart = (bytes[end...].firstIndex(of: 0x0A) ?? bytes.count) + 1
    }
    return found
  }
}
