import RoadFindings

/// Motion rows on their way from the table to the sink, columnar, with their lines and the fixes between them.
struct MotionRows {
  var times: [Int64] = []
  var lines: [Int] = []
  /// One per channel that the log has, in the order of `Quantity.motion`; NaN = gap.
  var channels: [[Float]]
  /// Fixes with the row they came with or before; `row` may be `count` (before a row still to come).
  var fixes: [PendingFix] = []

  struct PendingFix {
    var row: Int
    /// The fix stands in the row itself (and goes by its repaired time), not between rows.
    var sharesRow: Bool
    var fix: Fix
  }

  init(channels: Int) { self.channels = Array(repeating: [], count: channels) }

  var count: Int { times.count }

  /// Appends all rows of another batch.
  mutating func append(_ other: MotionRows) {
    let base = count
    times += other.times
    lines += other.lines
    for channel in channels.indices { channels[channel] += other.channels[channel] }
    for var pending in other.fixes {
      pending.row += base
      fixes.append(pending)
    }
  }

  /// Takes the first `rows` away.
  mutating func removeFirst(_ rows: Int) {
    times.removeFirst(rows)
    lines.removeFirst(rows)
    for channel in channels.indices { channels[channel].removeFirst(rows) }
    for index in fixes.indices { fixes[index].row -= rows }
  }
}
