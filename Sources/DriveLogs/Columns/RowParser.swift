import RoadKernels

/// Turns the cells of a batch of rows into numbers, without judging them: the part of reading that needs no memory of
/// earlier rows, so that several batches can be worked on at once.
struct RowParser: Sendable {
  let plan: TablePlan
  let channels: [TablePlan.Column]
  private let gravity: [TablePlan.Column?]
  private let fixColumns: [Int32]
  /// Channels that stand in the file.
  let readCount: Int
  private let instructions: KernelLevel

  init(plan: TablePlan, options: LogReadingOptions) {
    self.plan = plan
    channels = Quantity.motion.compactMap { plan.column($0) }
    gravity = channels.map { column in
      switch column.quantity {
      case .ax: plan.column(.gravityX)
      case .ay: plan.column(.gravityY)
      case .az: plan.column(.gravityZ)
      default: nil
      }
    }
    let columns = [Quantity.latitude, .longitude] + FixAssembler.others
    fixColumns = plan.has(.latitude) ? columns.compactMap { plan.column($0).map { Int32($0.index) } } : []
    instructions = options.instructions
    readCount = channels.count { $0.index != TablePlan.Column.silent }
  }

  /// Fills `rows` with what stands in the table's rows.
  func parse(_ bytes: Span<UInt8>, _ table: borrowing RowTable, into rows: inout ParsedRows) {
    rows.begin(channels: channels.count, rows: table.rows, instructions: instructions)
    guard table.rows > 0 else { return }
    parseTimes(bytes, table, into: &rows)
    for channel in channels.indices { parseChannel(channel, bytes, table, into: &rows) }
    if !fixColumns.isEmpty {
      rows.parser.filledRows(table, columns: fixColumns, into: &rows.filled)
    }
  }

  private func parseTimes(_ bytes: Span<UInt8>, _ table: borrowing RowTable, into rows: inout ParsedRows) {
    guard let column = plan.column(.time) else { return }
    switch plan.time {
    case .rate: return
    case .number(let unit):
      rows.parser.times(
        bytes, table, column: column.index, shift: unit.powerToNanoseconds, decimalMark: plan.decimalMark,
        into: &rows.times, gaps: &rows.timeGaps)
      if plan.timeBase != 0 { for row in 0..<table.rows { rows.times[row] &+= plan.timeBase } }
    case .clockDigits:
      rows.parser.times(
        bytes, table, column: column.index, shift: 9, decimalMark: plan.decimalMark, into: &rows.times,
        gaps: &rows.timeGaps)
      let unread = Set(rows.timeGaps)
      for row in 0..<table.rows where !unread.contains(row) {
        if let time = TimeText.clockDigits(rows.times[row]) {
          rows.times[row] = plan.timeBase + time
        } else {
          rows.timeGaps.append(row)
        }
      }
      rows.timeGaps.sort()
    case .text, .monthFirstText:
      let monthFirst = plan.time == .monthFirstText
      for row in 0..<table.rows {
        let cell = table.cell(row: row, column: column.index)
        guard let time = TimeText(TextCell(bytes.copy(of: cell)).bytes, monthFirst: monthFirst) else {
          rows.timeGaps.append(row)
          continue
        }
        rows.times[row] =
          time.nanoseconds + (!time.hasDate ? plan.timeBase : time.hasZone ? 0 : -plan.utcOffset)
        if time.isLeapSecond { rows.leapSeconds.append(row) }
      }
    }
  }

  private func parseChannel(
    _ channel: Int, _ bytes: Span<UInt8>, _ table: borrowing RowTable, into rows: inout ParsedRows
  ) {
    let column = channels[channel]
    guard column.index != TablePlan.Column.silent else { return }
    rows.parser.numbers(
      bytes, table, column: column.index, scale: column.unit.scale * column.factor,
      decimalMark: plan.decimalMark, into: &rows.values[channel], gaps: &rows.gaps[channel])
    if let gravity = gravity[channel] {
      rows.parser.numbers(
        bytes, table, column: gravity.index, scale: gravity.unit.scale * gravity.factor,
        decimalMark: plan.decimalMark, into: &rows.addend, gaps: &rows.gaps[channel])
      for row in 0..<table.rows { rows.values[channel][row] += rows.addend[row] }
      rows.gaps[channel] = Set(rows.gaps[channel]).sorted()
    }
    rows.largest[channel] = largestMagnitude(rows.values[channel], count: table.rows)
  }
}

/// Numbers of a batch of rows; storage is reused from batch to batch.
struct ParsedRows: Sendable {
  /// Nanoseconds; not set where the log has no clock.
  var times: [Int64] = []
  /// Rows whose time could not be read.
  var timeGaps: [Int] = []
  var leapSeconds: [Int] = []
  /// Per channel; NaN where there is no finite number.
  var values: [[Float]] = []
  var gaps: [[Int]] = []
  /// Greatest magnitude per channel.
  var largest: [Float] = []
  /// Rows in which a cell about a fix is not empty.
  var filled: [Int] = []
  fileprivate var addend: [Float] = []
  fileprivate var parser = ColumnParser()

  /// Empties the lists and makes room.
  fileprivate mutating func begin(channels: Int, rows: Int, instructions: KernelLevel) {
    timeGaps.removeAll(keepingCapacity: true)
    leapSeconds.removeAll(keepingCapacity: true)
    filled.removeAll(keepingCapacity: true)
    if times.count < rows || values.count != channels {
      parser = ColumnParser(instructions: instructions)
      let room = max(rows, TableReader.batchRows)
      times = Array(repeating: 0, count: room)
      addend = Array(repeating: 0, count: room)
      values = Array(repeating: Array(repeating: 0, count: room), count: channels)
      gaps = Array(repeating: [], count: channels)
      largest = Array(repeating: 0, count: channels)
    }
    for channel in gaps.indices { gaps[channel].removeAll(keepingCapacity: true) }
  }
}

extension Span<UInt8> {
  /// A copy of some bytes.
  func copy(of range: Range<Int>) -> [UInt8] {
    var copy: [UInt8] = []
    for at in range { copy.append(self[at]) }
    return copy
  }
}
