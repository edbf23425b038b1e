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

extension SensorLog {
  /// The signs are those of iOS; the fix is repeated in every row.
  static let layout = RecordingLayout(parts: [
    .init(
      columns: [
        .init("loggingTime(txt)", .clock(.date(fraction: ".", end: " +0000"))),
        .init("locationTimestamp_since1970(s)", .fixClock(.seconds(decimals: 3))),
        .init("locationLatitude(WGS84)", .number(.latitude, .degrees, decimals: 7, missing: "-9999")),
        .init("locationLongitude(WGS84)", .number(.longitude, .degrees, decimals: 7, missing: "-9999")),
        .init("locationSpeed(m/s)", .number(.speed, .metresPerSecond, decimals: 3, missing: "-1")),
        .init("locationCourse(°)", .number(.heading, .degrees, decimals: 1, missing: "-1")),
        .init("locationHorizontalAccuracy(m)", .number(.accuracy, .metres, decimals: 1)),
        .init("accelerometerTimestamp_sinceReboot(s)", .clock(.sinceStart(.seconds, decimals: 6))),
      ]
        + RecordingLayout.axes(Quantity.accelerations, .standardGravity, decimals: 6, factor: -1) {
          "accelerometerAcceleration\($0.uppercased())(G)"
        }
        + RecordingLayout.axes(Quantity.rotationRates, .radiansPerSecond, decimals: 6) {
          "gyroRotation\($0.uppercased())(rad/s)"
        }, holdsFixes: true)
  ])
}
