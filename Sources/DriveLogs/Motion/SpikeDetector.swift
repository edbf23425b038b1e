/// Finds single samples that no accelerometer can have measured: one row far off, the rows on either side agreeing.
///
/// Sample i is a spike when it differs from both neighbours, the same way, by more than `height` and by more than twelve mean
/// steps of the sixteen rows before it, while the neighbours differ from each other by less than a quarter of that. A
/// shock of the road lasts longer than a sample at any rate that can be rated, and the rows before it tell how rough the
/// ride is. The log's first sample is judged by the two after it. The spike becomes a gap in its channel.
/// Latency: one row; seventeen at the log's start. Complexity: O(1) a row.
struct SpikeDetector {
  /// Least height of a spike above its neighbours on a body, m/s²: 3 g.
  static let bodyHeight: Float = 30
  /// The same on an axle, which a step in the road does hit with 10 g and more for one sample of 100 a second.
  static let axleHeight: Float = 300
  /// Least height in mean steps of the rows before.
  static let steps: Float = 12
  static let history = 16

  let channel: Int
  private let height: Float
  /// The last rows that have left the queue, newest last.
  private var past: [Float] = []
  private var seen = 0
  private var isAtStart = true

  init(channel: Int, height: Float = SpikeDetector.bodyHeight) {
    self.channel = channel
    self.height = height
  }

  /// The height in whole g, for people.
  var heightInG: Int { Int(height / 9.8) }

  /// Makes gaps of the spikes before `limit` and gives the first row that can't be judged yet.
  mutating func screen(
    _ rows: inout MotionRows, upTo limit: Int, isLast: Bool, report: (_ row: Int) -> Void
  ) -> Int {
    // The first rows are judged by those after them, so a few must be there.
    if isAtStart, !isLast, limit <= Self.history { return 0 }
    var at = seen
    while let candidate = nextLeap(rows.channels[channel], from: at, limit) {
      at = candidate + 1
      if isSpike(rows.channels[channel], candidate, limit) {
        rows.channels[channel][candidate] = .nan
        report(candidate)
      }
    }
    seen = isLast ? limit : max(seen, limit - 1)
    isAtStart = isAtStart && limit == 0
    return seen
  }

  mutating func removeFirst(_ rows: Int, of values: [Float]) {
    past += values[max(0, rows - Self.history)..<rows]
    if past.count > Self.history { past.removeFirst(past.count - Self.history) }
    seen -= rows
  }

  /// The first row from `start` whose step to the row after it (for the log's first row) or from the one before is high.
  private func nextLeap(_ values: [Float], from start: Int, _ limit: Int) -> Int? {
    let least = height
    return values.withUnsafeBufferPointer { values in
      var at = start
      // A spike needs a row after it: the last one waits.
      while at + 1 < limit {
        let leap = (values[at + 1] - values[at]).magnitude
        if leap > least { return at }
        at += 1
      }
      return nil
    }
  }

  private func isSpike(_ values: [Float], _ at: Int, _ limit: Int) -> Bool {
    let next = values[at + 1]
    let previous = at > 0 ? values[at - 1] : past.last
    let (down, side): (Float, Float)
    if let previous, !previous.isNaN {
      down = values[at] - previous
      side = previous
    } else {
      guard previous == nil, at + 2 < limit else { return false }
      down = values[at] - next
      side = values[at + 2]
    }
    let up = values[at] - next
    let rise = min(down.magnitude, up.magnitude)
    guard rise > height, (down > 0) == (up > 0), (next - side).magnitude < 0.25 * rise else {
      return false
    }
    return rise > Self.steps * meanStep(values, at, limit)
  }

  /// Mean step between the rows before `at`, or after it at the log's start.
  private func meanStep(_ values: [Float], _ at: Int, _ limit: Int) -> Float {
    var near = Array((past + values[max(0, at - Self.history)..<at]).suffix(Self.history))
    // Only at the log's start, where the queue begins with its first row.
    if near.count < Self.history { near += values[(at + 1)..<max(at + 1, min(limit, Self.history + 1))] }
    var (sum, count): (Float, Float) = (0, 0)
    for (a, b) in zip(near, near.dropFirst()) where (b - a).isFinite {
      sum += (b - a).magnitude
      count += 1
    }
    return count > 0 ? sum / count : 0
  }
}
