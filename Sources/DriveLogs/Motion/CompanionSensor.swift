import RoadFindings
import RoadKernels

/// A second sensor with its own stamps on the same clock, asked for its values at the first one's.
///
/// Values between two samples are interpolated linearly; across a hole of more than 0.1 s, and outside the recording,
/// they are NaN. Times are asked for in rising order; a step back gives NaN until the time is past again.
struct CompanionSensor: ~Copyable {
  static let longestHole: Int64 = 100_000_000

  private var reader: TableReader
  private var converter: RowConverter
  private var rows: MotionRows
  private var row = 0
  private var isAtEnd = false

  init(_ input: consuming ByteInput, plan: TablePlan, log: String, options: LogReadingOptions) {
    reader = TableReader(input, plan: plan, name: log)
    converter = RowConverter(plan: plan, log: log, options: options)
    rows = MotionRows(channels: plan.columns.count { Quantity.motion.contains($0.quantity) })
  }

  var byteCount: Int { reader.input.byteCount }
  var hash: String { reader.input.hexadecimalHash() }

  /// Appends this sensor's values at the batch's times to its channels from `first` on.
  mutating func fill(
    _ batch: inout MotionRows, from first: Int, findings: inout FindingCollector
  ) throws(DriveLogError) {
    var values = [Float](repeating: 0, count: rows.channels.count)
    for row in 0..<batch.count {
      try self.values(at: batch.times[row], into: &values, findings: &findings)
      for (index, value) in values.enumerated() { batch.channels[first + index].append(value) }
    }
  }

  /// Adds this sensor's values at the batch's times to its first channels.
  mutating func add(to batch: inout MotionRows, findings: inout FindingCollector) throws(DriveLogError) {
    var values = [Float](repeating: 0, count: rows.channels.count)
    for row in 0..<batch.count {
      try self.values(at: batch.times[row], into: &values, findings: &findings)
      for (index, value) in values.enumerated() { batch.channels[index][row] += value }
    }
  }

  /// Writes the values at `time` into `values`.
  mutating func values(
    at time: Int64, into values: inout [Float], findings: inout FindingCollector
  ) throws(DriveLogError) {
    while row + 1 >= rows.count || rows.times[row + 1] < time {
      if row + 1 < rows.count {
        row += 1
      } else if try !more(&findings) {
        break
      }
    }
    guard row + 1 < rows.count else {
      let isSame = row < rows.count && rows.times[row] == time
      for channel in values.indices { values[channel] = isSame ? rows.channels[channel][row] : .nan }
      return
    }
    let start = rows.times[row]
    let step = rows.times[row + 1] - start
    guard time >= start, step > 0, step <= Self.longestHole else {
      let isSame = time == start || time == start + step
      let at = time == start ? row : row + 1
      for channel in values.indices { values[channel] = isSame ? rows.channels[channel][at] : .nan }
      return
    }
    let share = Float(Double(time - start) / Double(step))
    for channel in values.indices {
      let (a, b) = (rows.channels[channel][row], rows.channels[channel][row + 1])
      values[channel] = share == 0 ? a : share == 1 ? b : a + (b - a) * share
    }
  }

  /// Reads to the end, so that the hash covers the whole file.
  mutating func finish(_ findings: inout FindingCollector, log: String) throws(DriveLogError) {
    while try more(&findings) { row = max(0, rows.count - 1) }
    TableLog.tell(reader, log: log, &findings)
  }

  private mutating func more(_ findings: inout FindingCollector) throws(DriveLogError) -> Bool {
    if isAtEnd { return false }
    isAtEnd = try !reader.next()
    if isAtEnd { return false }
    // Only the last two samples may still be needed.
    let used = min(row, max(0, rows.count - 1))
    rows.removeFirst(used)
    row -= used
    Self.convert(reader, &converter, &rows, &findings)
    return true
  }

  private static func convert(
    _ reader: borrowing TableReader, _ converter: inout RowConverter, _ rows: inout MotionRows,
    _ findings: inout FindingCollector
  ) {
    converter.convert(reader.input.buffer.span, reader.table, into: &rows, findings: &findings)
  }
}
