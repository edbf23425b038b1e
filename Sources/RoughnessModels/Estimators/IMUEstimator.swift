/// `inverse` with the acceleration moved from the box to over the front axle by the pitch gyro.
///
/// A rigid body's points differ by what its turning makes of the way between them: over the front axle, `b` metres ahead
/// of the box, the body accelerates by a − b·dθ′/dt, θ′ being the rate of pitching, nose down. There one axle alone is
/// felt, nearly: the rear one, which met the same road a wheelbase earlier, is what blurs `inverse` most. Both filters are
/// one: Z = G·A − b·jω·G·Θ′ with G of ``InverseEstimator``. Output: metres, aligned with the input.
public struct IMUEstimator: RoughnessEstimator {
  public let response = EstimatorResponse.profileHeight
  private var filters: FilterSum

  /// - Parameters:
  ///   - rateHertz: rate of the uniform input; > 0.
  ///   - boxBehindFrontAxle: metres.
  public init(rateHertz: Double, configuration: InverseConfiguration, boxBehindFrontAxle: Double) {
    let inverse = { (hertz: Double) in
      InverseEstimator.gain(atHertz: hertz, rateHertz: rateHertz, configuration)
    }
    filters = FilterSum(
      rateHertz: rateHertz, halfLengthSeconds: configuration.halfLengthSeconds,
      [
        .init(samples: \.vertical, gain: inverse),
        .init(samples: \.pitchRate) { hertz in
          let (real, imaginary) = inverse(hertz)
          let lever = boxBehindFrontAxle * 2 * Double.pi * hertz
          return (lever * imaginary, -lever * real)
        },
      ])
  }

  public var latency: Int { filters.latency }

  public mutating func push(_ motion: VehicleMotion, into output: inout [Double]) {
    filters.push(motion, into: &output)
  }

  public mutating func finish(into output: inout [Double]) { filters.finish(into: &output) }
}
