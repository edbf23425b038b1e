/// What a column of a drive log measures.
public enum Quantity: String, Sendable, Hashable, CaseIterable, Codable {
  case time
  case ax, ay, az
  case gx, gy, gz
  case axle, strut
  /// Height of the road itself along one wheel track, as a profiler gives it.
  case profile
  /// Gravity apart from the linear acceleration: added to it.
  case gravityX = "gravity_x"
  case gravityY = "gravity_y"
  case gravityZ = "gravity_z"
  case latitude, longitude, speed, heading, accuracy, hdop
  /// Whether the receiver had a lock: 0 = no.
  case lock
  /// Satellites used: 0 = no lock; 64 and 128 may be added as flags (VBO).
  case satellites
  /// The fix's own time stamp, where a row has several clocks.
  case fixTime = "fix_time"
  case vehicle, road

  /// What the unit of such a column must measure; nil for text and flags.
  var dimension: Unit.Dimension? {
    switch self {
    case .time, .fixTime: .time
    case .ax, .ay, .az, .axle, .strut, .gravityX, .gravityY, .gravityZ: .acceleration
    case .gx, .gy, .gz: .rotationRate
    case .latitude, .longitude, .heading: .angle
    case .speed: .speed
    case .accuracy, .profile: .length
    case .hdop, .lock, .satellites, .vehicle, .road: nil
    }
  }

  static let accelerations: [Quantity] = [.ax, .ay, .az]
  static let rotationRates: [Quantity] = [.gx, .gy, .gz]
  /// The columns of a `MotionBlock` in their order.
  static let motion: [Quantity] = [.ax, .ay, .az, .gx, .gy, .gz, .axle, .strut, .profile]
}
