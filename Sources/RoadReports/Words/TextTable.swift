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
  private var rows: [(cells: [String], paint: Paint?)] = []

  /// What becomes of one cell when it has its width.
  private struct Paint {
    var column: Int
    var ink: (String) -> String
  }

  init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row; the cell `painted` goes through `ink` when it has its width, so that colours move nothing.
  mutating func row(_ cells: [String], painted: Int? = nil, by ink: @escaping (String) -> String = { $0 }) {
    precondition(cells.count == columns.count, "A row has one cell for each column")
    let shown = zip(cells, columns).map { DisplayWidth.cut(SafeText.visible($0), to: $1.limit) }
    rows.append((shown, painted.map { Paint(column: $0, ink: ink) }))
  }

  /// The lines, the titles first, each indented by two and without blanks at its end.
  var lines: [String] {
    let all = [(cells: columns.map(\.title), paint: nil)] + rows
    let widths = columns.indices.map { column in all.map { DisplayWidth.of($0.cells[column]) }.max() ?? 0 }
    return all.map { cells, paint in
      var line = " "
      let last = cells.lastIndex { !$0.isEmpty } ?? -1
      for (column, cell) in cells.enumerated() where column <= last {
        let padding = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
        let shown = paint?.column == column ? paint?.ink(cell) ?? cell : cell
        let isRight = columns[column].alignment == .right
        line += " " + (isRight ? padding : "") + shown + (isRight || column == last ? "" : padding) + " "
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
