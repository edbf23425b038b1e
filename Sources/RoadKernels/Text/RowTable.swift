import CRoadKernels

/// Rows and cells found in one buffer of delimited text, as offsets into that buffer.
///
/// Cell `c` of row `r` lies at `bounds[r * stride + c] + 1 ..< bounds[r * stride + c + 1]`: each row has one offset more
/// than cells, the first being the byte before the row. A cell that a ragged row lacks has a negative length.
package struct RowTable: Equatable, Sendable {
  /// What was found that is not a row of the expected shape.
  package struct OddRow: Equatable, Sendable {
    package var line: Int
    package var cells: Int
    /// Offsets of the row in the buffer.
    package var start: Int
    package var end: Int
    /// The last line of the file, without a line end and with too few cells: the power went off.
    package var isCutOff: Bool
  }

  /// Cells per row.
  package private(set) var columns: Int
  /// Most rows (good and odd) that one call of the indexer may add.
  package let capacity: Int
  /// Most rows for now, if that is less than the capacity.
  package var limit: Int
  package var rows = 0
  package var bounds: [Int32]
  /// Line number of each row, from 1.
  package var lines: [Int]
  package var odd: [OddRow] = []
  /// Lines with nothing but blanks.
  package var blankLines = 0
  package var firstBlankLine = 0
  /// NUL bytes where a row should begin.
  package var nulBytes = 0
  package var firstNulLine = 0

  package init(columns: Int, capacity: Int) {
    precondition(columns > 0 && capacity > 0, "A table has at least one column and room for one row.")
    self.columns = columns
    self.capacity = capacity
    limit = capacity
    bounds = [Int32](repeating: 0, count: capacity * (columns + 1) + Int(ROAD_INDEX_SLACK))
    lines = [Int](repeating: 0, count: capacity)
  }

  package var stride: Int { columns + 1 }

  /// Rows and odd rows that still fit.
  package var room: Int { min(capacity, limit) - rows - odd.count }

  /// The same rows, odd rows and counts; what the storage holds beyond them doesn't matter.
  package static func == (a: RowTable, b: RowTable) -> Bool {
    a.columns == b.columns && a.rows == b.rows && a.odd == b.odd && a.blankLines == b.blankLines
      && a.firstBlankLine == b.firstBlankLine && a.nulBytes == b.nulBytes && a.firstNulLine == b.firstNulLine
      && a.lines.prefix(a.rows) == b.lines.prefix(a.rows)
      && a.bounds.prefix(a.rows * a.stride) == b.bounds.prefix(a.rows * a.stride)
  }

  /// Forgets the rows and keeps the storage.
  package mutating func removeAll() {
    rows = 0
    odd.removeAll(keepingCapacity: true)
    blankLines = 0
    nulBytes = 0
  }

  /// Forgets the counts of lines without a row.
  package mutating func forgetBlanks() {
    blankLines = 0
    nulBytes = 0
  }

  /// Bytes of one cell.
  package func cell(row: Int, column: Int) -> Range<Int> {
    let at = row * stride + column
    let start = Int(bounds[at]) + 1
    return start..<max(start, Int(bounds[at + 1]))
  }
}

/// What an indexer's rows must look like.
package struct RowShape: Equatable, Sendable {
  package var delimiter: UInt8
  /// Rows may have fewer cells than the table has columns (typed records); otherwise the count must be exact.
  package var allowsShortRows: Bool
  /// Several delimiters in a row count as one, and those at the ends as none (space-separated text).
  package var mergesDelimiters: Bool

  package init(delimiter: UInt8, allowsShortRows: Bool = false, mergesDelimiters: Bool = false) {
    self.delimiter = delimiter
    self.allowsShortRows = allowsShortRows
    self.mergesDelimiters = mergesDelimiters
  }

  /// Most bytes of a row outside quotes.
  package static let longestLine = 65_536
  /// Most bytes of one quoted cell: longer means that the quote was never closed.
  package static let longestQuote = 262_144
}

/// How far an indexer came.
package struct IndexProgress: Equatable, Sendable {
  package enum Stop: Equatable, Sendable {
    /// The rest of the buffer is an unfinished row.
    case needsBytes
    /// The table is full.
    case tableFull
    /// Everything was indexed.
    case finished
    /// A row at `line` is longer than `RowShape.longestLine`.
    case lineTooLong
    /// The quote opened at `line` is not closed.
    case quoteOpen
  }

  /// First byte not yet indexed.
  package var consumed: Int
  /// Line number of that byte, or of the fault.
  package var line: Int
  package var stop: Stop

  package init(consumed: Int, line: Int, stop: Stop) {
    self.consumed = consumed
    self.line = line
    self.stop = stop
  }
}
