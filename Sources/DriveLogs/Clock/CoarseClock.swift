import RoadFindings

/// Spreads rows that share a stamp evenly over the time to the next stamp.
///
/// A run of n rows before a step D gets the times `stamp + i·D/n`. The first run of a stretch may have begun within its
/// second: it goes by the spacing of the run after it and ends at the next stamp; the last run goes by the spacing of the
/// run before. Latency: two runs.
struct CoarseClock {
  /// Runs of more rows mean that the clock stands still.
  static let longestRun = 20_000

  private var spacing: Int64?
  /// Rows at the front of the queue already spread.
  private(set) var spread = 0
  private(set) var runs = 0
  private(set) var standsStill = false

  /// Spreads what can be spread; returns the number of rows at the front whose times are final.
  mutating func spread(_ rows: inout MotionRows, isLast: Bool) -> Int {
    var start = spread
    while start < rows.count {
      guard let end = runEnd(rows, from: start) else {
        if rows.count - start > Self.longestRun { standsStill = true }
        guard isLast else { break }
        write(&rows, start, rows.count, spacing ?? 0, endsAt: nil)
        runs += 1
        start = rows.count
        break
      }
      let step = rows.times[end] - rows.times[start]
      let count = Int64(end - start)
      let isJoined = step > 0 && step <= 2 * ClockRepair.gapNanoseconds
      if spacing == nil && isJoined {
        guard let after = runEnd(rows, from: end) else {
          // The run after the first is not complete yet.
          if !isLast { break }
          write(&rows, start, end, step / count, endsAt: nil)
          spacing = step / count
          runs += 1
          start = end
          continue
        }
        let following = rows.times[after] - rows.times[end]
        let isUsable = following > 0 && following <= 2 * ClockRepair.gapNanoseconds
        let fine = isUsable ? following / Int64(after - end) : step / count
        write(&rows, start, end, min(fine, step / count), endsAt: rows.times[end])
        spacing = min(fine, step / count)
      } else if isJoined {
        write(&rows, start, end, step / count, endsAt: nil)
        spacing = step / count
      } else {
        write(&rows, start, end, spacing ?? 0, endsAt: nil)
        spacing = nil
      }
      runs += 1
      start = end
    }
    spread = start
    return start
  }

  mutating func removeFirst(_ rows: Int) { spread -= rows }

  /// Where the run that begins at `start` ends, or nil when its end is not known yet.
  private func runEnd(_ rows: MotionRows, from start: Int) -> Int? {
    var end = start
    while end < rows.count && rows.times[end] == rows.times[start] { end += 1 }
    return end < rows.count ? end : nil
  }

  private func write(
    _ rows: inout MotionRows, _ start: Int, _ end: Int, _ spacing: Int64, endsAt next: Int64?
  ) {
    let stamp = rows.times[start]
    let base = next.map { $0 - Int64(end - start) * spacing } ?? stamp
    for row in start..<end { rows.times[row] = base + Int64(row - start) * spacing }
  }
}
