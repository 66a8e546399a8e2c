import HaopaiDiagnostics

/// Rows whose cells stand below each other in a terminal, whatever the width of their characters.
struct TextTable {
  enum Alignment { case left, right }

  let columns: [Alignment]
  private(set) var rows: [[String]] = []

  init(_ columns: [Alignment]) { self.columns = columns }

  /// - Parameter cells: at most as many as there are columns.
  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// Each row in a line, indented by two.
  var text: String {
    var widths = columns.map { _ in 0 }
    for row in rows {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], DisplayWidth.of(cell))
      }
    }
    return rows.map { row in
      var line = " "
      for (column, cell) in row.enumerated() {
        let gap = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
        line += " " + (columns[column] == .left ? cell + gap : gap + cell) + " "
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
