/// SensorLog (iOS): one wide file with three clocks in a row; the fix is repeated until the next one.
///
/// `loggingTime` is the row's clock; accelerations are G, −9999 means nothing, older exports omit the units.
enum SensorLog {
  static let format = TableFormat(
    name: "sensorlog",
    assign: { names in
      guard names.contains(where: { $0.base.hasPrefix("accelerometeracceleration") }) else { return nil }
      return names.map { columns[$0.base] }
    },
    defaultUnit: { quantity in
      switch quantity.dimension {
      case .acceleration: .standardGravity
      case .rotationRate: .radiansPerSecond
      case .speed: .metresPerSecond
      default: nil
      }
    })

  private static let columns: [String: Quantity] = [
    "loggingtime": .time, "accelerometeraccelerationx": .ax, "accelerometeraccelerationy": .ay,
    "accelerometeraccelerationz": .az, "gyrorotationx": .gx, "gyrorotationy": .gy, "gyrorotationz": .gz,
    "locationlatitude": .latitude, "locationlongitude": .longitude, "locationspeed": .speed,
    "locationcourse": .heading, "locationhorizontalaccuracy": .accuracy,
  ]
}
