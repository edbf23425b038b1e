import RoadKernels

/// The Golden Car filter: the slope of a road in, the motion of the reference car's suspension out.
///
/// Slopes in m/m, one every `intervalMeters` along the road, taken as constant over the interval before their sample;
/// responses zs′ − zu′ in m/m, one for each slope, at 80 km/h. IRI is the mean of their magnitudes (× 1000 for m/km).
/// The 250 mm moving average is not in here: it belongs to the making of slopes (see ``InternationalRoughnessIndex``).
///
/// Run it once over a whole stretch, never anew for each segment: the body's motion needs 30 m to forget its start.
/// Latency: none; each push gives one response for each slope, with the same bits however the slopes are cut.
/// Not-a-number and infinity spread to all later responses, and to earlier ones of the same eight.
/// Complexity: O(slopes). Source: ASTM E1926; Sayers 1995; METHODS in the article GoldenCar.
public struct GoldenCar: Sendable {
  /// The speed at which the reference car is driven: 80 km/h, in m/s.
  public static let speedMetersPerSecond = 80 / 3.6

  /// The distance from slope to slope, m.
  public let intervalMeters: Double

  /// State (zs′, zs″, zu′, zu″).
  private var motion: BlockedRecursion

  /// A car at rest on a level road; for a start on a slope call ``begin(slope:)``.
  ///
  /// - Precondition: `intervalMeters` is finite and positive. Above about 1 m the wheel's motion is no longer sampled.
  public init(intervalMeters: Double) {
    precondition(intervalMeters.isFinite && intervalMeters > 0, "The interval must be positive and finite")
    self.intervalMeters = intervalMeters
    let step = QuarterCarStep(.goldenCar, seconds: intervalMeters / GoldenCar.speedMetersPerSecond)
    motion = BlockedRecursion(order: 4) { state, slope in
      let next = step.advanced(SIMD4(state[0], state[1], state[2], state[3]), input: slope)
      for i in 0..<4 { state[i] = next[i] }
      return next.x - next.z
    }
  }

  /// Starts a new stretch as if the road before it had been an endless grade: state (slope, 0, slope, 0).
  public mutating func begin(slope: Double) { motion.begin([slope, 0, slope, 0]) }

  /// Appends the response zs′ − zu′ (m/m) to each of `slopes` (m/m).
  public mutating func push(_ slopes: [Double], into filtered: inout [Double]) {
    motion.filter(slopes, into: &filtered)
  }
}
