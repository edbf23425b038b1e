import RoadFindings
import RoadKernels

/// A log that is one table of motion and fixes.
enum TableLog {
  /// In order of detection: the particular before the general.
  static let formats: [TableFormat] = [
    VBO.format, TypedRecords.format, WideLog.format, AndroSensor.format, PhysicsToolbox.total,
    PhysicsToolbox.linear, SensorLog.format,
    InterleavedPhone.format,
    GenericWide.format,
  ]
  /// Fewer rows than this are no drive.
  static let fewestRows = 10
  /// The share of bad rows is looked at after so many rows, whatever the buffers and the threads.
  static let checkEvery = 65_536

  /// The formats to look for: all of them, or the one that a mapping describes.
  static func formats(_ mapping: LogMapping?, _ log: String) throws(DriveLogError) -> [TableFormat] {
    guard let mapping else { return formats }
    guard !mapping.describesFolder, let table = mapping.tables.first else {
      let files = mapping.tables.compactMap(\.file).joined(separator: ", ")
      throw DriveLogError(
        .badData, .mapping, at: Place(log: log),
        "the mapping “\(mapping.name)” describes an export folder (\(files)), and this is a file; give the folder"
      )
    }
    return [TableFormat(name: mapping.name, mapping: table)]
  }

  static func read<Sink: DriveLogSink>(
    _ source: LogSource, options: LogReadingOptions, into sink: inout Sink, findings: inout FindingCollector
  ) throws(DriveLogError) -> LogTally {
    var opened = try begin(source, options, into: &sink, findings: &findings)
    try opened.walk.run(&opened.reader, into: &sink, findings: &findings)
    return try opened.walk.finish(opened.reader, into: &sink, findings: &findings)
  }

  /// The same with the rows of one log parsed, and its bytes hashed, by several threads.
  static func read<Sink: DriveLogSink>(
    _ source: LogSource, options: LogReadingOptions, threads: Int, into sink: inout Sink,
    findings: inout FindingCollector
  ) async throws(DriveLogError) -> LogTally {
    var opened = try begin(source, options, into: &sink, findings: &findings)
    if threads > 1 {
      try await opened.walk.runAhead(&opened.reader, threads: threads, into: &sink, findings: &findings)
    }
    try opened.walk.run(&opened.reader, into: &sink, findings: &findings)
    return try opened.walk.finish(opened.reader, into: &sink, findings: &findings)
  }

  /// A log that was recognised; the reader stands at its first data row.
  private struct Opened: ~Copyable {
    var reader: TableReader
    var walk: TableWalk
  }

  private static func begin<Sink: DriveLogSink>(
    _ source: LogSource, _ options: LogReadingOptions, into sink: inout Sink,
    findings: inout FindingCollector
  ) throws(DriveLogError) -> Opened {
    let log = source.name
    var input = try ByteInput.open(
      path: source.path, name: log, bufferBytes: options.bufferBytes, isHashed: options.isHashed,
      observer: options.observer)
    let recognition = try TableRecognition.recognise(
      &input, name: log, formats: try formats(options.mapping, log),
      needs: options.requiresFixes ? [.motion, .fixes] : .motion,
      options: options)
    for finding in recognition.findings { findings.add(finding) }
    let plan = recognition.plan
    sink.begin(recognition.description)
    return Opened(
      reader: TableReader(input, plan: plan, name: log, instructions: options.instructions),
      walk: TableWalk(plan: plan, log: log, options: options))
  }

  /// Container faults and lines that are no rows.
  static func tell(_ reader: borrowing TableReader, log: String, _ findings: inout FindingCollector) {
    for finding in reader.input.findings { findings.add(finding) }
    if reader.blankLines > 0 {
      findings.add(
        Finding(
          .blankLines, .warning, at: Place(log: log, line: reader.firstBlankLine), count: reader.blankLines,
          "blank lines between the rows are skipped"))
    }
    if reader.nulBytes > 0 {
      findings.add(
        Finding(
          .nulBytes, .warning, at: Place(log: log, line: reader.firstNulLine),
          "\(reader.nulBytes) NUL bytes where a row should begin (pre-allocated space?) are left out"))
    }
  }

  static func check(
    _ converter: RowConverter, _ outlet: MotionOutlet, _ plan: TablePlan, _ log: String,
    _ options: LogReadingOptions
  ) throws(DriveLogError) {
    try checkRows(converter, plan, log, options)
    let clock = outlet.clockState
    let column = plan.column(.time)?.name
    if outlet.standsStill { throw standsStill(converter, plan, log) }
    if clock.backwardRows * 20 > converter.rows {
      throw DriveLogError(
        .badData, .backwardTime, at: Place(log: log, line: clock.firstBackwardLine, column: column),
        "time goes back on \(clock.backwardRows) of \(converter.rows) rows (> 5 %); sort the log by time")
    }
    if outlet.rowsOut < fewestRows {
      throw DriveLogError(
        .badData, .tooShort,
        at: Place(log: log, line: converter.firstLine == 0 ? plan.dataLine : converter.firstLine),
        "too short: \(outlet.rowsOut) row\(outlet.rowsOut == 1 ? "" : "s"), less than one segment; give a whole drive"
      )
    }
    if !converter.hasMotion {
      throw DriveLogError(
        .badData, .stuckAxis,
        at: Place(
          log: log, line: converter.firstLine,
          column: (plan.column(.az) ?? plan.column(.strut) ?? plan.column(.profile))?.name),
        plan.column(.az) == nil && plan.column(.strut) == nil
          ? "profile all zero: sensor not connected?" : "accelerometer all zero: sensor not connected?")
    }
    if let complaint = outlet.complaint { throw complaint }
  }

  static func standsStill(_ converter: RowConverter, _ plan: TablePlan, _ log: String)
    -> DriveLogError
  {
    DriveLogError(
      .badData, .timeDoesNotAdvance,
      at: Place(log: log, line: converter.secondLine, column: plan.column(.time)?.name),
      "time does not advance; a clock that counts was expected, or state the sampling rate with --rate")
  }

  static func checkRows(
    _ converter: RowConverter, _ plan: TablePlan, _ log: String, _ options: LogReadingOptions
  ) throws(DriveLogError) {
    guard let first = converter.firstBad, converter.badRows > 0,
      Double(converter.badRows) > options.badRowLimit * Double(converter.rows)
    else { return }
    var text =
      "\(converter.badRows) of \(converter.rows) rows are damaged, more than the bad-row limit; first: \(first.text)"
    if converter.badRows == converter.rows {
      text = "0 usable rows of \(converter.rows); first: \(first.text)"
    }
    if converter.badLines.count > 1 {
      text += " (lines \(converter.badLines.map(String.init).joined(separator: ", ")))"
    }
    if first.kind == .badRow && converter.firstOddCells > plan.width && plan.shape.delimiter == 0x2C {
      text += "; too many cells: a decimal comma in a comma-separated file? export with semicolons"
    }
    throw DriveLogError(.badData, .tooManyBadRows, at: first.place, text)
  }
}
