/// Which estimator runs.
public enum EstimatorKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// The best that the log and the vehicle's file allow.
  case automatic
  case rms, inverse, imu, dual

  /// What a log holds besides three accelerations of the box.
  public struct Channels: Sendable, Hashable {
    public var hasTurningRates: Bool
    public var hasAxleAndStrut: Bool

    public init(hasTurningRates: Bool, hasAxleAndStrut: Bool) {
      self.hasTurningRates = hasTurningRates
      self.hasAxleAndStrut = hasAxleAndStrut
    }
  }

  /// The estimator that can run on a log, and what the one asked for lacks; never `automatic`.
  ///
  /// An estimator that was asked for but can't run gives way to `inverse`, which always can.
  public func chosen(
    for log: Channels, _ geometry: VehicleGeometry
  ) -> (kind: EstimatorKind, lacking: String?) {
    switch self {
    case .automatic:
      if log.hasAxleAndStrut { return (.dual, nil) }
      return (Self.lacking(imuFor: log, geometry) == nil ? .imu : .inverse, nil)
    case .dual where !log.hasAxleAndStrut: return (.inverse, "columns of axle and strut acceleration")
    case .imu:
      let lacking = Self.lacking(imuFor: log, geometry)
      return (lacking == nil ? .imu : .inverse, lacking)
    case .rms, .inverse, .dual: return (self, nil)
    }
  }

  private static func lacking(imuFor log: Channels, _ geometry: VehicleGeometry) -> String? {
    if !log.hasTurningRates { return "columns of a gyroscope" }
    if geometry.boxBehindFrontAxleMeters == nil {
      return "the box's place: boxBehindFrontAxleMeters of the vehicle"
    }
    if geometry.boxForward == nil { return "the box's direction: boxForward of the vehicle" }
    return nil
  }
}
