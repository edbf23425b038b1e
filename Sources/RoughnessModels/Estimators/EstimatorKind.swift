/// Which estimator runs.
public enum EstimatorKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// The best that the log and the vehicle's file allow.
  case automatic
  case rms, inverse, imu, dual

  /// What a log holds besides three accelerations of the box.
  public struct Channels: Sendable, Hashable {
    public var hasTurningRates: Bool
    public var hasAxleAndStrut: Bool
    /// Whether it is stated, not to be found in the log, how far the box sits behind the front axle.
    public var isBoxPlaced: Bool

    public init(hasTurningRates: Bool, hasAxleAndStrut: Bool, isBoxPlaced: Bool) {
      self.hasTurningRates = hasTurningRates
      self.hasAxleAndStrut = hasAxleAndStrut
      self.isBoxPlaced = isBoxPlaced
    }
  }

  /// The estimator that can run on a log, and what the one asked for lacks; never `automatic`.
  ///
  /// An estimator that was asked for but can't run gives way to `inverse`, which always can. How the box sits, which `imu`
  /// must know, is found in the log where the vehicle's file doesn't say it; where it can't be, `inverse` runs after all.
  /// `automatic` takes `imu` only where the place is stated: uncalibrated, with the place found in the log, it judged
  /// worse than `inverse` (article IMUEstimator).
  public func chosen(for log: Channels) -> (kind: EstimatorKind, lacking: String?) {
    switch self {
    case .automatic:
      if log.hasAxleAndStrut { return (.dual, nil) }
      return (log.hasTurningRates && log.isBoxPlaced ? .imu : .inverse, nil)
    case .dual where !log.hasAxleAndStrut: return (.inverse, "columns of axle and strut acceleration")
    case .imu where !log.hasTurningRates: return (.inverse, "columns of a gyroscope")
    case .rms, .inverse, .imu, .dual: return (self, nil)
    }
  }
}
