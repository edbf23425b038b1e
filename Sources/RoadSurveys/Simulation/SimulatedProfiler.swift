import RoughnessModels

/// A profiler's laser over the left wheel track: the road's height under it, with the noise of its range finder.
///
/// It sees the road itself, not what a tyre makes of it, through a footprint of one grid step. Its noise has a generator of its
/// own, so that the drive's other readings are the same with and without it.
struct SimulatedProfiler: Sendable {
  private let track: WheelPath
  private let noise: Double
  private var random: SeededGenerator

  /// - Parameter heights: of the track, m, every `intervalMeters`.
  init(_ heights: [Double], intervalMeters: Double, _ design: SimulatedDrive.Design) {
    track = WheelPath(
      left: heights, right: heights, intervalMeters: intervalMeters, contactLengthMeters: 0)
    noise = design.profilerNoiseMeters
    random = SeededGenerator(seed: design.seed, stream: 43)
  }

  /// Height that is read, m, when the front axle has come so far.
  mutating func next(at distance: Double) -> Double {
    track.elevations(front: distance, wheelbase: 0)[0] + noise * random.normal()
  }
}
