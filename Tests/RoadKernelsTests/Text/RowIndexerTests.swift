import RoadKernels
import Testing

@Suite struct RowIndexerTests {
  private func index(
    _ text: [UInt8], _ shape: RowShape, columns: Int, capacity: Int = 64, isLast: Bool = true,
    instructions: KernelLevel = .best
  )
    -> (RowTable, IndexProgress, RowTable, IndexProgress)
  {
    var fast = RowTable(columns: columns, capacity: capacity)
    var plain = fast
    let a = RowIndexer(shape: shape, instructions: instructions).index(
      text.span, from: 0, line: 1, isLast: isLast, into: &fast)
    let b = PlainRowIndexer(shape: shape).index(text.span, from: 0, line: 1, isLast: isLast, into: &plain)
    return (fast, a, plain, b)
  }

  private func cells(_ text: String, columns: Int, shape: RowShape = RowShape(delimiter: 0x2C)) -> [[String]]
  {
    let bytes = Array(text.utf8)
    let (table, _, _, _) = index(bytes, shape, columns: columns)
    return (0..<table.rows).map { row in
      (0..<columns).map { String(decoding: bytes[table.cell(row: row, column: $0)], as: UTF8.self) }
    }
  }

  @Test func `rows and cells with any line end`() {
    for end in ["\n", "\r\n", "\r"] {
      #expect(cells("a,b\(end)c,\(end),d", columns: 2) == [["a", "b"], ["c", ""], ["", "d"]])
    }
  }

  @Test func `a quoted cell may hold delimiters, line ends and quotes`() {
    let (table, _, _, _) = index(Array("\"a,\n\"\"b\",c\nd,e\n".utf8), RowShape(delimiter: 0x2C), columns: 2)
    #expect(table.rows == 2 && table.lines[..<2] == [1, 3])
  }

  @Test func `a quote within a number is an ordinary byte`() {
    #expect(cells("0.1\"2,b\nc,d\n", columns: 2) == [["0.1\"2", "b"], ["c", "d"]])
  }

  @Test func `rows of another length are set apart with their line`() {
    let (table, _, _, _) = index(Array("a,b\nc\n\nd,e,f\ng".utf8), RowShape(delimiter: 0x2C), columns: 2)
    #expect(table.rows == 1 && table.blankLines == 1 && table.firstBlankLine == 3)
    #expect(table.odd.map(\.line) == [2, 4, 5] && table.odd.map(\.cells) == [1, 3, 1])
    #expect(table.odd.map(\.isCutOff) == [false, false, true])
  }

  @Test func `NUL bytes where a row should begin are counted`() {
    let (table, progress, _, _) = index(
      Array("a,b\n".utf8) + [0, 0, 0], RowShape(delimiter: 0x2C), columns: 2)
    #expect(table.rows == 1 && table.nulBytes == 3 && table.firstNulLine == 2 && progress.stop == .finished)
  }

  @Test func `blanks may delimit, several as one`() {
    let shape = RowShape(delimiter: .space, mergesDelimiters: true)
    let rows = cells("1  2 3\n 4 5   6 \n", columns: 3, shape: shape)
    #expect(rows.map { $0.map { $0.filter { $0 != " " } } } == [["1", "2", "3"], ["4", "5", "6"]])
  }

  @Test func `an endless line and an open quote are refused where they begin`() {
    let long = Array("a,b\n".utf8) + [UInt8](repeating: 0x31, count: 70_000)
    let (_, a, _, b) = index(long, RowShape(delimiter: 0x2C), columns: 2)
    #expect(a.stop == .lineTooLong && a.line == 2 && a == b)
    let open = Array("a,b\n\"c,".utf8) + [UInt8](repeating: 0x0A, count: 300_000)
    let (_, c, _, d) = index(open, RowShape(delimiter: 0x2C), columns: 2, isLast: false)
    #expect(c.stop == .quoteOpen && c.line == 2 && c == d)
  }

  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 1000]) func `both twins agree on random text`(size: Int) {
    var random = SeededBytes(seed: UInt64(size) + 3)
    let alphabet: [UInt8] = [0x2C, 0x2C, 0x0A, 0x0A, 0x0D, 0x22, 0x20, 0x31, 0x32, 0x00, 0xFF, 0x3B, 0x8A]
    for round in 0..<(size < 100 ? 400 : 60) {
      let text = (0..<size).map { _ in alphabet[random.next(alphabet.count)] }
      let shape = RowShape(
        delimiter: [0x2C, 0x3B, 0x20][round % 3], allowsShortRows: round % 5 == 0,
        mergesDelimiters: round % 3 == 2)
      for isLast in [true, false] {
        let (fast, a, plain, b) = index(
          text, shape, columns: 1 + round % 4, capacity: 3 + round % 40, isLast: isLast)
        #expect(a == b, "\(text)")
        #expect(fast == plain, "\(text)")
      }
    }
  }

  /// Mostly regular rows, so that the fast walk runs for long, with one fault here and there.
  @Test(arguments: KernelLevel.runnable, [2, 3, 10, 11, 17, 70])
  func `all instruction sets agree on tables with a few faults`(_ level: KernelLevel, _ columns: Int) {
    var random = SeededBytes(seed: UInt64(columns))
    let faults = ["\"", "\r", "\n", ",", "\0", " ", "\"a,\nb\"", "\n\n", ",,,", "\r\r\n", "\n\0\0"]
    for round in 0..<60 {
      let end = round % 3 == 0 ? "\r\n" : "\n"
      var text = ""
      for _ in 0..<random.next(60) {
        let cells = (0..<columns).map { _ in
          random.next(3) == 0 ? "" : random.digits(1 + random.next(round % 4 == 0 ? 40 : 8))
        }
        text += cells.joined(separator: ",") + end
        if random.next(20) == 0 { text += faults[random.next(faults.count)] }
      }
      for isLast in [true, false] {
        let shape = RowShape(delimiter: 0x2C, allowsShortRows: round % 5 == 0)
        let (fast, a, plain, b) = index(
          Array(text.utf8), shape, columns: columns, capacity: 1 + random.next(80), isLast: isLast,
          instructions: level)
        #expect(a == b, "\(text)")
        #expect(fast == plain, "\(text)")
      }
    }
  }
}
