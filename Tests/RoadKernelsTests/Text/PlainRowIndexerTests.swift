import Testing

@testable import RoadKernels

/// Against offsets counted by hand; that the fast indexer agrees is in `RowIndexerTests`.
struct PlainRowIndexerTests {
  private static func index(
    _ text: String, columns: Int = 2, shape: RowShape = RowShape(delimiter: 0x2C), capacity: Int = 8,
    isLast: Bool = true, line: Int = 1
  ) -> (table: RowTable, progress: IndexProgress) {
    let bytes = Array(text.utf8)
    var table = RowTable(columns: columns, capacity: capacity)
    let progress = PlainRowIndexer(shape: shape).index(
      bytes.span, from: 0, line: line, isLast: isLast, into: &table)
    return (table, progress)
  }

  @Test func `the bounds are the separators' offsets, whatever ends the line`() {
    let (table, progress) = Self.index("a,b\r\ncd,\n,e\r", line: 7)
    #expect(table.rows == 3)
    #expect(Array(table.bounds[..<9]) == [-1, 1, 3, 4, 7, 8, 8, 9, 11])
    #expect(Array(table.lines[..<3]) == [7, 8, 9])
    #expect(progress == IndexProgress(consumed: 12, line: 10, stop: .finished))
  }

  @Test func `an unfinished row waits for more bytes`() {
    let (table, progress) = Self.index("a,b\nc,d", isLast: false)
    #expect(table.rows == 1)
    #expect(progress == IndexProgress(consumed: 4, line: 2, stop: .needsBytes))
    #expect(Self.index("a,b\nc,d").table.rows == 2)
    // The LF of a CRLF may still come.
    #expect(Self.index("a,b\r", isLast: false).progress.consumed == 0)
  }

  @Test func `a full table stops between two rows`() {
    let (table, progress) = Self.index("a,b\nc,d\ne,f\n", capacity: 2)
    #expect(table.rows == 2)
    #expect(progress == IndexProgress(consumed: 8, line: 3, stop: .tableFull))
  }

  @Test func `a quoted line end counts as a line of the file and ends no row`() {
    let (table, _) = Self.index("\"a\n,b\",c\nd,e\n")
    #expect(table.rows == 2)
    #expect(Array(table.lines[..<2]) == [1, 3])
    #expect(table.cell(row: 0, column: 0) == 0..<6)
  }
}
