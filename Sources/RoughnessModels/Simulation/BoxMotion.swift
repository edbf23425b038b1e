/// What an ideal sensor in the car would feel: specific force and turning rates in the car's own axes.
public struct BoxMotion: Sendable, Equatable {
  /// Specific force, m/s² (at rest about +9.8 upwards): x ahead, y left, z up.
  public var force = SIMD3<Double>()
  /// Turning rates about x, y, z, rad/s.
  public var rates = SIMD3<Double>()
  /// Vertical specific force of the front left wheel (unsprung), m/s².
  public var axle = 0.0
  /// Vertical specific force of the body above that wheel (sprung), m/s².
  public var strut = 0.0

  public init() {}
}

/// Where the box is fixed in the car, metres from the sprung mass's centre of gravity: x ahead, y left, z up.
public struct BoxPosition: Sendable, Hashable, Codable {
  public var x: Double
  public var y: Double
  public var z: Double

  public init(x: Double, y: Double, z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }
}

extension SimulatedVehicle {
  /// Standard gravity, m/s².
  package static let gravity = 9.80665

  /// Motion felt at a place of the body.
  ///
  /// `longitudinal` and `lateral` are the path's accelerations in m/s², `yawRate` its turning in rad/s, left positive.
  /// Angles stay below 0.2 rad: sine and cosine by their series, so the bits don't depend on the C library.
  public func motion(
    at box: BoxPosition, longitudinal: Double, lateral: Double, yawRate: Double
  ) -> BoxMotion {
    let theta = position.pitch
    let phi = position.roll
    let sinTheta = theta - theta * theta * theta / 6
    let cosTheta = 1 - theta * theta / 2
    let sinPhi = phi - phi * phi * phi / 6
    let cosPhi = 1 - phi * phi / 2
    // Acceleration of the place in the frame of the road's heading.
    let ahead = longitudinal + box.z * acceleration.pitch - yawRate * yawRate * box.x
    let left = lateral - box.z * acceleration.roll - yawRate * yawRate * box.y
    let up =
      Self.gravity + acceleration.heave + box.y * acceleration.roll - box.x * acceleration.pitch
    var motion = BoxMotion()
    // The transpose of R = Ry(θ)·Rx(φ) turns it into the body's axes.
    motion.force.x = cosTheta * ahead - sinTheta * up
    motion.force.y = sinTheta * sinPhi * ahead + cosPhi * left + cosTheta * sinPhi * up
    motion.force.z = sinTheta * cosPhi * ahead - sinPhi * left + cosTheta * cosPhi * up
    motion.rates.x = velocity.roll - yawRate * sinTheta
    motion.rates.y = velocity.pitch * cosPhi + yawRate * sinPhi * cosTheta
    motion.rates.z = -velocity.pitch * sinPhi + yawRate * cosPhi * cosTheta
    motion.axle = Self.gravity + acceleration.wheels[0]
    motion.strut =
      Self.gravity + acceleration.heave + design.trackMeters / 2 * acceleration.roll
      - design.front.positionMeters * acceleration.pitch
    return motion
  }
}

/// Usual places for the box, so that a simulation can name one.
public enum BoxPlace: String, Sendable, Hashable, Codable, CaseIterable {
  /// On the dashboard, between the axles but nearer the front.
  case dashboard
  /// At the centre of gravity, where front and rear add up.
  case centre
  /// In the middle above an axle.
  case frontAxle, rearAxle
  /// Above the front left wheel.
  case frontLeft

  /// The place in a car, metres from its centre of gravity.
  public func position(in car: VehicleDesign) -> BoxPosition {
    switch self {
    case .dashboard: BoxPosition(x: 0.55 * car.front.positionMeters, y: 0, z: 0.35)
    case .centre: BoxPosition(x: 0, y: 0, z: 0.2)
    case .frontAxle: BoxPosition(x: car.front.positionMeters, y: 0, z: 0.3)
    case .rearAxle: BoxPosition(x: car.rear.positionMeters, y: 0, z: 0.3)
    case .frontLeft: BoxPosition(x: car.front.positionMeters, y: car.trackMeters / 2, z: 0.3)
    }
  }
}
