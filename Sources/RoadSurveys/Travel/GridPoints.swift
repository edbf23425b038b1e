/// Points on the grid of distance on their way through the Golden Car: columns that grow together.
struct GridPoints: Sendable {
  /// What was recovered there: heights (m), or accelerations (m/s²) where the response is one.
  private(set) var heights: [Double] = []
  /// Half the difference of the wheel tracks, m, one a point where it is known, otherwise none.
  var halfDifferences: [Double] = []
  /// m/s.
  private(set) var speeds: [Double] = []
  private(set) var reasons: [ExclusionReasons] = []

  var count: Int { heights.count }

  mutating func append(_ height: Double, speed: Double, reasons why: ExclusionReasons) {
    heights.append(height)
    speeds.append(speed)
    reasons.append(why)
  }

  mutating func removeFirst(_ count: Int) {
    heights.removeFirst(count)
    halfDifferences.removeFirst(min(count, halfDifferences.count))
    speeds.removeFirst(count)
    reasons.removeFirst(count)
  }

  /// Forgets the points and keeps the memory.
  mutating func removeAll() {
    heights.removeAll(keepingCapacity: true)
    halfDifferences.removeAll(keepingCapacity: true)
    speeds.removeAll(keepingCapacity: true)
    reasons.removeAll(keepingCapacity: true)
  }

  /// Slopes over 250 mm of the first `count` of some heights; two more are known.
  static func findSlopes(of heights: [Double], count: Int, into slopes: inout [Double]) {
    slopes.removeAll(keepingCapacity: true)
    for i in 0..<count { slopes.append((heights[i + 2] - heights[i]) / (2 * DistanceMapper.interval)) }
  }
}
