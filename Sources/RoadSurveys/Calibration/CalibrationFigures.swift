import RoughnessModels

/// A calibration as plain numbers for those who draw it.
public struct CalibrationFigures: Sendable, Hashable {
  /// One piece of road.
  public struct Piece: Sendable, Hashable {
    /// Before calibration and of the reference, m/km.
    public var raw: Double
    public var reference: Double
    public var speedKmh: Double
    /// What the piece asks to be multiplied by.
    public var factor: Double { reference / raw }
    /// By how much the calibrated estimate is too high, per cent.
    public var errorPercent: Double

    public init(raw: Double, reference: Double, speedKmh: Double, errorPercent: Double) {
      self.raw = raw
      self.reference = reference
      self.speedKmh = speedKmh
      self.errorPercent = errorPercent
    }
  }

  /// The fitted factor over raw estimates, at one speed.
  public struct Line: Sendable, Hashable {
    public var speedKmh: Double
    public var raw: [Double]
    public var factor: [Double]

    public init(speedKmh: Double, raw: [Double], factor: [Double]) {
      self.speedKmh = speedKmh
      self.raw = raw
      self.factor = factor
    }
  }

  public var vehicle: String
  public var pieces: [Piece]
  /// At the slowest, the middle and the fastest speed of the fit.
  public var lines: [Line]
  /// Mean |error| on road that the fit hasn't seen, per cent.
  public var errorOnUnseenRoad: Double

  public init(vehicle: String, pieces: [Piece], lines: [Line], errorOnUnseenRoad: Double) {
    self.vehicle = vehicle
    self.pieces = pieces
    self.lines = lines
    self.errorOnUnseenRoad = errorOnUnseenRoad
  }

  /// Of pieces whose estimate and reference are above 0.
  public init(_ outcome: CalibrationOutcome) {
    let curve = outcome.fit.curve
    vehicle = outcome.vehicle.id
    errorOnUnseenRoad = outcome.fit.crossValidatedPercent
    pieces = outcome.samples.filter { $0.raw > 0 && $0.reference > 0 }.map { sample in
      let calibrated = sample.raw * curve.factor(raw: sample.raw, speedKmh: sample.speedKmh)
      return Piece(
        raw: sample.raw, reference: sample.reference, speedKmh: sample.speedKmh,
        errorPercent: 100 * (calibrated / sample.reference - 1))
    }
    let (low, high) = (curve.rawRange[0], curve.rawRange[1])
    let raw = (0...40).map { low + (high - low) * Double($0) / 40 }
    lines = [curve.speedRangeKmh[0], curve.centreSpeedKmh, curve.speedRangeKmh[1]].map { speed in
      Line(speedKmh: speed, raw: raw, factor: raw.map { curve.factor(raw: $0, speedKmh: speed) })
    }
  }
}
