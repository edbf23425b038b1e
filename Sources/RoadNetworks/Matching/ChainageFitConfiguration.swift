/// How chainage is smoothed along the way that was found.
public struct ChainageFitConfiguration: Sendable, Hashable, Codable {
  /// Fixes are averaged over pieces of this length first, metres of travel; also the spacing of anchors. The default is 20.
  public var binMeters = 20.0
  /// How far a receiver drifts in each direction (1 σ) where it doesn't report its accuracy, metres. The default is 3.5.
  public var driftMeters = 3.5
  /// After how long it has drifted to somewhere else (to 1/e), seconds. The default is 60.
  public var driftSeconds = 60.0
  /// How far a vehicle drives beside the centreline (1 σ), metres. The default is 2.5.
  public var laneMeters = 2.5
  /// How far the driven distance is off, as a share of it (1 σ). The default is 0.002.
  public var scaleDeviation = 0.002
  /// How far the driven distance strays in a second of drive, growing with the square root of time, metres. The default is 0.2.
  public var wanderMeters = 0.2
  /// How far it is off after a turn by a right angle (corners are cut, lines drawn askew), metres. The default is 2.5.
  public var turnMeters = 2.5
  /// How far it is off after a second without a fix, growing with the square of time, metres. The default is 0.02.
  public var holeMeters = 0.02
  /// Least noise of one averaged position: its fixes and the drawn line, metres. The default is 2.
  public var noiseMeters = 2.0
  /// Residuals beyond this many robust standard deviations count nothing. The default is 5.6.
  public var outlierDeviations = 5.6
  /// Distance to the nearest fix at which confidence has fallen to 1/e, metres of travel. The default is 200.
  public var gapMeters = 200.0

  public init() {}

  static let meanings: [String: String] = [
    "binMeters":
      "fixes are averaged over this length first, and anchors stand this far apart, metres of travel",
    "driftMeters": "how far a receiver that doesn't report its accuracy drifts each way (1 sigma), metres",
    "driftSeconds": "after how long a receiver has drifted to somewhere else, seconds",
    "laneMeters": "how far a vehicle drives beside the centreline (1 sigma), metres",
    "scaleDeviation": "share by which the driven distance is off (1 sigma)",
    "wanderMeters":
      "how far the driven distance strays in a second, growing with the square root of time, metres",
    "turnMeters": "how far it is off after a turn by a right angle, metres",
    "holeMeters": "how far it is off after a second without a fix, growing with the square of time, metres",
    "noiseMeters": "least noise of one averaged position, metres",
    "outlierDeviations": "robust standard deviations beyond which a position counts nothing",
    "gapMeters": "distance to the nearest fix at which confidence has fallen to 1/e, metres of travel",
  ]
}
