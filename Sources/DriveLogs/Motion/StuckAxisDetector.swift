/// Finds an axis that holds one value while another axis moves: a sensor or a cable that hangs.
///
/// A run of equal values is judged window by window, each half a second and 25 rows at least: stuck when another axis
/// moves, from row to row, by more than noise and by more than half of what this axis can resolve. From the first such
/// window to the end of the run the samples are gaps in this channel. An axis that never changes is told at the end; one
/// that shows 0 throughout is not connected, and its samples stay.
/// Latency: the rows of a window that is not yet judged; none where values change. Complexity: O(1) a row.
struct StuckAxisDetector {
  /// What is told of a stretch over which the axis was stuck.
  struct StuckRun {
    /// Line of its first row.
    var line: Int
    var rows: Int
    var from: Int64
    var to: Int64
    var value: Float
  }

  /// Shortest window, nanoseconds and rows; and its most rows, so that a clock that stands still doesn't hold the log.
  static let windowNanoseconds: Int64 = 500_000_000
  static let windowRows = 25
  static let mostRows = 4096
  /// Mean step from row to row by which another axis moves, m/s²: more than a sensor's own noise.
  static let movement: Float = 0.02
  /// What the axis can resolve while it has shown no step yet, m/s².
  private static let unknownResolution: Float = 1
  /// The resolution is learnt on the first so many steps.
  private static let learningSteps = 4096
  /// A constant axis of more than this carries gravity, m/s²: without it there is nothing to be rated.
  static let carriesGravity: Float = 3

  private struct Run {
    var value: Float
    /// Queue index of the window at hand; negative once its first rows have left.
    var window: Int
    var stuckRows = 0
    var stuckLine = 0
    var stuckFrom: Int64 = 0
    var stuckTo: Int64 = 0
  }

  let channel: Int
  let column: String
  private let skips: Bool
  private var run: Run?
  private var seen = 0
  private(set) var steps = 0
  private var resolution = Float.infinity

  /// `skips` false looks at every row: the plain twin.
  init(channel: Int, column: String, skips: Bool = true) {
    self.channel = channel
    self.column = column
    self.skips = skips
  }

  /// The one value that the axis has shown in every row so far; nil when it has changed.
  var onlyValue: Float? { steps == 0 ? run?.value : nil }

  /// Looks at the rows up to `limit`, makes gaps of stuck ones and gives the first row that isn't final yet.
  ///
  /// `report` is called for every stuck run that has ended.
  mutating func screen(
    _ rows: inout MotionRows, upTo limit: Int, isLast: Bool, others: [Int],
    report: (StuckRun) -> Void
  ) -> Int {
    while seen < limit {
      skipChanging(rows.channels[channel], limit)
      let value = run?.value ?? .nan
      let end = changeAfter(rows.channels[channel], value, limit)
      extend(to: end, &rows, others)
      seen = end
      guard end < limit else { break }
      let next = rows.channels[channel][end]
      if steps < Self.learningSteps, run != nil {
        let step = (next - value).magnitude
        if step.isFinite { steps += 1 }
        if step > 0 { resolution = min(resolution, step) }
      }
      tell(report)
      run = Run(value: next, window: end)
      seen = end + 1
    }
    if isLast { tell(report) }
    guard !isLast, let run, run.stuckRows == 0 else { return limit }
    return min(max(0, run.window), limit)
  }

  mutating func removeFirst(_ rows: Int) {
    seen -= rows
    run?.window -= rows
  }

  /// Moves on to the first row that may belong to a run of a whole window, or to the last row's run.
  ///
  /// Of any `windowRows` equal rows one is looked at here together with the row after it, so no such run is missed; while
  /// the resolution is being learnt every row is needed.
  private mutating func skipChanging(_ values: [Float], _ limit: Int) {
    guard skips, steps >= Self.learningSteps, let run, run.stuckRows == 0, run.window >= 0,
      seen - run.window < Self.windowRows
    else { return }
    let first = values.withUnsafeBufferPointer { values in
      var at = run.window
      while at + 1 < limit && values[at] != values[at + 1] { at += Self.windowRows - 1 }
      var first = min(at, limit - 1)
      while first > run.window && values[first - 1] == values[first] { first -= 1 }
      return first
    }
    guard first >= seen else { return }
    self.run = Run(value: values[first], window: first)
    seen = first + 1
  }

  /// The first row from `seen` on with another value; the plain case, another value in each row, costs one comparison.
  private func changeAfter(_ values: [Float], _ value: Float, _ limit: Int) -> Int {
    var at = seen
    values.withUnsafeBufferPointer { while at < limit && $0[at] == value { at += 1 } }
    return at
  }

  /// Judges every window of the run that ends before `end`.
  private mutating func extend(to end: Int, _ rows: inout MotionRows, _ others: [Int]) {
    guard var run = run.take() else { return }
    defer { self.run = run }
    while let windowEnd = Self.windowEnd(rows.times, run.window, end) {
      if Self.moves(rows, others, run.window, windowEnd, resolution) {
        blank(&run, &rows, windowEnd)
      } else if run.stuckRows > 0 {
        blank(&run, &rows, windowEnd)
      }
      run.window = windowEnd
    }
    if run.stuckRows > 0, run.window < end {
      blank(&run, &rows, end)
      run.window = end
    }
  }

  private func blank(_ run: inout Run, _ rows: inout MotionRows, _ end: Int) {
    if run.stuckRows == 0 {
      run.stuckLine = rows.lines[run.window]
      run.stuckFrom = rows.times[run.window]
    }
    // Zero from the first row on: not connected, and no harm to the other axes.
    if steps > 0 || run.value != 0 {
      for row in run.window..<end { rows.channels[channel][row] = .nan }
    }
    run.stuckRows += end - run.window
    run.stuckTo = rows.times[end - 1]
  }

  private mutating func tell(_ report: (StuckRun) -> Void) {
    guard let run, run.stuckRows > 0 else { return }
    report(
      StuckRun(
        line: run.stuckLine, rows: run.stuckRows, from: run.stuckFrom, to: run.stuckTo, value: run.value))
    self.run?.stuckRows = 0
  }

  /// Where the window that begins at `start` ends: the same rows however the log is cut; nil when it is not whole yet.
  private static func windowEnd(_ times: [Int64], _ start: Int, _ limit: Int) -> Int? {
    var end = start + windowRows
    while end <= limit {
      if times[end - 1] &- times[start] >= windowNanoseconds || end - start >= mostRows { return end }
      end += 1
    }
    return nil
  }

  /// Whether another axis moves in these rows.
  private static func moves(
    _ rows: MotionRows, _ others: [Int], _ start: Int, _ end: Int, _ resolution: Float
  ) -> Bool {
    let least = max(movement, 0.5 * (resolution.isFinite ? resolution : unknownResolution))
    return others.contains { other in
      var sum: Float = 0
      var count: Float = 0
      for row in start + 1..<end {
        let step = (rows.channels[other][row] - rows.channels[other][row - 1]).magnitude
        if step.isFinite {
          sum += step
          count += 1
        }
      }
      return count > 0 && sum / count > least
    }
  }
}
