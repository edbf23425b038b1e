import RoadFindings
import RoadKernels

/// Streams the rows of a table through one buffer, batch by batch.
struct TableReader: ~Copyable {
  /// A header with more columns is no drive log.
  static let mostColumns = 1024
  static let batchRows = 4096

  private(set) var input: ByteInput
  private(set) var table: RowTable
  let indexer: RowIndexer
  private let name: String
  private var line: Int
  private(set) var blankLines = 0
  private(set) var firstBlankLine = 0
  private(set) var nulBytes = 0
  private(set) var firstNulLine = 0

  /// Starts at the first data row of `plan`.
  init(
    _ input: consuming ByteInput, plan: TablePlan, name: String, instructions: KernelLevel = .best
  ) {
    self.input = input
    self.name = name
    table = RowTable(columns: plan.width, capacity: Self.batchRows)
    indexer = RowIndexer(shape: plan.shape, instructions: instructions)
    line = plan.dataLine
    self.input.use(upTo: plan.dataStart)
  }

  /// Fills `table` with the next rows, at most `limit`; false at the end. The rows' bytes stay valid until the next call.
  mutating func next(limit: Int = batchRows) throws(DriveLogError) -> Bool {
    table.removeAll()
    table.limit = limit
    while true {
      // Taken out and put back, so that the buffer can be looked at while the table is filled.
      var rows = RowTable(columns: 1, capacity: 1)
      swap(&rows, &table)
      let progress = indexer.index(
        input.buffer.span.extracting(0..<input.end), from: input.start, line: line, isLast: input.isAtEnd,
        into: &rows)
      count(&rows)
      swap(&rows, &table)
      self.line = progress.line
      if progress.stop != .lineTooLong && progress.stop != .quoteOpen { input.use(upTo: progress.consumed) }
      try refuse(progress.stop)
      switch progress.stop {
      case .lineTooLong, .quoteOpen: break
      case .tableFull: return true
      case .finished: return self.table.rows > 0 || !self.table.odd.isEmpty
      case .needsBytes:
        if self.table.rows > 0 || !self.table.odd.isEmpty { return true }
        _ = try input.fill()
      }
    }
  }

  /// Throws where a line or a quote, found at the present line, has no end.
  private func refuse(_ stop: IndexProgress.Stop) throws(DriveLogError) {
    switch stop {
    case .lineTooLong:
      throw DriveLogError(
        .badData, .lineTooLong, at: Place(log: name, line: line),
        "a line longer than 64 KiB; a drive log's lines are short: this is another kind of file")
    case .quoteOpen:
      throw DriveLogError(
        .badData, .quoteUnterminated, at: Place(log: name, line: line),
        "unterminated quote opened at L\(line); close it or take it away")
    case .tableFull, .finished, .needsBytes: return
    }
  }

  // MARK: Batches that are worked on elsewhere

  /// Whole rows to be worked on elsewhere; they must come back, in order, through `adopt`. Nil where the reader itself
  /// must go on with `next`.
  mutating func nextWholeLines(storage: consuming [UInt8]) throws(DriveLogError) -> WholeLines? {
    try input.nextWholeLines(storage: storage)
  }

  mutating func handOverHash() -> RunningHash? { input.handOverHash() }
  mutating func resumeHash(_ hash: RunningHash?) { input.resumeHash(hash) }

  /// Counts the lines of a table that was filled elsewhere, with lines numbered from 0, and numbers them as in the file.
  mutating func adopt(_ table: inout RowTable, _ progress: IndexProgress) throws(DriveLogError) {
    let first = line
    for row in 0..<table.rows { table.lines[row] += first }
    for index in table.odd.indices { table.odd[index].line += first }
    table.firstBlankLine += first
    table.firstNulLine += first
    line += progress.line
    count(&table)
    try refuse(progress.stop)
  }

  private mutating func count(_ table: inout RowTable) {
    if table.blankLines > 0 && blankLines == 0 { firstBlankLine = table.firstBlankLine }
    if table.nulBytes > 0 && nulBytes == 0 { firstNulLine = table.firstNulLine }
    blankLines += table.blankLines
    nulBytes += table.nulBytes
    table.forgetBlanks()
  }

  /// Bytes of one cell of the table.
  func bytes(of range: Range<Int>) -> [UInt8] { Array(input.buffer[range]) }
}
