/// Notices an axis whose values come in steps too coarse for the road: its smallest step against its own vibration.
///
/// Looked at are 512 rows in every 4096. Coarse is a smallest step of 0.1 m/s² and more that is also more than half of
/// the root mean square about the mean of those rows: then rounding (step/√12) makes a seventh of the signal and more.
/// Complexity: O(1) a row; memory: constant.
struct CoarseMotionDetector {
  /// Smaller steps never matter, m/s².
  static let smallestStep = 0.1
  static let share = 0.5
  private static let looked = 512
  private static let period = 4096
  private static let fewestSteps = 8

  let channel: Int
  let column: String
  /// Rows of the log before the queue.
  private var gone = 0
  private var seen = 0
  private var previous = Float.nan
  private var step = Float.infinity
  private var steps = 0
  // Of the rows looked at in one period, about their first value.
  private var origin = Float.nan
  private var sum = 0.0
  private var squares = 0.0
  private var count = 0
  // Over all periods.
  private var deviation = 0.0
  private var rows = 0

  init(channel: Int, column: String) {
    self.channel = channel
    self.column = column
  }

  mutating func screen(_ queue: MotionRows, upTo limit: Int) {
    let values = queue.channels[channel]
    while seen < limit {
      let phase = (gone + seen) % Self.period
      guard phase < Self.looked else {
        close()
        seen = min(limit, seen + Self.period - phase)
        continue
      }
      take(values[seen])
      seen += 1
    }
  }

  mutating func removeFirst(_ rows: Int) {
    seen -= rows
    gone += rows
  }

  private mutating func take(_ value: Float) {
    defer { previous = value }
    guard value.isFinite else { return }
    if count == 0 { origin = value }
    let offset = Double(value - origin)
    sum += offset
    squares += offset * offset
    count += 1
    let change = (value - previous).magnitude
    // Half a per mille of the value is what rounding to Float and to a unit may add.
    if change > max(1e-4, 5e-7 * value.magnitude) {
      step = min(step, change)
      steps += 1
    }
  }

  private mutating func close() {
    guard count > 0 else { return }
    deviation += max(0, squares - sum * sum / Double(count))
    rows += count
    (sum, squares, count) = (0, 0, 0)
    previous = .nan
  }

  /// Root mean square of the axis about its means, m/s²; 0 without rows.
  var vibration: Double { rows > 0 ? (deviation / Double(rows)).squareRoot() : 0 }

  /// Step and root mean square of the axis where it is coarse, m/s²; asked once, at the end.
  mutating func verdict() -> (step: Double, deviation: Double)? {
    close()
    guard steps >= Self.fewestSteps, rows > 0 else { return nil }
    let rms = vibration
    let step = Double(step)
    return step >= Self.smallestStep && step > Self.share * rms ? (step, rms) : nil
  }
}
