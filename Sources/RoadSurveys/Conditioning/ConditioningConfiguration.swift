/// Settings of what happens to a log between reading and estimating.
public struct ConditioningConfiguration: Sendable, Hashable, Codable {
  /// A hole in the accelerometer longer than this splits the run; it is never bridged.
  public var maximumGapSeconds = 1.0
  /// Rate of the uniform signal, Hz; a slower log keeps its own rate.
  public var uniformRateHertz = 100.0
  /// A slower log can't give IRI at all and is refused.
  public var minimumRateHertz = 20.0
  /// Length of the blocks over which gravity is averaged, s.
  public var gravityBlockSeconds = 2.0
  /// Gravity is the mean of this many blocks on either side.
  public var gravityNeighbours = 15
  /// A lasting turn of gravity by more than this means that someone touched the box, degrees.
  public var boxMovedDegrees = 5.0
  /// Whether accelerations are scaled so that gravity's norm becomes 9.80665 m/s².
  public var scaleToStandardGravity = true
  /// Longest hole between fixes across which the speed is interpolated, s.
  public var bridgeSeconds = 30.0
  /// Longest hole between fixes that is nothing unusual, s.
  public var fixGapSeconds = 2.5
  /// Largest latency of the receiver that is looked for, s.
  public var maximumLatencySeconds = 1.5
  /// How much of a log the latency is estimated on, s.
  public var latencySpanSeconds = 1800.0

  public init() {}

  public static let meanings = [
    "maximumGapSeconds": "s; a longer hole in the accelerometer splits the run",
    "uniformRateHertz": "Hz; rate of the uniform signal (a slower log keeps its own)",
    "minimumRateHertz": "Hz; a slower log is refused",
    "gravityBlockSeconds": "s; blocks over which gravity is averaged",
    "gravityNeighbours": "gravity is the mean of this many blocks on either side",
    "boxMovedDegrees": "degrees; a lasting turn of gravity by more means the box was moved",
    "scaleToStandardGravity": "scale accelerations so that gravity is 9.80665 m/s²",
    "bridgeSeconds": "s; longest hole between fixes across which speed is interpolated",
    "fixGapSeconds": "s; holes between fixes up to this are nothing unusual",
    "maximumLatencySeconds": "s; largest receiver latency looked for",
    "latencySpanSeconds": "s; how much of a log the latency is estimated on",
  ]
}
