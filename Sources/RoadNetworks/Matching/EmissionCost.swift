/// What a place costs, given the fix.
public struct EmissionCostConfiguration: Sendable, Hashable, Codable {
  /// Standard deviation of a position whose accuracy isn't reported, metres. The default is 6.
  public var unknownAccuracyMeters = 6.0
  /// Reported accuracies are believed from here on, metres. The default is 3.
  public var leastAccuracyMeters = 3.0
  /// Up to here, metres. The default is 20.
  public var greatestAccuracyMeters = 20.0
  /// Standard deviation of the centreline itself: drawing, lanes, antenna beside the axis, metres. The default is 4.
  public var lineMeters = 4.0
  /// Cost of driving against the line's direction, in nats; grows as (1 − cos) of the angle. The default is 8.
  public var oppositeHeadingCost = 8.0
  /// Cost of driving against one-way traffic, in nats a step. The default is 4.
  public var wrongWayCost = 4.0

  public init() {}

  static let meanings: [String: String] = [
    "unknownAccuracyMeters": "standard deviation of a position whose accuracy is not reported, metres",
    "leastAccuracyMeters": "better reported accuracies are not believed, metres",
    "greatestAccuracyMeters": "worse reported accuracies count as this, metres",
    "lineMeters": "standard deviation of the centreline itself (drawing, lanes), metres",
    "oppositeHeadingCost": "cost of a heading opposite to the line, natural-log units",
    "wrongWayCost": "cost of each step against one-way traffic, natural-log units",
  ]
}

/// Emission of the hidden Markov model: minus the log-likelihood of a fix, given the place on the network.
///
/// cost = ½(d/σ)² + κ·(1 − cos Δ)/2, a normal density of the distance d (Newson & Krumm 2009, eq. 1) times a von Mises
/// density of the angle Δ between course and line. Constants that all candidates share are left out.
struct EmissionCost {
  let configuration: EmissionCostConfiguration

  /// Standard deviation of the distance between a fix and its road, metres.
  func sigma(ofAccuracy accuracy: Double?) -> Double {
    let reported = accuracy.map { $0.isFinite && $0 > 0 ? $0 : configuration.unknownAccuracyMeters }
    let bounded = min(
      configuration.greatestAccuracyMeters,
      max(configuration.leastAccuracyMeters, reported ?? configuration.unknownAccuracyMeters))
    return (bounded * bounded + configuration.lineMeters * configuration.lineMeters).squareRoot()
  }

  /// Cost of a distance.
  @inline(__always) func cost(squaredDistance: Double, sigma: Double) -> Double {
    0.5 * squaredDistance / (sigma * sigma)
  }

  /// Cost of a course whose angle to the direction of travel has this cosine; 0 where the course isn't known.
  @inline(__always) func cost(cosine: Double, known: Bool) -> Double {
    known ? configuration.oppositeHeadingCost * (1 - cosine) / 2 : 0
  }
}
