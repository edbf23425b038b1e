import RoughnessModels

/// How the box sits in the car, as far as `imu` must know.
struct BoxMounting: Sendable, Equatable {
  /// Forward in the box's own axes; of any length above zero, needn't be level.
  var forward: Vector3
  /// Metres.
  var boxBehindFrontAxle: Double

  /// What the vehicle's file states; nil where it doesn't say both.
  init?(stated geometry: VehicleGeometry) {
    guard let forward = geometry.boxForward, let behind = geometry.boxBehindFrontAxleMeters else {
      return nil
    }
    self.init(forward: Vector3(x: forward[0], y: forward[1], z: forward[2]), boxBehindFrontAxle: behind)
  }

  init(forward: Vector3, boxBehindFrontAxle: Double) {
    self.forward = forward
    self.boxBehindFrontAxle = boxBehindFrontAxle
  }

  /// The rate of pitching, nose down, rad/s, from what the gravity tracker gave: the part along forward of the tilting.
  func pitchRate(_ tilting: Vector3, up: Vector3) -> Double {
    tilting.dot(level(up))
  }

  /// The rate of rolling, left side up, rad/s: the part along forward of the turning about level axes, up × (ω × up).
  func rollRate(_ tilting: Vector3, up: Vector3) -> Double {
    up.cross(tilting).dot(level(up))
  }

  /// Forward's level part, a unit vector; zero where forward is upright.
  private func level(_ up: Vector3) -> Vector3 {
    let level = forward - up * forward.dot(up)
    let norm = level.norm
    return norm > 0 ? level * (1 / norm) : .zero
  }
}
