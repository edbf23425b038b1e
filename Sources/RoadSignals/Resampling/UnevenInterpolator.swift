import RoadKernels

/// Values on an even grid from rows at uneven times: the inner stage of ``UniformResampler``.
///
/// Rows closer together than a quarter of the nominal interval are one knot at their mean time and mean value, so slopes
/// can't blow up. Segments up to 2.5 nominal intervals are cubics whose slopes are those of the quartic through five
/// knots (of the parabola through three next to a gap, of the line at the ends); longer ones are straight lines.
/// A NaN is a hole in its channel only: filled by the line between its neighbours, or, once it has lasted
/// `longestHoleSeconds`, by the last value. Latency: three knots, and as long as a hole lasts.
struct UnevenInterpolator: Sendable {
  static let longestHoleSeconds = 1.0

  private let gridHertz: Double
  private let nominalSeconds: Double
  private let channelCount: Int
  private let firstTime: Double
  /// Row being merged: time and channel sums, and how many rows and finite values went in.
  private var clusterTime = 0.0
  private var clusterRows = 0.0
  private var clusterSums: [Double]
  private var clusterCounts: [Double]
  /// Knots in the window; what lies before is used up.
  private var times: [Double] = []
  private var values: [[Double]]
  private var slopes: [[Double]]
  /// Per channel: the first knot of a hole that has not been filled yet.
  private var holeStarts: [Int?]
  private var segment = 0
  private var delivered = 0
  private var weights: [HermiteInterpolation.SlopeWeights] = []
  private var points: [HermiteInterpolation.Point] = []

  init(channelCount: Int, gridHertz: Double, nominalSeconds: Double, firstTime: Double) {
    self.channelCount = channelCount
    self.gridHertz = gridHertz
    self.nominalSeconds = nominalSeconds
    self.firstTime = firstTime
    clusterSums = [Double](repeating: 0, count: channelCount)
    clusterCounts = clusterSums
    values = [[Double]](repeating: [], count: channelCount)
    slopes = values
    holeStarts = [Int?](repeating: nil, count: channelCount)
  }

  mutating func push(times rowTimes: [Double], channels: [[Double]], into output: inout [[Double]]) {
    for (row, time) in rowTimes.enumerated() {
      if clusterRows > 0 && time - clusterTime / clusterRows >= nominalSeconds / 4 { closeCluster() }
      clusterTime += time
      clusterRows += 1
      for channel in 0..<channelCount {
        let value = channels[channel][row]
        guard value.isFinite else { continue }
        clusterSums[channel] += value
        clusterCounts[channel] += 1
      }
    }
    // A slope needs two knots after its own, a segment the slopes at both ends.
    let filled = holeStarts.reduce(times.count) { min($0, $1 ?? $0) }
    extendSlopes(to: filled - 2)
    interpolate(into: &output)
    dropUsed()
  }

  mutating func finish(lastTime: Double, into output: inout [[Double]]) {
    if clusterRows > 0 { closeCluster() }
    for channel in 0..<channelCount where holeStarts[channel] != nil { holdHole(channel) }
    extendSlopes(to: times.count)
    interpolate(into: &output)
    // Before the first knot and after the last one (merged rows) the value stands still.
    while let knot = times.indices.last, gridTime(delivered) <= lastTime + 1e-6 / gridHertz {
      for channel in 0..<channelCount { output[channel].append(values[channel][knot]) }
      delivered += 1
    }
  }

  private func gridTime(_ index: Int) -> Double { firstTime + Double(index) / gridHertz }

  private mutating func closeCluster() {
    let knot = times.count
    times.append(clusterTime / clusterRows)
    for channel in 0..<channelCount {
      let isHole = clusterCounts[channel] == 0
      values[channel].append(isHole ? 0 : clusterSums[channel] / clusterCounts[channel])
      clusterSums[channel] = 0
      clusterCounts[channel] = 0
      if isHole {
        let start = holeStarts[channel] ?? knot
        holeStarts[channel] = start
        if times[knot] - times[max(0, start - 1)] > Self.longestHoleSeconds { holdHole(channel) }
      } else if holeStarts[channel] != nil {
        bridgeHole(channel, to: knot)
      }
    }
    clusterTime = 0
    clusterRows = 0
  }

  private mutating func bridgeHole(_ channel: Int, to knot: Int) {
    guard let start = holeStarts[channel] else { return }
    holeStarts[channel] = nil
    let value = values[channel][knot]
    guard start > 0 else {
      for index in 0..<knot { values[channel][index] = value }
      return
    }
    let before = values[channel][start - 1]
    let span = times[knot] - times[start - 1]
    for index in start..<knot {
      values[channel][index] = before + (value - before) * ((times[index] - times[start - 1]) / span)
    }
  }

  private mutating func holdHole(_ channel: Int) {
    guard let start = holeStarts[channel] else { return }
    holeStarts[channel] = nil
    let value = start > 0 ? values[channel][start - 1] : 0
    for index in start..<times.count { values[channel][index] = value }
  }

  private mutating func extendSlopes(to end: Int) {
    let range = slopes[0].count..<max(end, slopes[0].count)
    weights.removeAll(keepingCapacity: true)
    for knot in range { weights.append(slopeWeights(knot)) }
    for channel in 0..<channelCount {
      HermiteInterpolation.appendSlopes(
        of: values[channel], at: range, weights: weights, to: &slopes[channel])
    }
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

  private var longestCubicSeconds: Double { 2.5 * nominalSeconds }

  private mutating func interpolate(into output: inout [[Double]]) {
    points.removeAll(keepingCapacity: true)
    let known = slopes[0].count
    while known >= 2 {
      // A grid time a rounding error beyond the last knot still counts: finish() deals with it.
      let time = gridTime(delivered + points.count)
      while segment + 1 < known && time >= times[segment + 1] { segment += 1 }
      guard segment + 1 < known else { break }
      let length = times[segment + 1] - times[segment]
      let offset = max(0, time - times[segment])
      points.append(
        length > longestCubicSeconds
          ? .init(linearIn: segment, offset: offset, length: length)
          : .init(segment: segment, offset: offset, length: length))
    }
    for channel in 0..<channelCount {
      HermiteInterpolation.appendValues(
        at: points, values: values[channel], slopes: slopes[channel], to: &output[channel])
    }
    delivered += points.count
  }

  /// Forgets used knots now and then: two before the segment are needed, for slopes and holes.
  private mutating func dropUsed() {
    let unused = min(segment, slopes[0].count) - 4
    guard unused >= 1024 else { return }
    times.removeFirst(unused)
    segment -= unused
    for channel in 0..<channelCount {
      values[channel].removeFirst(unused)
      slopes[channel].removeFirst(unused)
      holeStarts[channel] = holeStarts[channel].map { $0 - unused }
    }
  }
}
