import RoughnessModels

/// Finds a suspension's friction: the value at which one gain alone leaves least on road it hasn't seen.
///
/// Friction is what a car's response differs by most, and no gain makes up for it: it acts on smooth roads and not on
/// rough ones. Seven values between 0.1 and 0.7 m/s², then the neighbours of the best. The assumed value stays unless
/// another leaves a thirtieth less. Source: measured, see the article *InverseEstimator*.
struct FrictionSearch: Sendable {
  /// The outcome with the friction that leaves least so far.
  private(set) var best: CalibrationOutcome
  private let assumed: Double
  private var waiting = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]
  private var bestFriction: Double?
  private var leastError: Double
  private var hasZoomed = false

  /// Below this many pieces of road friction isn't told from chance.
  static let fewestPieces = 40
  /// What another friction must leave at most, of what the assumed one leaves.
  static let worthwhile = 1 - 1.0 / 30

  /// Whether an estimator knows friction, and the road tells it: enough of it, smooth and rough.
  static func applies(to outcome: CalibrationOutcome) -> Bool {
    let estimator = outcome.vehicle.calibration?.estimator
    return [EstimatorKind.inverse.rawValue, EstimatorKind.imu.rawValue].contains(estimator)
      && outcome.fit.samples >= fewestPieces && !outcome.fit.doubts.contains(.uniformRoad)
  }

  /// - Parameter outcome: the fit with the assumed friction.
  init(assumed: Double, _ outcome: CalibrationOutcome) {
    self.assumed = assumed
    best = outcome
    leastError = Self.worthwhile * outcome.fit.gainAloneCrossValidated
    waiting.removeAll { abs($0 - assumed) < 0.01 }
  }

  /// The next friction to try, m/s²; nil when done.
  var next: Double? { waiting.first }

  /// Takes what a friction came to; nil where nothing could be fitted.
  mutating func take(_ outcome: CalibrationOutcome?, _ friction: Double) {
    waiting.removeAll { $0 == friction }
    if let outcome, outcome.fit.gainAloneCrossValidated < leastError {
      (best, leastError, bestFriction) = (outcome, outcome.fit.gainAloneCrossValidated, friction)
    }
    guard waiting.isEmpty, !hasZoomed else { return }
    hasZoomed = true
    guard let centre = bestFriction else {
      waiting = [assumed - 0.05, assumed + 0.05].filter { $0 > 0 }
      return
    }
    waiting = [centre - 0.05, centre + 0.05].map { ($0 * 1000).rounded() / 1000 }
  }
}
