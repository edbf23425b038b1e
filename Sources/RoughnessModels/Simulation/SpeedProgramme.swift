/// Speed over a path: limits along it, stops, and how briskly the driver accelerates.
///
/// A forward and a backward pass over the limits bound the acceleration; a moving average in time then bounds the jerk
/// without moving the car's place by more than a few metres.
public struct SpeedProgramme: Sendable {
  public struct Design: Sendable, Hashable, Codable {
    /// Accelerations while gaining and losing speed, m/s². The defaults are 1.0 and 1.2.
    public var acceleration = 1.0
    public var braking = 1.2
    /// Relative wander of the cruising speed (standard deviation). The default is 0.04.
    public var wander = 0.04
    /// Standstill at the beginning and at the end, s. The default is 4.
    public var restSeconds = 4.0

    public init() {}
  }

  /// A halt on the way.
  public struct Stop: Sendable, Hashable, Codable {
    public var distanceMeters: Double
    public var seconds: Double

    public init(distanceMeters: Double, seconds: Double) {
      self.distanceMeters = distanceMeters
      self.seconds = seconds
    }
  }

  /// Speed every 10 ms, m/s.
  public let speeds: [Double]
  /// Distance every 10 ms, m: the trapezoidal integral of `speeds`.
  public let distances: [Double]
  public static let stepSeconds = 0.01
  public var durationSeconds: Double { Double(speeds.count - 1) * Self.stepSeconds }
  public var lengthMeters: Double { distances[distances.count - 1] }

  /// `limits`: highest speed in m/s at every metre from 0 on, at least two.
  public init(_ design: Design, limits: [Double], stops: [Stop] = [], seed: UInt64) {
    precondition(limits.count >= 2, "A programme needs limits at two metres or more.")
    precondition(limits.allSatisfy { $0 > 0.1 }, "A limit must exceed 0.1 m/s; use stops for halts.")
    let wandering = Self.wandering(limits, design.wander, seed: seed)
    var squares = Self.smoothed(wandering).map { $0 * $0 }
    var dwell: [Int: Double] = [:]
    for stop in stops {
      let metre = Int(stop.distanceMeters.rounded())
      guard metre > 0, metre < limits.count - 1 else { continue }
      squares[metre] = 0
      dwell[metre] = max(dwell[metre] ?? 0, stop.seconds)
    }
    squares[0] = 0
    squares[squares.count - 1] = 0
    for i in 1..<squares.count {
      squares[i] = min(squares[i], squares[i - 1] + 2 * design.acceleration)
    }
    for i in (0..<(squares.count - 1)).reversed() {
      squares[i] = min(squares[i], squares[i + 1] + 2 * design.braking)
    }
    let speeds = Self.smoothedInTime(Self.overTime(squares, dwell, rest: design.restSeconds))
    var distances: [Double] = [0]
    distances.reserveCapacity(speeds.count)
    for i in 1..<speeds.count {
      distances.append(distances[i - 1] + 0.5 * (speeds[i - 1] + speeds[i]) * Self.stepSeconds)
    }
    self.speeds = speeds
    self.distances = distances
  }

  /// Linear interpolation at an instant: distance (m), speed (m/s), acceleration (m/s²).
  public func state(at seconds: Double) -> (distance: Double, speed: Double, acceleration: Double) {
    let x = min(max(seconds / Self.stepSeconds, 0), Double(speeds.count - 1))
    let i = min(Int(x), speeds.count - 2)
    let u = x - Double(i)
    let gain = speeds[i + 1] - speeds[i]
    let along = (speeds[i] + 0.5 * gain * u) * u * Self.stepSeconds
    // The acceleration belongs to the middle of its interval: interpolate between the middles.
    let before = i > 0 ? speeds[i] - speeds[i - 1] : gain
    let after = i + 2 < speeds.count ? speeds[i + 2] - speeds[i + 1] : gain
    let slope = u < 0.5 ? before + (gain - before) * (u + 0.5) : gain + (after - gain) * (u - 0.5)
    return (distances[i] + along, speeds[i] + gain * u, slope / Self.stepSeconds)
  }

  /// The driver's wander: a first-order process with a memory of 120 m, never more than ±12 %, never above the limit
  /// where that is a corner (below 8 m/s).
  private static func wandering(_ limits: [Double], _ deviation: Double, seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed, stream: 31)
    let keep = StableElementary.exp(-1.0 / 120)
    let fresh = (1 - keep * keep).squareRoot()
    var state = random.normal()
    return limits.map { limit in
      state = state * keep + fresh * random.normal()
      let factor = 1 + max(-0.12, min(0.12, deviation * state))
      return limit < 8 ? limit * min(1, factor) : limit * factor
    }
  }

  /// Mean over 15 m, but never above the lowest limit of a corner.
  private static func smoothed(_ speeds: [Double]) -> [Double] {
    speeds.indices.map { i in
      let window = speeds[max(0, i - 7)...min(speeds.count - 1, i + 7)]
      let mean = window.reduce(0, +) / Double(window.count)
      return speeds[i] < 8 ? min(mean, speeds[i]) : mean
    }
  }

  /// From squared speeds at every metre (linear between: constant acceleration) to speeds at every 10 ms.
  private static func overTime(_ squares: [Double], _ dwell: [Int: Double], rest: Double) -> [Double] {
    let h = stepSeconds
    func standstill(_ seconds: Double) -> [Double] {
      Array(repeating: 0, count: Int((seconds / h).rounded()))
    }
    var speeds = standstill(rest)
    var carried = 0.0
    for metre in 0..<(squares.count - 1) {
      if let seconds = dwell[metre] { speeds += standstill(seconds) }
      let from = squares[metre].squareRoot()
      let to = squares[metre + 1].squareRoot()
      let duration = 2 / (from + to)
      let acceleration = (to - from) / duration
      var t = carried
      while t < duration {
        speeds.append(from + acceleration * t)
        t += h
      }
      carried = t - duration
    }
    return speeds + standstill(rest)
  }

  /// Two moving averages of 0.6 s: the integral stays, corners of the acceleration go.
  private static func smoothedInTime(_ speeds: [Double]) -> [Double] {
    func average(_ x: [Double]) -> [Double] {
      let half = 30
      var output: [Double] = []
      output.reserveCapacity(x.count)
      // Sums are begun anew every block, so that rounding can't pile up over a long drive.
      var sum = 0.0
      for i in x.indices {
        if i % 4096 == 0 {
          sum = 0
          for j in max(0, i - half)...min(x.count - 1, i + half) { sum += x[j] }
        } else {
          if i + half < x.count { sum += x[i + half] }
          if i - half - 1 >= 0 { sum -= x[i - half - 1] }
        }
        let mean = sum / Double(2 * half + 1)
        // What rounding leaves of a standstill is a standstill.
        output.append(mean < 1e-9 ? 0 : mean)
      }
      return output
    }
    return average(average(speeds))
  }
}
