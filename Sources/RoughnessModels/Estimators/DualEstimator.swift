import RoadSignals

/// Settings of the two-accelerometer estimator.
public struct DualConfiguration: Sendable, Hashable, Codable {
  /// Cut-off of the high-pass on the recovered height, Hz; second order, its squared magnitude applied zero-phase.
  public var highPassHertz = 0.15
  /// Upper end of the band, Hz: the response falls to one half here.
  public var lowPassHertz = 30.0
  /// Tyre stiffness over body mass where the vehicle's file doesn't state it, s⁻²: the Golden Car's.
  public var tyreStiffness = 653.0
  /// Wheel mass over body mass where the vehicle's file doesn't state it.
  public var massRatio = 0.13
  /// Half length of the filters, s.
  public var halfLengthSeconds = 15.0

  public init() {}

  public static let meanings = [
    "highPassHertz": "Hz; cut-off of the high-pass on the recovered height",
    "lowPassHertz": "Hz; upper end of the band used",
    "tyreStiffness": "1/s²; tyre stiffness over body mass where the vehicle's file doesn't state it",
    "massRatio": "wheel mass over body mass where the vehicle's file doesn't state it",
    "halfLengthSeconds": "s; half length of the filters, and their latency",
  ]
}

/// Recovers the road's height under one wheel from the accelerations of its axle and of the body above it.
///
/// Newton for body and wheel added: the suspension's force, with its friction and whatever else is in it, cancels, and
/// what is left is the tyre's: K1·(y − zu) = zs″ + µ·zu″. So y = zu + (zs″ + µ·zu″)/K1, where only the tyre's stiffness K1
/// and the mass ratio µ (both over the body mass carried) are of this car. Output: metres, aligned with the input. Source:
/// the force balance of the quarter car; see the article *DualEstimator*.
public struct DualEstimator: RoughnessEstimator {
  public let response = EstimatorResponse.profileHeight
  private var filters: FilterSum

  /// - Parameter rateHertz: rate of the uniform input; > 0.
  public init(rateHertz: Double, configuration: DualConfiguration, geometry: VehicleGeometry) {
    let stiffness = geometry.tyreStiffness ?? configuration.tyreStiffness
    let ratio = geometry.massRatio ?? configuration.massRatio
    let band = { (hertz: Double) in
      HeightBand.weight(
        hertz, highPass: configuration.highPassHertz, order: 2, lowPass: configuration.lowPassHertz)
    }
    filters = FilterSum(
      rateHertz: rateHertz, halfLengthSeconds: configuration.halfLengthSeconds,
      [
        .init(samples: \.axle) { hertz in
          guard hertz > 0 else { return (0, 0) }
          let omega = 2 * Double.pi * hertz
          return (band(hertz) * (ratio / stiffness - 1 / (omega * omega)), 0)
        },
        .init(samples: \.strut) { (band($0) / stiffness, 0) },
      ])
  }

  public var latency: Int { filters.latency }

  public mutating func push(_ motion: VehicleMotion, into output: inout [Double]) {
    filters.push(motion, into: &output)
  }

  public mutating func finish(into output: inout [Double]) { filters.finish(into: &output) }
}
