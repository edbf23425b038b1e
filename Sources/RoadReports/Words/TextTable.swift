/// A table for a terminal: columns padded to the width that is really shown, hidden characters made visible.
struct TextTable {
  enum Alignment { case left, right }

  struct Column {
    var title: String
    var alignment: Alignment
    /// Columns of the terminal beyond which a cell is cut.
    var limit: Int
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  mutating func row(_ cells: [String]) {
    precondition(cells.count == columns.count, "A row has one cell for each column")
    rows.append(zip(cells, columns).map { DisplayWidth.cut(SafeText.visible($0), to: $1.limit) })
  }

  /// The lines, the titles first, each indented by two and without blanks at its end.
  var lines: [String] {
    let all = [columns.map(\.title)] + rows
    let widths = columns.indices.map { column in all.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    return all.map { cells in
      var line = " "
      for (column, cell) in cells.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
        line += " " + (columns[column].alignment == .right ? padding + cell : cell + padding) + " "
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
