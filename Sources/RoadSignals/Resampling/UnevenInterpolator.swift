import RoadKernels

/// Values on an even grid from rows at uneven times: the inner stage of ``UniformResampler``.
///
/// Rows closer together than a quarter of the nominal interval are one knot at their mean time and mean value, so slopes
/// can't blow up. Segments up to 2.5 nominal intervals are cubics whose slopes are those of the quartic through five
/// knots (of the parabola through three next to a gap, of the line at the ends); longer ones are straight lines.
/// A NaN is a hole in its channel only: filled by the line between its neighbours, or, once it has lasted
/// `KnotColumn.longestHoleSeconds`, by the last value. Latency: three knots, and as long as a hole lasts.
struct UnevenInterpolator: Sendable {
  private let gridHertz: Double
  private let nominalSeconds: Double
  private let channelCount: Int
  private let firstTime: Double
  /// Knots in the window; what lies before is used up.
  private var times: [Double] = []
  private var columns: [KnotColumn]
  /// The knot that is being made: sum and number of its rows' times.
  private var timeSum = 0.0
  private var rowCount = 0.0
  private var segment = 0
  private var slopeCount = 0
  private var delivered = 0
  // Reused from push to push.
  private var starts: [Int] = []
  private var weights: [HermiteInterpolation.SlopeWeights] = []
  private var points: [HermiteInterpolation.Point] = []

  init(channelCount: Int, gridHertz: Double, nominalSeconds: Double, firstTime: Double) {
    self.channelCount = channelCount
    self.gridHertz = gridHertz
    self.nominalSeconds = nominalSeconds
    self.firstTime = firstTime
    columns = [KnotColumn](repeating: KnotColumn(), count: channelCount)
  }

  mutating func push(times rowTimes: [Double], channels: [[Double]], into output: inout [[Double]]) {
    starts.removeAll(keepingCapacity: true)
    for (row, time) in rowTimes.enumerated() {
      if rowCount > 0 && time - knotTime >= nominalSeconds / 4 {
        starts.append(row)
        closeKnot()
      }
      timeSum += time
      rowCount += 1
    }
    for channel in 0..<channelCount {
      columns[channel].merge(channels[channel], starts: starts, times: times)
    }
    // A slope needs two knots after its own, a segment the slopes at both ends.
    extendSlopes(to: columns.reduce(times.count) { min($0, $1.settledCount) } - 2)
    interpolate(into: &output)
    dropUsed()
  }

  mutating func finish(lastTime: Double, into output: inout [[Double]]) {
    if rowCount > 0 { closeKnot() }
    for channel in 0..<channelCount { columns[channel].finish(times: times) }
    extendSlopes(to: times.count)
    interpolate(into: &output)
    // After the last knot (a mean time, when rows were merged) the value stands still.
    while let knot = times.indices.last, gridTime(delivered) <= lastTime + 1e-6 / gridHertz {
      for channel in 0..<channelCount { output[channel].append(columns[channel].values[knot]) }
      delivered += 1
    }
  }

  private var knotTime: Double { rowCount == 1 ? timeSum : timeSum / rowCount }

  private var longestCubicSeconds: Double { 2.5 * nominalSeconds }

  private func gridTime(_ index: Int) -> Double { firstTime + Double(index) / gridHertz }

  private mutating func closeKnot() {
    times.append(knotTime)
    timeSum = 0
    rowCount = 0
  }

  private mutating func extendSlopes(to end: Int) {
    guard end > slopeCount else { return }
    let range = slopeCount..<end
    weights.removeAll(keepingCapacity: true)
    for knot in range { weights.append(slopeWeights(knot)) }
    for channel in 0..<channelCount { columns[channel].extendSlopes(at: range, weights: weights) }
    slopeCount = end
  }

  private func slopeWeights(_ i: Int) -> HermiteInterpolation.SlopeWeights {
    let t = times[i]
    let isFirst = i == 0
    let isLast = i == times.count - 1
    if isFirst || isLast {
      // The secant of the only neighbour; a single knot has no slope.
      var w = HermiteInterpolation.SlopeWeights()
      if !isLast {
        w.after1 = 1 / (times[i + 1] - t)
        w.here = -w.after1
      } else if !isFirst {
        w.here = 1 / (t - times[i - 1])
        w.before1 = -w.here
      }
      return w
    }
    let b = times[i - 1] - t
    let c = times[i + 1] - t
    if i >= 2 && i + 2 < times.count {
      let a = times[i - 2] - t
      let d = times[i + 2] - t
      if max(max(b - a, -b), max(c, d - c)) <= longestCubicSeconds {
        return HermiteInterpolation.quarticSlope(a, b, c, d)
      }
    }
    return HermiteInterpolation.parabolicSlope(b, c)
  }

  private mutating func interpolate(into output: inout [[Double]]) {
    points.removeAll(keepingCapacity: true)
    while slopeCount >= 2 {
      // A grid time a rounding error beyond the last knot still counts: finish() deals with it.
      let time = gridTime(delivered + points.count)
      while segment + 1 < slopeCount && time >= times[segment + 1] { segment += 1 }
      guard segment + 1 < slopeCount else { break }
      let length = times[segment + 1] - times[segment]
      // Negative only before the first knot, when it merges rows.
      let offset = max(0, time - times[segment])
      points.append(
        length > longestCubicSeconds
          ? .init(linearIn: segment, offset: offset, length: length)
          : .init(segment: segment, offset: offset, length: length))
    }
    for channel in 0..<channelCount {
      HermiteInterpolation.appendValues(
        at: points, values: columns[channel].values, slopes: columns[channel].slopes, to: &output[channel])
    }
    delivered += points.count
  }

  /// Forgets used knots now and then; a few before the segment stay, for slopes and holes.
  private mutating func dropUsed() {
    let unused = min(segment, slopeCount) - 4
    guard unused >= 1024 else { return }
    times.removeFirst(unused)
    segment -= unused
    slopeCount -= unused
    for channel in 0..<channelCount { columns[channel].removeFirst(unused) }
  }
}
