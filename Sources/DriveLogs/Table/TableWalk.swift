import RoadFindings
import RoadKernels

/// The way of one table's rows from the reader to the sink, with every check on.
///
/// What needs no memory of earlier rows (finding cells, parsing numbers, hashing) may be done ahead by other threads, and
/// what the sink has put off afterwards; everything else happens here, in the order of the file. So the result doesn't
/// depend on the threads.
struct TableWalk {
  private let plan: TablePlan
  private let log: String
  private let options: LogReadingOptions
  private var converter: RowConverter
  private var outlet: MotionOutlet
  private var nextCheck = TableLog.checkEvery

  init(plan: TablePlan, log: String, options: LogReadingOptions) {
    self.plan = plan
    self.log = log
    self.options = options
    converter = RowConverter(plan: plan, log: log, options: options)
    outlet = MotionOutlet(
      plan: plan, channels: Quantity.motion.filter { plan.has($0) }, log: log, blockRows: options.blockRows)
  }

  /// Takes all rows that the reader still has.
  mutating func run<Sink: DriveLogSink>(
    _ reader: inout TableReader, into sink: inout Sink, findings: inout FindingCollector
  ) throws(DriveLogError) {
    while try reader.next(limit: min(TableReader.batchRows, nextCheck - converter.rows)) {
      outlet.push(into: &sink, findings: &findings) { rows, findings in
        converter.convert(reader.input.buffer.span, reader.table, into: &rows, findings: &findings)
      }
      try checkOften()
    }
  }

  /// The log is over.
  mutating func finish<Sink: DriveLogSink>(
    _ reader: borrowing TableReader, into sink: inout Sink, findings: inout FindingCollector
  ) throws(DriveLogError) -> LogTally {
    outlet.finish(into: &sink, findings: &findings)
    TableLog.tell(reader, log: log, &findings)
    let tally = LogTally(
      rows: converter.rows, rowsDropped: converter.rows - outlet.rowsOut - converter.fixOnlyRows,
      bytes: reader.input.byteCount, sha256: reader.input.hexadecimalHash())
    try TableLog.check(converter, outlet, plan, log, options)
    if options.requiresFixes, let complaint = converter.fixes.complaint(accepted: outlet.fixesOut) {
      throw complaint
    }
    return tally
  }

  /// After every `checkEvery` rows exactly: batches end there.
  private mutating func checkOften() throws(DriveLogError) {
    guard converter.rows >= nextCheck else { return }
    nextCheck += TableLog.checkEvery
    try TableLog.checkRows(converter, plan, log, options)
    if outlet.standsStill { throw TableLog.standsStill(converter, plan, log) }
  }

  // MARK: Several threads

  /// Takes whole lines as long as they can be cut between rows for certain, in waves: while other threads parse and hash
  /// one wave, this one takes the wave before it through the checks into the sink and reads the one after it. Of the wave
  /// before that, what the sink has put off is worked on.
  ///
  /// A fault of the file ends this way of reading, not the log: the rows before it come first, and `run` meets it again.
  mutating func runAhead<Sink: DriveLogSink>(
    _ reader: inout TableReader, threads: Int, into sink: inout Sink, findings: inout FindingCollector
  ) async throws(DriveLogError) {
    var hash = reader.handOverHash()
    var (parsing, taking) = (slots(for: threads), slots(for: threads))
    var lines = Self.lines(of: &reader, for: parsing)
    var parsed: [ParsedLines] = []
    while !(lines.isEmpty && parsed.isEmpty) {
      var fault: DriveLogError?
      var next: [WholeLines] = []
      let (parser, indexer, running) = (converter.parser, reader.indexer, hash)
      let later = sink.handOver().map { HandedWork($0) }
      hash = await withTaskGroup(of: RunningHash?.self) { group in
        // The longest first: whoever is done with his part takes what is left.
        if let later {
          group.addTask {
            later.run()
            return nil
          }
        }
        if var running {
          group.addTask { [lines] in
            for piece in lines { running.update(piece.bytes[piece.range], at: piece.offset) }
            return running
          }
        }
        for (slot, piece) in zip(parsing, lines) {
          group.addTask {
            slot.parse(piece, indexer, parser)
            return nil
          }
        }
        do throws(DriveLogError) {
          for piece in parsed { try take(piece, &reader, into: &sink, findings: &findings) }
          next = Self.lines(of: &reader, for: taking)
        } catch {
          fault = error
        }
        var hashed: RunningHash?
        for await result in group { hashed = result ?? hashed }
        return hashed
      }
      if let done = later?.take() { sink.takeBack(done) }
      if let fault { throw fault }
      parsed = Array(parsing.prefix(lines.count))
      lines = next
      swap(&parsing, &taking)
    }
    reader.resumeHash(hash)
  }

  /// The estimator's blocks come every few pieces: a wave holds some of them, so that all waves take equally long.
  private static let fewestPieces = 4

  private func slots(for threads: Int) -> [ParsedLines] {
    (0..<max(Self.fewestPieces, 2 * (threads - 1))).map { _ in
      ParsedLines(columns: plan.width, bytes: options.bufferBytes)
    }
  }

  /// The next pieces, one for each slot, in the slots' own storage; fewer where they come to an end.
  private static func lines(of reader: inout TableReader, for slots: [ParsedLines]) -> [WholeLines] {
    var lines: [WholeLines] = []
    for slot in slots {
      guard let piece = try? reader.nextWholeLines(storage: slot.takeBytes()) else { break }
      lines.append(piece)
    }
    return lines
  }

  private mutating func take<Sink: DriveLogSink>(
    _ piece: ParsedLines, _ reader: inout TableReader, into sink: inout Sink,
    findings: inout FindingCollector
  ) throws(DriveLogError) {
    var content = piece.takeOut()
    defer { piece.putBack(content) }
    let isWhole = content.progress.stop != .tableFull
    if isWhole && converter.rows + content.table.rows + content.table.odd.count <= nextCheck {
      try push(&content, &reader, into: &sink, findings: &findings)
      return
    }
    // More rows than fit, or a check among them: once more, in batches that end where they must.
    var start = content.range.lowerBound
    repeat {
      content.limit = min(content.table.capacity, nextCheck - converter.rows)
      content.parse(from: start, reader.indexer, converter.parser)
      start = content.progress.consumed
      try push(&content, &reader, into: &sink, findings: &findings)
    } while content.progress.stop == .tableFull
    content.limit = content.table.capacity
  }

  private mutating func push<Sink: DriveLogSink>(
    _ content: inout ParsedLines.Content, _ reader: inout TableReader, into sink: inout Sink,
    findings: inout FindingCollector
  ) throws(DriveLogError) {
    try reader.adopt(&content.table, content.progress)
    let bytes = content.bytes
    outlet.push(into: &sink, findings: &findings) { rows, findings in
      converter.judge(bytes.span, content.table, &content.parsed, into: &rows, findings: &findings)
    }
    try checkOften()
  }
}
