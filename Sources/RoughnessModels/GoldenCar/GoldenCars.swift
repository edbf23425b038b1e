import RoadKernels

/// Eight Golden Cars side by side, for surveyors' vans with a laser for every line and for studies over many profiles.
///
/// Frames of eight slopes in m/m, one for each profile, in the place of which their responses zs′ − zu′ come. Twice as fast
/// as eight ``GoldenCar``s one after the other, and equal to them but for rounding: 1e-10 of the largest response at
/// steps of 0.05 m and more, 1e-7 at 0.01 m, since here the car is one recursion of fourth order. Where single profiles
/// must give the same bits whatever stands beside them use ``GoldenCar``. Complexity: O(slopes).
public struct GoldenCars: Sendable {
  /// Profiles of a frame.
  public static let profiles = QuarticStreams.streams

  /// The distance from slope to slope, m.
  public let intervalMeters: Double
  private var motions: QuarticStreams

  /// Cars at rest on a level road.
  ///
  /// - Precondition: `intervalMeters` is finite and positive.
  public init(intervalMeters: Double) {
    self.init(intervalMeters: intervalMeters, level: .best)
  }

  init(intervalMeters: Double, level: KernelLevel) {
    precondition(intervalMeters.isFinite && intervalMeters > 0, "The interval must be positive and finite")
    self.intervalMeters = intervalMeters
    let step = QuarterCarStep(.goldenCar, seconds: intervalMeters / GoldenCar.speedMetersPerSecond)
    motions = QuarticStreams(level: level) { state, slope in
      let next = step.advanced(SIMD4(state[0], state[1], state[2], state[3]), input: slope)
      for i in 0..<4 { state[i] = next[i] }
      return next.x - next.z
    }
  }

  /// Starts new stretches as if the roads before them had been endless grades.
  ///
  /// - Precondition: a slope for each of the eight.
  public mutating func begin(slopes: [Double]) {
    motions.settle(inputs: slopes, outputs: [Double](repeating: 0, count: Self.profiles))
  }

  /// Puts the responses (m/m) in the place of whole frames of slopes, from `start` on.
  public mutating func run(_ frames: inout [Double], from start: Int = 0) {
    motions.filter(&frames, from: start)
  }
}
