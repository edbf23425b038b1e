/// An estimate and the reference of the same piece of road.
public struct EvaluationPair: Sendable, Hashable {
  public var roadID: String
  public var direction: String
  public var fromMeters: Double
  public var toMeters: Double
  /// m/km, both.
  public var estimate: Double
  public var reference: Double
  /// The estimate's 95 % interval, m/km; a run's segment has none.
  public var low: Double?
  public var high: Double?
  public var speedKmh: Double?
  public var log: String?
  public var vehicle: String?
  /// Whether the estimate is a calibrated one; nil where the table doesn't say.
  public var calibrated: Bool?
  /// Whether this piece of road served to calibrate a vehicle: no test of it then.
  public var onCalibrationRoad = false

  public var residual: Double { estimate - reference }

  public init(
    roadID: String, direction: String, fromMeters: Double, toMeters: Double, estimate: Double,
    reference: Double
  ) {
    self.roadID = roadID
    self.direction = direction
    self.fromMeters = fromMeters
    self.toMeters = toMeters
    self.estimate = estimate
    self.reference = reference
  }
}

/// A stretch of road by its chainage.
public struct RoadStretch: Sendable, Hashable {
  public var roadID: String
  public var direction: String
  public var fromMeters: Double
  public var toMeters: Double

  public init(roadID: String, direction: String, fromMeters: Double, toMeters: Double) {
    self.roadID = roadID
    self.direction = direction
    self.fromMeters = fromMeters
    self.toMeters = toMeters
  }

  /// Whether more than a tenth of `from ..< to` lies on this stretch.
  func covers(roadID: String, direction: String, from: Double, to: Double) -> Bool {
    guard roadID == self.roadID, direction == self.direction else { return false }
    return min(to, toMeters) - max(from, fromMeters) > 0.1 * (to - from)
  }
}
