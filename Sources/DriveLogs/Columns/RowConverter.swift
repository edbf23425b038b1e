import RoadFindings
import RoadKernels

/// Converts the cells of a batch of rows that the log's plan needs, and judges what is damaged.
///
/// A bad cell is a gap in its channel; a row whose time is bad, or with a wrong number of cells, is dropped. Neighbours
/// never move. Everything is counted and located; the limit of bad rows is checked by the caller.
struct RowConverter {
  private let plan: TablePlan
  private let log: String
  private let channels: [TablePlan.Column]
  private let gravity: [TablePlan.Column?]
  private let utcOffset: Int64
  private var times = [Int64](repeating: 0, count: TableReader.batchRows)
  private var values: [[Float]]
  private var addend = [Float](repeating: 0, count: TableReader.batchRows)
  private var gaps: [Int] = []
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
    self.plan = plan
    self.log = log
    channels = Quantity.motion.compactMap { plan.column($0) }
    gravity = channels.map { column in
      switch column.quantity {
      case .ax: plan.column(.gravityX)
      case .ay: plan.column(.gravityY)
      case .az: plan.column(.gravityZ)
      default: nil
      }
    }
    values = Array(repeating: [Float](repeating: 0, count: TableReader.batchRows), count: channels.count)
    fixes = FixAssembler(plan: plan, log: log)
    utcOffset = Int64(options.utcOffsetSeconds ?? 0) * 1_000_000_000
  }

  /// Appends the rows of the reader's table to `output`.
  mutating func convert(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, into output: inout MotionRows,
    findings: inout FindingCollector
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
    for odd in table.odd { note(odd, findings: &findings) }
    guard table.rows > 0 else { return }
    var states = [UInt8](repeating: 0, count: table.rows)
    var isRegular = true
    readTimes(bytes, table, firstRow: firstRow, states: &states, isRegular: &isRegular, findings: &findings)
    readChannels(bytes, table, states: &states, isRegular: &isRegular, findings: &findings)
    let base = output.count
    if isRegular {
      output.times += times[..<table.rows]
      output.lines += table.lines[..<table.rows]
      for channel in channels.indices { output.channels[channel] += values[channel][..<table.rows] }
    } else {
      for row in 0..<table.rows where states[row] & (Self.dropped | Self.fixOnly) == 0 {
        output.times.append(times[row])
        output.lines.append(table.lines[row])
        for channel in channels.indices { output.channels[channel].append(values[channel][row]) }
      }
    }
    guard plan.has(.latitude) else { return }
    var place = base
    for row in 0..<table.rows {
      let isMotion = states[row] & (Self.dropped | Self.fixOnly) == 0
      if states[row] & Self.dropped == 0, fixes.isPresent(bytes, table, row: row) {
        if let fix = fixes.fix(bytes, table, row: row, time: times[row], findings: &findings) {
          output.fixes.append(.init(row: place, sharesRow: isMotion, fix: fix))
        }
      } else {
        fixes.skip(bytes, table, row: row, findings: &findings)
      }
      if isMotion { place += 1 }
    }
  }

  // MARK: Times

  private mutating func readTimes(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, firstRow: Int, states: inout [UInt8],
    isRegular: inout Bool, findings: inout FindingCollector
  ) {
    gaps.removeAll(keepingCapacity: true)
    switch plan.time {
    case .rate(let rate):
      for row in 0..<table.rows { times[row] = Int64((Double(firstRow + row) / rate * 1e9).rounded()) }
    case .number(let unit):
      guard let column = plan.column(.time) else { return }
      ColumnParser.times(
        bytes, table, column: column.index, shift: unit.powerToNanoseconds, decimalMark: plan.decimalMark,
        into: &times, gaps: &gaps)
    case .text:
      guard let column = plan.column(.time) else { return }
      for row in 0..<table.rows {
        let cell = table.cell(row: row, column: column.index)
        guard let time = TimeText(TextCell(Self.copy(bytes, cell)).bytes) else {
          gaps.append(row)
          continue
        }
        times[row] = time.nanoseconds - (time.hasZone || !time.hasDate ? 0 : utcOffset)
        if time.isLeapSecond && !saidLeapSecond {
          saidLeapSecond = true
          findings.add(
            Finding(
              .clockJump, .warning, at: Place(log: log, line: table.lines[row], column: column.name),
              "leap second accepted: 23:59:60 counts as the next minute's first second"))
        }
      }
    }
    for row in gaps {
      isRegular = false
      if let time = fixTime(bytes, table, row: row) {
        times[row] = time
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

  /// The fix's own clock, for rows that have only that.
  private func fixTime(_ bytes: Span<UInt8>, _ table: borrowing RowTable, row: Int) -> Int64? {
    guard let column = plan.column(.fixTime) else { return nil }
    let cell = table.cell(row: row, column: column.index)
    return Decimal.digits(bytes, cell.lowerBound, cell.upperBound, decimalMark: plan.decimalMark)?
      .scaled(by: column.unit.powerToNanoseconds)
  }

  // MARK: Channels

  private mutating func readChannels(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, states: inout [UInt8], isRegular: inout Bool,
    findings: inout FindingCollector
  ) {
    var emptyCells: [Int: Int] = [:]
    var complaints: [(row: Int, channel: Int)] = []
    for (channel, column) in channels.enumerated() {
      gaps.removeAll(keepingCapacity: true)
      ColumnParser.numbers(
        bytes, table, column: column.index, scale: column.unit.scale * column.factor,
        decimalMark: plan.decimalMark, into: &values[channel], gaps: &gaps)
      if let gravity = gravity[channel] {
        ColumnParser.numbers(
          bytes, table, column: gravity.index, scale: gravity.unit.scale * gravity.factor,
          decimalMark: plan.decimalMark, into: &addend, gaps: &gaps)
        for row in 0..<table.rows { values[channel][row] += addend[row] }
        gaps = Set(gaps).sorted()
      }
      for row in gaps {
        complaints.append((row, channel))
        let cell = table.cell(row: row, column: column.index)
        if PlainDecimal.trimmed(bytes, cell.lowerBound, cell.upperBound) == nil {
          emptyCells[row, default: 0] += 1
        }
      }
      screen(channel, column, table, states: &states, findings: &findings)
    }
    guard !complaints.isEmpty else { return }
    complaints.sort { ($0.row, $0.channel) < ($1.row, $1.channel) }
    for (row, channel) in complaints where states[row] & Self.dropped == 0 {
      if emptyCells[row] == channels.count, fixes.isPresent(bytes, table, row: row) {
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

  /// Finite but absurd values are gaps too.
  private mutating func screen(
    _ channel: Int, _ column: TablePlan.Column, _ table: borrowing RowTable, states: inout [UInt8],
    findings: inout FindingCollector
  ) {
    let isRate = column.quantity.dimension == .rotationRate
    let limit: Float = isRate ? 100 : 200
    var largest: Float = 0
    for row in 0..<table.rows { largest = max(largest, values[channel][row].magnitude) }
    if !isRate && largest > 0 { hasMotion = true }
    guard largest > limit else { return }
    for row in 0..<table.rows where values[channel][row].magnitude > limit {
      values[channel][row] = .nan
      bad(
        Finding(
          .absurdValue, .warning, at: Place(log: log, line: table.lines[row], column: column.name),
          isRate
            ? "out of range (> 100 rad/s); the sample is a gap"
            : "out of range (|a| > 200 m/s²); the sample is a gap"), row, &states, &findings)
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

  private static func copy(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var copy: [UInt8] = []
    for at in range { copy.append(bytes[at]) }
    return copy
  }

  private static func shown(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> String {
    if cell.isEmpty { return "an empty cell" }
    let text = copy(bytes, cell.lowerBound..<min(cell.upperBound, cell.lowerBound + 24))
    return "“\(SafeText.escaped(text))\(cell.count > 24 ? "…" : "")”"
  }
}
