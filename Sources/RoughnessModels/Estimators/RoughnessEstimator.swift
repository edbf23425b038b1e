/// From the motion of a vehicle to a response in time that the distance stage turns into roughness.
///
/// It takes uniform samples of what the log holds (see ``VehicleMotion``) and gives one response sample for each, aligned
/// with it. What the response is, ``EstimatorResponse`` says. The same numbers come out however the input is cut.
public protocol RoughnessEstimator: Sendable {
  /// What one response sample is.
  var response: EstimatorResponse { get }
  /// How many samples the output lags behind the input at most.
  var latency: Int { get }
  /// Takes samples; appends the response samples that are ready.
  mutating func push(_ motion: VehicleMotion, into output: inout [Double])
  /// Appends the rest, so that as many samples came out as went in.
  mutating func finish(into output: inout [Double])
  /// Half the difference of the two wheel tracks' heights, m, for the response samples that came out since the last call.
  ///
  /// As many as those, or none where an estimator knows one height only, as most do.
  mutating func takeHalfDifferences() -> [Double]
}

extension RoughnessEstimator {
  public mutating func takeHalfDifferences() -> [Double] { [] }
}

/// Uniform samples of a vehicle's motion, channel by channel; a channel that the log doesn't have is empty.
public struct VehicleMotion: Sendable, Equatable {
  /// Upward acceleration of the box without gravity, m/s².
  public var vertical: [Double] = []
  /// Rate of pitching, rad/s, positive nose down.
  public var pitchRate: [Double] = []
  /// Rate of rolling, rad/s, positive left side up.
  public var rollRate: [Double] = []
  /// Upward acceleration of the axle (unsprung) and of the body above it (sprung) without gravity, m/s².
  public var axle: [Double] = []
  public var strut: [Double] = []
  /// Height of the road along one wheel track, m, hills and all.
  public var profile: [Double] = []

  public init(vertical: [Double] = []) { self.vertical = vertical }

  /// Forgets the samples and keeps the storage.
  public mutating func removeAll() {
    vertical.removeAll(keepingCapacity: true)
    pitchRate.removeAll(keepingCapacity: true)
    rollRate.removeAll(keepingCapacity: true)
    axle.removeAll(keepingCapacity: true)
    strut.removeAll(keepingCapacity: true)
    profile.removeAll(keepingCapacity: true)
  }
}

/// What an estimator's response samples mean and which output stage they need.
public enum EstimatorResponse: Sendable, Hashable {
  /// Height of the road under the car, m: mapped to distance, then through the Golden Car filter.
  case profileHeight
  /// Height of the road itself, m, hills and all: as above, but its grade is taken out over distance first.
  case elevation
  /// Band-passed acceleration, m/s²: its mean square over distance, then the regression of ``RMSRegression``.
  case bandAcceleration(RMSRegression)

  /// Whether the Golden Car drives over it.
  public var isHeight: Bool {
    switch self {
    case .profileHeight, .elevation: true
    case .bandAcceleration: false
    }
  }
}
