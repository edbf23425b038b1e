import DriveLogs
import RoadFindings
import RoadNetworks
import RoughnessModels

/// What the signal side makes of one log, before any map: roughness per half metre travelled and where the fixes lie on it.
struct RunTrace: Sendable {
  var log: String
  var description: DriveLogDescription
  var tally: LogTally
  var findings: [Finding]
  /// What estimated this run; never `automatic`.
  var estimator: EstimatorKind
  /// What the bins' levels are.
  var response: EstimatorResponse
  var bins: TravelBins
  /// Fixes with the travelled distance of the *motion sample recorded there*: receiver latency is taken out.
  var track: [TrackPoint]
  /// How far the car had come within bridged holes between fixes, in order of time.
  var bridged: [BridgePoint] = []
  /// What was taken off the travelled distances of `track` and `bridged` because the antenna is behind what the response
  /// stands for, m.
  var antennaLagMeters = 0.0
  /// How far places may be off because nobody said where the antenna is, m (1 σ).
  var antennaDeviationMeters = 0.0
  /// How much more or less late than `sensor` says fixes may be stamped, s (1 σ): 0 where it was found.
  var latencyDeviationSeconds = 0.0
  /// Distance travelled between the first and the last fix, m.
  var distanceMeters: Double
  var durationSeconds: Double
  var rateHertz: Double
  /// Time of the first motion sample, nanoseconds since 1970 UTC; nil when the log knows no date.
  var startEpochNanoseconds: Int64?
  /// What `inspect` shows of the sensor.
  var sensor: SensorState
  /// What was left out or doubted on the way, one entry a reason, in the fixed order of reasons.
  var exclusions: [ExclusionTally.Noted] = []
  /// Bumps, potholes and steps, their places in travelled metres, in that order.
  var events: [DetectedEvent] = []
  /// Where the last border of a very long run lies, m travelled; `track`, `bins` and the like begin there. Nil without one.
  var cutMeters: Double?
  /// Whether nothing of the run can be rated, since its acceleration is without gravity.
  var lacksGravity = false
  /// What ``EndTrimming`` has cut; nil where nothing was to be cut.
  var ends: Ends?

  /// A distance travelled at a time without a fix, both as in `track`.
  struct BridgePoint: Sendable, Equatable {
    var seconds: Double
    var travelledMeters: Double
  }

  /// How the box sat and how its clocks agreed.
  struct SensorState: Sendable, Equatable {
    /// Mean gravity in the box's axes, m/s².
    var gravity = Vector3.zero
    /// Mean of its norm, m/s²; larger than the mean's norm when the box was turned on the way.
    var gravityNorm = 0.0
    /// Forward in the box's axes, nil where speed changes were too few.
    var forward: Vector3?
    /// Seconds by which fixes are stamped late; nil where it couldn't be estimated (0 is then used).
    var latencySeconds: Double?
    /// Root mean square by which the first stretch's stamps are off, s.
    var jitterSeconds: Double?
  }
}
