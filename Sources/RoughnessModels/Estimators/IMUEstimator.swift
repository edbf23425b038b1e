/// `inverse` with the acceleration moved from the box to over the front axle by the pitch gyro.
///
/// A rigid body's points differ by what its turning makes of the way between them: over the front axle, `b` metres ahead
/// of the box, the body accelerates by a − b·dθ′/dt, θ′ being the rate of pitching, nose down. There one axle alone is
/// felt, nearly: the rear one, which met the same road a wheelbase earlier, is what blurs `inverse` most. Output: metres,
/// aligned with the input. Latency and cost are those of ``InverseEstimator`` and one filter more.
public struct IMUEstimator: RoughnessEstimator {
  public let response = EstimatorResponse.profileHeight
  private var inverse: InverseEstimator

  /// - Parameters:
  ///   - rateHertz: rate of the uniform input; > 0.
  ///   - geometry: tells `boxBehindFrontAxleMeters`; a box that isn't placed is taken to be over the axle.
  public init(rateHertz: Double, configuration: InverseConfiguration, geometry: VehicleGeometry) {
    inverse = InverseEstimator(
      rateHertz: rateHertz, configuration, geometry,
      boxBehindFrontAxle: geometry.boxBehindFrontAxleMeters ?? 0, gain: configuration.typicalAxleGain)
  }

  public var latency: Int { inverse.latency }

  public mutating func push(_ motion: VehicleMotion, into output: inout [Double]) {
    inverse.push(motion, into: &output)
  }

  public mutating func finish(into output: inout [Double]) { inverse.finish(into: &output) }
}
