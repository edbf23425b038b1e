#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What one vehicle's raw estimates must be multiplied by, as a function of roughness and speed.
///
/// ln(IRI/raw) = gain + power·x + speed·s + powerSpeed·x·s + curvature·x² + speedCurvature·s² with x = ln(raw/centre) and
/// s = ln(v/centre). Outside the range it was fitted on, the factor of the range's edge holds: never extrapolated.
public struct CalibrationCurve: Sendable, Hashable, Codable {
  /// One term of the sum.
  public enum Term: String, Sendable, Hashable, Codable, CaseIterable {
    /// ln of the factor at the centre.
    case gain
    /// Suspension friction makes smooth roads read too smooth.
    case power
    /// What the assumed car gets wrong of speed.
    case speed
    case powerSpeed
    case curvature
    case speedCurvature
  }

  /// One term's coefficient with its standard error.
  public struct Coefficient: Sendable, Hashable, Codable {
    public var term: Term
    public var value: Double
    public var standardError: Double

    public init(term: Term, value: Double, standardError: Double) {
      self.term = term
      self.value = value
      self.standardError = standardError
    }
  }

  /// Raw estimate and speed at which x and s are 0, m/km and km/h.
  public var centreRaw: Double
  public var centreSpeedKmh: Double
  public var coefficients: [Coefficient]
  /// Raw estimates and speeds that the fit has seen, m/km and km/h: lower and upper end.
  public var rawRange: [Double]
  public var speedRangeKmh: [Double]
  /// Relative standard error of the factor within the range, the reference's own error included.
  public var relativeError: Double
  /// Relative standard deviation of one run over 100 m of road that the fit hasn't seen; nil where nobody knows.
  public var runError: Double?

  public init(
    centreRaw: Double, centreSpeedKmh: Double, coefficients: [Coefficient], rawRange: [Double],
    speedRangeKmh: [Double], relativeError: Double
  ) {
    precondition(centreRaw > 0 && centreSpeedKmh > 0, "A curve's centre is above zero")
    precondition(rawRange.count == 2 && speedRangeKmh.count == 2, "A range has a lower and an upper end")
    self.centreRaw = centreRaw
    self.centreSpeedKmh = centreSpeedKmh
    self.coefficients = coefficients
    self.rawRange = rawRange
    self.speedRangeKmh = speedRangeKmh
    self.relativeError = relativeError
  }

  /// A factor that is the same everywhere.
  public static func gain(_ factor: Double, relativeError: Double) -> CalibrationCurve {
    precondition(factor > 0, "A gain is above zero")
    return CalibrationCurve(
      centreRaw: 1, centreSpeedKmh: 50,
      coefficients: [Coefficient(term: .gain, value: log(factor), standardError: relativeError)],
      rawRange: [0.01, 100], speedRangeKmh: [0, 1000], relativeError: relativeError)
  }

  /// The terms' values at a place of the curve.
  static func row(_ terms: [Term], x: Double, s: Double) -> [Double] {
    terms.map { term in
      switch term {
      case .gain: 1
      case .power: x
      case .speed: s
      case .powerSpeed: x * s
      case .curvature: x * x
      case .speedCurvature: s * s
      }
    }
  }

  /// IRI over raw estimate where the raw estimates around are `raw` (m/km) at `speedKmh`.
  ///
  /// 1 for a raw estimate or a speed that isn't above 0. Always above 0.
  public func factor(raw: Double, speedKmh: Double) -> Double {
    guard raw > 0, speedKmh > 0 else { return 1 }
    let x = log(min(max(raw, rawRange[0]), rawRange[1]) / centreRaw)
    let s = log(min(max(speedKmh, speedRangeKmh[0]), speedRangeKmh[1]) / centreSpeedKmh)
    let row = Self.row(coefficients.map(\.term), x: x, s: s)
    return exp(zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1.value })
  }

  /// Whether a speed lies within the fitted range, widened by a tenth at both ends.
  public func knows(speedKmh: Double) -> Bool {
    speedKmh >= 0.9 * speedRangeKmh[0] && speedKmh <= 1.1 * speedRangeKmh[1]
  }

  /// Whether every number is one, factors are above 0 and ranges ascend: what a file must hold.
  public var isSound: Bool {
    let numbers =
      [centreRaw, centreSpeedKmh, relativeError, runError ?? 0] + rawRange + speedRangeKmh
      + coefficients.flatMap { [$0.value, $0.standardError] }
    return numbers.allSatisfy(\.isFinite) && centreRaw > 0 && centreSpeedKmh > 0 && relativeError >= 0
      && (runError ?? 0) >= 0
      && rawRange.count == 2 && speedRangeKmh.count == 2 && rawRange[0] > 0 && rawRange[0] < rawRange[1]
      && speedRangeKmh[0] >= 0 && speedRangeKmh[0] < speedRangeKmh[1]
      && Set(coefficients.map(\.term)).count == coefficients.count
  }
}
