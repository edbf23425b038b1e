/// `inverse` with the acceleration moved from the box to over the front axle by the pitch gyro, and both tracks by the roll gyro.
///
/// A rigid body's points differ by what its turning makes of the way between them: over the front axle, `b` metres ahead
/// of the box, the body accelerates by a − b·dθ′/dt, θ′ being the rate of pitching, nose down. There one axle alone is
/// felt, nearly: the rear one, which met the same road a wheelbase earlier, is what blurs `inverse` most.
///
/// What the middle of a car feels is the mean of two tracks, which is smoother than either. What they differ by rolls the car:
/// the same law, solved for the acceleration that rolling makes over one side's wheels, gives half their difference.
/// Output: metres, aligned with the input. Latency of ``InverseEstimator``, two times its cost. See *IMUEstimator*.
public struct IMUEstimator: RoughnessEstimator {
  public let response = EstimatorResponse.profileHeight
  private var mean: InverseEstimator
  /// Nil where rolling isn't to be used.
  private var difference: InverseEstimator?
  private var halfDifferences: [Double] = []

  /// From the middle of a car to its wheels, m: 0.66 (kei) to 0.76 (light truck) on the simulated cars; the gain is for this.
  static let halfTrack = 0.73

  /// - Parameters:
  ///   - rateHertz: rate of the uniform input; > 0.
  ///   - geometry: tells `boxBehindFrontAxleMeters`; a box that isn't placed is taken to be over the axle.
  public init(rateHertz: Double, configuration: InverseConfiguration, geometry: VehicleGeometry) {
    mean = InverseEstimator(
      rateHertz: rateHertz, configuration, geometry,
      of: .frontAxle(geometry.boxBehindFrontAxleMeters ?? 0), gain: configuration.typicalAxleGain)
    guard configuration.typicalRollGain > 0 else { return }
    difference = InverseEstimator(
      rateHertz: rateHertz, configuration, geometry, of: .rolling(Self.halfTrack),
      gain: configuration.typicalRollGain)
  }

  public var latency: Int { mean.latency }

  public mutating func push(_ motion: VehicleMotion, into output: inout [Double]) {
    run(motion, into: &output)
  }

  public mutating func finish(into output: inout [Double]) { run(nil, into: &output) }

  private mutating func run(_ motion: VehicleMotion?, into output: inout [Double]) {
    guard var rolling = difference else {
      if let motion { mean.push(motion, into: &output) } else { mean.finish(into: &output) }
      return
    }
    // Taken out, so that it is changed in place.
    difference = nil
    InverseEstimator.push(motion, &mean, into: &output, &rolling, into: &halfDifferences)
    difference = rolling
  }

  public mutating func takeHalfDifferences() -> [Double] {
    defer { halfDifferences.removeAll(keepingCapacity: true) }
    return halfDifferences
  }
}
