import RoadSignals

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// ln IRI = intercept + slope·ln RMS + speedSlope·ln v, with RMS in m/s² and v in m/s.
public struct RMSRegression: Sendable, Hashable, Codable {
  public var intercept = 3.27
  public var slope = 1.0
  public var speedSlope = -0.45

  public init() {}

  public static let meanings = [
    "intercept": "ln(m/km); ln IRI at RMS 1 m/s² and 1 m/s",
    "slope": "power of the RMS acceleration",
    "speedSlope": "power of the speed: the same road shakes a faster car more",
  ]

  /// IRI in m/km of a stretch with this mean square acceleration (m²/s⁴) driven at this mean speed (m/s).
  ///
  /// Zero for zero acceleration; nil for zero speed.
  public func iri(meanSquare: Double, speed: Double) -> Double? {
    guard speed > 0 else { return nil }
    guard meanSquare > 0 else { return 0 }
    return exp(intercept + slope * 0.5 * log(meanSquare) + speedSlope * log(speed))
  }
}

/// Settings of the RMS estimator.
public struct RMSConfiguration: Sendable, Hashable, Codable {
  /// Lower end of the band, Hz.
  public var lowHertz = 0.5
  /// Upper end of the band, Hz.
  public var highHertz = 20.0
  /// Order of the Butterworth magnitude at each end.
  public var order = 4
  /// From RMS and speed to IRI.
  public var regression = RMSRegression()

  public init() {}

  public static let meanings = [
    "lowHertz": "Hz; lower end of the band",
    "highHertz": "Hz; upper end of the band",
    "order": "order of the Butterworth magnitude at each end",
  ]
}

/// The explainable baseline: how strongly the body shakes between 0.5 and 20 Hz.
///
/// A zero-phase band-pass by overlap-save; the distance stage takes the mean square. It knows nothing of the vehicle: its
/// coefficients are an average car's. Output: m/s², aligned with the input.
public struct RMSEstimator: RoughnessEstimator {
  public let response: EstimatorResponse
  private var filter: OverlapSaveFilter

  /// - Parameter rateHertz: rate of the uniform input; > 0. Bands above 0.45 of it are cut there.
  public init(rateHertz: Double, configuration: RMSConfiguration) {
    precondition(rateHertz > 0, "A signal's rate must be greater than zero.")
    response = .bandAcceleration(configuration.regression)
    let high = min(configuration.highHertz, 0.45 * rateHertz)
    let halfLength = max(1, Int((4 / configuration.lowHertz * rateHertz).rounded()))
    filter = OverlapSaveFilter(
      kernel: FrequencyKernel.design(rateHertz: rateHertz, halfLength: halfLength) { hertz in
        guard hertz > 0 else { return (0, 0) }
        let up = pow(configuration.lowHertz / hertz, Double(2 * configuration.order))
        let down = pow(hertz / high, Double(2 * configuration.order))
        return (1 / ((1 + up) * (1 + down)).squareRoot(), 0)
      })
  }

  public var latency: Int { filter.latency }

  public mutating func push(_ motion: VehicleMotion, into output: inout [Double]) {
    filter.push(motion.vertical, into: &output)
  }

  public mutating func finish(into output: inout [Double]) { filter.finish(into: &output) }
}
