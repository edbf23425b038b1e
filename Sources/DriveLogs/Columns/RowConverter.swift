import RoadFindings
import RoadKernels

/// Judges what `RowParser` made of a batch of rows, and passes on what is good.
///
/// A bad cell is a gap in its channel; a row whose time is bad, or with a wrong number of cells, is dropped. Neighbours
/// never move. Everything is counted and located; the limit of bad rows is checked by the caller.
struct RowConverter {
  let parser: RowParser
  private let log: String
  private var scratch = ParsedRows()
  private(set) var fixes: FixAssembler
  /// Data rows seen, with those of a wrong shape.
  private(set) var rows = 0
  private(set) var badRows = 0
  private(set) var firstBad: Finding?
  private(set) var badLines: [Int] = []
  private(set) var firstLine = 0
  private(set) var secondLine = 0
  private(set) var hasMotion = false
  private(set) var fixOnlyRows = 0
  private(set) var firstOddCells = 0
  private var saidLeapSecond = false

  private static let dropped: UInt8 = 1
  private static let damaged: UInt8 = 2
  private static let fixOnly: UInt8 = 4

  init(plan: TablePlan, log: String, options: LogReadingOptions) {
    parser = RowParser(plan: plan, options: options)
    self.log = log
    fixes = FixAssembler(plan: plan, log: log)
  }

  private var plan: TablePlan { parser.plan }
  private var channels: [TablePlan.Column] { parser.channels }

  /// Appends the rows of the reader's table to `output`.
  mutating func convert(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, into output: inout MotionRows,
    findings: inout FindingCollector
  ) {
    var parsed = ParsedRows()
    swap(&parsed, &scratch)
    parser.parse(bytes, table, into: &parsed)
    judge(bytes, table, &parsed, into: &output, findings: &findings)
    swap(&parsed, &scratch)
  }

  /// Judges parsed rows and appends the good ones to `output`. Batches come in the order of the file.
  mutating func judge(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, _ parsed: inout ParsedRows,
    into output: inout MotionRows, findings: inout FindingCollector
  ) {
    let firstRow = rows
    rows += table.rows + table.odd.count
    if firstLine == 0 {
      firstLine = min(table.rows > 0 ? table.lines[0] : .max, table.odd.first?.line ?? .max)
    }
    if secondLine == 0 && rows > 1 {
      secondLine =
        firstRow == 1 ? (table.lines.first ?? 0) : (table.rows > 1 ? table.lines[1] : firstLine + 1)
    }
    if plan.records == nil || table.rows == 0 { for odd in table.odd { note(odd, findings: &findings) } }
    guard table.rows > 0 else { return }
    var states = [UInt8](repeating: 0, count: table.rows)
    var isRegular = true
    if plan.records != nil {
      sortRecords(bytes, table, states: &states, isRegular: &isRegular, findings: &findings)
    }
    if !plan.skips.isEmpty {
      skipRows(bytes, table, states: &states, isRegular: &isRegular, findings: &findings)
    }
    judgeTimes(
      bytes, table, &parsed, firstRow: firstRow, states: &states, isRegular: &isRegular, findings: &findings)
    judgeChannels(bytes, table, &parsed, states: &states, isRegular: &isRegular, findings: &findings)
    let base = output.count
    if isRegular {
      output.times += parsed.times[..<table.rows]
      output.lines += table.lines[..<table.rows]
      for channel in channels.indices { output.channels[channel] += parsed.values[channel][..<table.rows] }
    } else {
      for row in 0..<table.rows where states[row] & (Self.dropped | Self.fixOnly) == 0 {
        output.times.append(parsed.times[row])
        output.lines.append(table.lines[row])
        for channel in channels.indices { output.channels[channel].append(parsed.values[channel][row]) }
      }
    }
    guard plan.has(.latitude) else { return }
    if isRegular && plan.records == nil {
      assembleSparse(bytes, table, parsed, base: base, into: &output, findings: &findings)
    } else {
      assembleAll(bytes, table, parsed, states, base: base, into: &output, findings: &findings)
    }
  }

  /// Fixes of rows that all hold a sample: only those with a cell about a fix are looked at.
  private mutating func assembleSparse(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, _ parsed: borrowing ParsedRows, base: Int,
    into output: inout MotionRows, findings: inout FindingCollector
  ) {
    var next = 0
    for row in parsed.filled {
      if row > next { fixes.forget() }
      next = row + 1
      if fixes.isPresent(bytes, table, row: row) {
        if let fix = fixes.fix(bytes, table, row: row, time: parsed.times[row], findings: &findings) {
          output.fixes.append(.init(row: base + row, sharesRow: true, fix: fix))
        }
      } else {
        fixes.skip(bytes, table, row: row, findings: &findings)
      }
    }
    if next < table.rows { fixes.forget() }
  }

  private mutating func assembleAll(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, _ parsed: borrowing ParsedRows, _ states: [UInt8],
    base: Int, into output: inout MotionRows, findings: inout FindingCollector
  ) {
    var place = base
    let hasKinds = plan.records != nil
    for row in 0..<table.rows {
      let isMotion = states[row] & (Self.dropped | Self.fixOnly) == 0
      if hasKinds && isMotion {
        place += 1
        continue
      }
      if states[row] & Self.dropped == 0, fixes.isPresent(bytes, table, row: row) {
        if let fix = fixes.fix(bytes, table, row: row, time: parsed.times[row], findings: &findings) {
          output.fixes.append(.init(row: place, sharesRow: isMotion, fix: fix))
        }
      } else if states[row] & Self.dropped == 0 {
        fixes.skip(bytes, table, row: row, findings: &findings)
      }
      if isMotion { place += 1 }
    }
  }

  // MARK: Times

  private mutating func judgeTimes(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, _ parsed: inout ParsedRows, firstRow: Int,
    states: inout [UInt8], isRegular: inout Bool, findings: inout FindingCollector
  ) {
    if case .rate(let rate) = plan.time {
      for row in 0..<table.rows {
        parsed.times[row] = Int64((Double(firstRow + row) / rate * 1e9).rounded())
      }
    }
    if let row = parsed.leapSeconds.first, !saidLeapSecond {
      saidLeapSecond = true
      findings.add(
        Finding(
          .clockJump, .warning,
          at: Place(log: log, line: table.lines[row], column: plan.column(.time)?.name),
          "leap second accepted: 23:59:60 counts as the next minute's first second"))
    }
    for row in parsed.timeGaps where states[row] & Self.dropped == 0 {
      isRegular = false
      if let time = fixTime(bytes, table, row: row) {
        parsed.times[row] = time
        continue
      }
      states[row] |= Self.dropped
      let cell = table.cell(row: row, column: plan.column(.time)?.index ?? 0)
      let start = Int(table.bounds[row * table.stride]) + 1
      let end = Int(table.bounds[row * table.stride + table.columns])
      if plan.header.count == end - start,
        plan.header.indices.allSatisfy({ plan.header[$0] == bytes[start + $0] })
      {
        findings.add(
          Finding(
            .repeatedHeader, .warning, at: Place(log: log, line: table.lines[row]),
            "repeated header (the logger restarted?); the line is left out"))
        continue
      }
      let column = plan.column(.time)?.name
      bad(
        Finding(
          .badCell, .warning, at: Place(log: log, line: table.lines[row], column: column),
          "\(Self.shown(bytes, cell)) is no time; the row is dropped"), row, &states, &findings)
    }
  }

  /// Tells motion from fixes by the rows' first cells.
  private mutating func sortRecords(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, states: inout [UInt8], isRegular: inout Bool,
    findings: inout FindingCollector
  ) {
    guard let records = plan.records else { return }
    // Rows of a wrong shape and of no kind are the same fault: told in the order of their lines.
    var nextOdd = 0
    func noteOdd(before line: Int, _ me: inout RowConverter, _ findings: inout FindingCollector) {
      while nextOdd < table.odd.count, table.odd[nextOdd].line < line {
        me.note(table.odd[nextOdd], findings: &findings)
        nextOdd += 1
      }
    }
    defer { noteOdd(before: .max, &self, &findings) }
    for row in 0..<table.rows {
      let kind = records.kind(bytes, table, row: row)
      if kind == records.motion { continue }
      isRegular = false
      if kind == records.fix {
        states[row] |= Self.fixOnly
        fixOnlyRows += 1
        continue
      }
      states[row] |= Self.dropped
      guard kind == nil else { continue }
      noteOdd(before: table.lines[row], &self, &findings)
      let tag = Self.shown(bytes, table.cell(row: row, column: 0))
      bad(
        Finding(
          .badRow, .warning, at: Place(log: log, line: table.lines[row]),
          "the row begins with \(tag) and fits no kind of record; it is dropped"), row, &states, &findings)
    }
  }

  /// Leaves out the rows that a mapping names.
  private func skipRows(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, states: inout [UInt8], isRegular: inout Bool,
    findings: inout FindingCollector
  ) {
    for skip in plan.skips {
      for row in 0..<table.rows where states[row] & Self.dropped == 0 {
        let text = TextCell(bytes.copy(of: table.cell(row: row, column: skip.index))).bytes
        guard skip.texts.contains(text) else { continue }
        states[row] |= Self.dropped
        isRegular = false
        findings.add(
          Finding(
            .rowSkipped, .note, at: Place(log: log, line: table.lines[row], column: "\(skip.index + 1)"),
            "the mapping says that such rows are to be left out"))
      }
    }
  }

  /// The fix's own clock, for rows that have only that.
  private func fixTime(_ bytes: Span<UInt8>, _ table: borrowing RowTable, row: Int) -> Int64? {
    guard let column = plan.column(.fixTime) else { return nil }
    let cell = table.cell(row: row, column: column.index)
    return Decimal.digits(bytes, cell.lowerBound, cell.upperBound, decimalMark: plan.decimalMark)?
      .scaled(by: column.unit.powerToNanoseconds)
  }

  // MARK: Channels

  private mutating func judgeChannels(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, _ parsed: inout ParsedRows, states: inout [UInt8],
    isRegular: inout Bool, findings: inout FindingCollector
  ) {
    var emptyCells: [Int: Int] = [:]
    var complaints: [(row: Int, channel: Int)] = []
    for (channel, column) in channels.enumerated() where column.index != TablePlan.Column.silent {
      refine(channel, column, table, &parsed, states: states, findings: &findings)
      for row in parsed.gaps[channel]
      where states[row] & (plan.records == nil ? 0 : Self.fixOnly) == 0 {
        complaints.append((row, channel))
        let cell = table.cell(row: row, column: column.index)
        if PlainDecimal.trimmed(bytes, cell.lowerBound, cell.upperBound) == nil {
          emptyCells[row, default: 0] += 1
        }
      }
      screen(channel, column, table, &parsed, states: &states, findings: &findings)
    }
    guard !complaints.isEmpty else { return }
    complaints.sort { ($0.row, $0.channel) < ($1.row, $1.channel) }
    for (row, channel) in complaints where states[row] & Self.dropped == 0 {
      if emptyCells[row] == parser.readCount, fixes.isPresent(bytes, table, row: row) {
        if states[row] & Self.fixOnly == 0 { fixOnlyRows += 1 }
        states[row] |= Self.fixOnly
        isRegular = false
        continue
      }
      let column = channels[channel]
      let cell = table.cell(row: row, column: column.index)
      bad(
        Finding(
          .badCell, .warning, at: Place(log: log, line: table.lines[row], column: column.name),
          "\(Self.shown(bytes, cell)) is no number; the sample is a gap"), row, &states, &findings)
    }
  }

  /// What a mapping says of values (none, without gravity), and rows of another kind.
  private func refine(
    _ channel: Int, _ column: TablePlan.Column, _ table: borrowing RowTable, _ parsed: inout ParsedRows,
    states: [UInt8], findings: inout FindingCollector
  ) {
    for number in plan.noValues {
      let mark = Float(number * (column.unit.scale * column.factor))
      for row in 0..<table.rows where parsed.values[channel][row] == mark {
        parsed.values[channel][row] = .nan
        findings.add(
          Finding(
            .noValue, .note, at: Place(log: log, line: table.lines[row], column: column.name),
            "the cell says “no value”; the sample is a gap"))
      }
    }
    if column.offset != 0 { for row in 0..<table.rows { parsed.values[channel][row] += column.offset } }
    guard plan.records != nil else { return }
    for row in 0..<table.rows where states[row] & Self.fixOnly != 0 { parsed.values[channel][row] = .nan }
  }

  /// Finite but absurd values are gaps too.
  private mutating func screen(
    _ channel: Int, _ column: TablePlan.Column, _ table: borrowing RowTable, _ parsed: inout ParsedRows,
    states: inout [UInt8], findings: inout FindingCollector
  ) {
    let (limit, said): (Float, String) =
      switch column.quantity.dimension {
      case .rotationRate: (100, "> 100 rad/s")
      case .length: (10_000, "a road higher than 10 km")
      default: (200, "|a| > 200 m/s²")
      }
    let largest = parsed.largest[channel]
    if column.quantity.dimension != .rotationRate && largest > 0 { hasMotion = true }
    guard largest > limit else { return }
    for row in 0..<table.rows where parsed.values[channel][row].magnitude > limit {
      parsed.values[channel][row] = .nan
      bad(
        Finding(
          .absurdValue, .warning, at: Place(log: log, line: table.lines[row], column: column.name),
          "out of range (\(said)); the sample is a gap"), row, &states, &findings)
    }
  }

  // MARK: Bad rows

  private mutating func note(_ odd: RowTable.OddRow, findings: inout FindingCollector) {
    if odd.isCutOff {
      findings.add(
        Finding(
          .truncatedLastLine, .warning, at: Place(log: log, line: odd.line),
          "incomplete last line: it has \(odd.cells) of \(plan.width) cells; the row is dropped"))
      return
    }
    let finding = Finding(
      .badRow, .warning, at: Place(log: log, line: odd.line),
      "the row has \(odd.cells) of \(plan.width) cells; it is dropped")
    findings.add(finding)
    if firstOddCells == 0 { firstOddCells = odd.cells }
    count(finding)
  }

  private mutating func bad(
    _ finding: Finding, _ row: Int, _ states: inout [UInt8], _ findings: inout FindingCollector
  ) {
    findings.add(finding)
    if states[row] & Self.damaged == 0 { count(finding) }
    states[row] |= Self.damaged
  }

  private mutating func count(_ finding: Finding) {
    badRows += 1
    if (firstBad?.place.line ?? .max) > (finding.place.line ?? .max) { firstBad = finding }
    if let line = finding.place.line { badLines = Array((badLines + [line]).sorted().prefix(3)) }
  }

  private static func shown(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> String {
    if cell.isEmpty { return "an empty cell" }
    let text = bytes.copy(of: cell.lowerBound..<min(cell.upperBound, cell.lowerBound + 24))
    return "“\(SafeText.escaped(text))\(cell.count > 24 ? "…" : "")”"
  }
}
