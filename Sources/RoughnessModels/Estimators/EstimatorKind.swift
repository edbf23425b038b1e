/// Which estimator runs.
public enum EstimatorKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// The best that the log and the vehicle's file allow.
  case automatic
  case rms, inverse, imu, dual, profile

  /// What a log holds.
  public struct Channels: Sendable, Hashable {
    /// Whether there are three accelerations of the box; without them only what else there is can be used.
    public var hasBox: Bool
    public var hasTurningRates: Bool
    public var hasAxleAndStrut: Bool
    /// Whether a profiler's height of the road is there.
    public var hasProfile: Bool
    /// Whether it is stated, not to be found in the log, how far the box sits behind the front axle.
    public var isBoxPlaced: Bool

    public init(
      hasTurningRates: Bool, hasAxleAndStrut: Bool, hasProfile: Bool = false, isBoxPlaced: Bool,
      hasBox: Bool = true
    ) {
      self.hasTurningRates = hasTurningRates
      self.hasAxleAndStrut = hasAxleAndStrut
      self.hasProfile = hasProfile
      self.hasBox = hasBox
      self.isBoxPlaced = isBoxPlaced
    }
  }

  /// The estimator that can run on a log, and what the one asked for lacks; never `automatic`.
  ///
  /// An estimator that was asked for but can't run gives way to `inverse`, which always can where there is a box, and to
  /// what `automatic` takes where there is none. How the box sits, which `imu`
  /// must know, is found in the log where the vehicle's file doesn't say it; where it can't be, `inverse` runs after all.
  /// `automatic` takes `imu` only where the place is stated: uncalibrated, with the place found in the log, it judged
  /// worse than `inverse` (article IMUEstimator).
  public func chosen(for log: Channels) -> (kind: EstimatorKind, lacking: String?) {
    switch self {
    case .profile where log.hasProfile: return (self, nil)
    case .profile: return (substitute(log), "a column of the road's height")
    case .dual where log.hasAxleAndStrut: return (self, nil)
    case .dual: return (substitute(log), "columns of axle and strut acceleration")
    case .automatic where log.hasProfile: return (.profile, nil)
    case .automatic where log.hasAxleAndStrut: return (.dual, nil)
    case .automatic: return (log.hasTurningRates && log.isBoxPlaced ? .imu : .inverse, nil)
    case .rms, .inverse, .imu:
      if !log.hasBox { return (substitute(log), "three accelerations of the box") }
      if self == .imu, !log.hasTurningRates { return (.inverse, "columns of a gyroscope") }
      return (self, nil)
    }
  }

  private func substitute(_ log: Channels) -> EstimatorKind {
    log.hasBox ? .inverse : log.hasProfile ? .profile : .dual
  }
}
