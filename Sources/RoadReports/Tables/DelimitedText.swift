/// A table as comma-separated text: RFC 4180 quoting, LF, UTF-8 without a mark, one record a line whatever the data hold.
///
/// Text is made harmless on the way: what a spreadsheet would take for a formula gets a leading apostrophe, control
/// characters and direction marks become visible. Numbers are written as given, never touched. An absent value is an
/// empty cell.
struct DelimitedText {
  private(set) var bytes: [UInt8] = []
  private var cellsInRow = 0
  private let columnCount: Int

  /// Begins a table whose first line is `columns`.
  init(columns: [String]) {
    columnCount = columns.count
    for column in columns { text(column) }
    endRow()
  }

  /// Appends a cell as its type says.
  mutating func cell(_ cell: TableCell) {
    switch cell {
    case .text(let value), .date(let value): text(value)
    case .number(let value, let decimals): number(value, decimals: decimals)
    case .integer(let value): integer(value)
    }
  }

  /// Appends a cell of text.
  mutating func text(_ value: String?) {
    separate()
    guard let value else { return }
    let safe = (SafeText.looksLikeFormula(value) ? "'" : "") + SafeText.visible(value)
    let needsQuotes = safe.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ";")
    }
    // Blanks at the ends survive only within quotes, and a line that begins with # is a remark to many readers.
    let first = safe.utf8.first
    guard
      needsQuotes || first == UInt8(ascii: "#") || first == UInt8(ascii: " ")
        || safe.utf8.last == UInt8(ascii: " ")
    else {
      bytes.append(contentsOf: safe.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in safe.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends a number with fixed decimals; absent and not finite are empty.
  mutating func number(_ value: Double?, decimals: Int) {
    separate()
    guard let value, value.isFinite else { return }
    FixedDecimals.append(value, decimals: decimals, to: &bytes)
  }

  /// Appends a whole number.
  mutating func integer(_ value: Int?) {
    separate()
    guard let value else { return }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    FixedDecimals.append(UInt64(value.magnitude), to: &bytes)
  }

  /// Appends `true` or `false`.
  mutating func flag(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// Ends the record, which must have a cell for each column.
  mutating func endRow() {
    precondition(cellsInRow == columnCount, "A record has one cell for each column")
    bytes.append(UInt8(ascii: "\n"))
    cellsInRow = 0
  }

  /// Hands over what has been written once it is worth a write, so that a long table needs little memory.
  mutating func drain(into sink: inout ByteSink, all: Bool = false) throws(ReportError) {
    guard all || bytes.count >= ByteSink.chunk else { return }
    try sink.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func separate() {
    if cellsInRow > 0 { bytes.append(UInt8(ascii: ",")) }
    cellsInRow += 1
  }
}
