import RoadKernels

/// One channel's knots within the window of an ``UnevenInterpolator``: merged values, their slopes, holes bridged.
struct KnotColumn: Sendable {
  /// A hole that has lasted longer than this is filled with its last value and no longer waited for.
  static let longestHoleSeconds = 1.0

  private(set) var values: [Double] = []
  private(set) var slopes: [Double] = []
  /// The first knot of a hole that has not been filled yet.
  private var holeStart: Int?
  /// Sum and number of the finite values of the knot that is being made.
  private var sum = 0.0
  private var count = 0.0

  /// Knots whose values will not change any more.
  var settledCount: Int { holeStart ?? values.count }

  /// Adds rows to the knot that is being made, closing it before each row listed in `starts`.
  mutating func merge(_ rows: [Double], starts: [Int], times: [Double]) {
    if mergeSingles(rows, starts) { return }
    var next = 0
    for row in rows.indices {
      if next < starts.count && starts[next] == row {
        closeKnot(times: times)
        next += 1
      }
      let value = rows[row]
      guard value.isFinite else { continue }
      sum += value
      count += 1
    }
  }

  /// The usual case in one go: every row begins a knot of its own, and none is a hole. False, and nothing done, otherwise.
  private mutating func mergeSingles(_ rows: [Double], _ starts: [Int]) -> Bool {
    guard let last = rows.last, starts.count == rows.count, count == 1, holeStart == nil,
      rows.allSatisfy({ $0.isFinite })
    else { return false }
    values.append(sum)
    let first = values.count
    values += rows[..<(rows.count - 1)]
    values.withUnsafeMutableBufferPointer { values in
      // As in a sum that begins with 0, no zero is negative.
      for k in first..<values.count { values[k] += 0 }
    }
    sum = 0 + last
    return true
  }

  /// Makes the last knot and fills an open hole: nothing more will come.
  mutating func finish(times: [Double]) {
    if values.count < times.count { closeKnot(times: times) }
    hold()
  }

  mutating func extendSlopes(at range: Range<Int>, weights: [HermiteInterpolation.SlopeWeights]) {
    HermiteInterpolation.appendSlopes(of: values, at: range, weights: weights, to: &slopes)
  }

  /// Forgets the first knots of the window.
  mutating func removeFirst(_ knots: Int) {
    values.removeFirst(knots)
    slopes.removeFirst(knots)
    holeStart = holeStart.map { $0 - knots }
  }

  private mutating func closeKnot(times: [Double]) {
    let knot = values.count
    values.append(count <= 1 ? sum : sum / count)
    if count == 0 {
      let start = holeStart ?? knot
      holeStart = start
      if times[knot] - times[max(0, start - 1)] > Self.longestHoleSeconds { hold() }
    } else if let start = holeStart {
      holeStart = nil
      bridge(start..<knot, times: times)
    }
    sum = 0
    count = 0
  }

  /// The straight line over a hole; before the first value of a stretch that value.
  private mutating func bridge(_ hole: Range<Int>, times: [Double]) {
    let end = hole.upperBound
    let value = values[end]
    guard hole.lowerBound > 0 else {
      for knot in hole { values[knot] = value }
      return
    }
    let start = hole.lowerBound - 1
    let before = values[start]
    let slope = (value - before) / (times[end] - times[start])
    for knot in hole { values[knot] = before + slope * (times[knot] - times[start]) }
  }

  /// The last value over an open hole, zero when there never was one.
  private mutating func hold() {
    guard let start = holeStart else { return }
    holeStart = nil
    let value = start > 0 ? values[start - 1] : 0
    for knot in start..<values.count { values[knot] = value }
  }
}
