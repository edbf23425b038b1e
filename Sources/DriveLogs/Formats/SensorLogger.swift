/// Sensor Logger: a folder, one file per sensor, columns in no stable order, `time` in ns since 1970.
///
/// `Accelerometer.csv` has no gravity: Android writes `TotalAcceleration.csv` beside it, iOS only `Gravity.csv`, which is
/// added. Negative accuracy, speed and bearing mean none.
enum SensorLogger {
  static let format = SensorFolder.Format(
    name: "sensor logger",
    role: { stem, names in
      let bases = Set(names.map(\.base))
      guard bases.contains("time"), bases.contains("secondselapsed") else { return nil }
      if bases.isSuperset(of: ["latitude", "longitude"]) { return .location }
      guard bases.isSuperset(of: ["x", "y", "z"]) else { return nil }
      switch stem {
      case "totalacceleration": return .accelerometer
      case "accelerometer": return .linearAccelerometer
      case "gravity": return .gravity
      case "gyroscope": return .gyroscope
      default: return nil
      }
    },
    table: { role in
      TableFormat(
        name: "sensor logger",
        assign: { names in
          let columns: [String: Quantity] =
            switch role {
            case .location:
              [
                "time": .time, "latitude": .latitude, "longitude": .longitude, "speed": .speed,
                "bearing": .heading, "horizontalaccuracy": .accuracy,
              ]
            case .gyroscope: ["time": .time, "x": .gx, "y": .gy, "z": .gz]
            default: ["time": .time, "x": .ax, "y": .ay, "z": .az]
            }
          return names.map { columns[$0.base] }
        },
        defaultUnit: { quantity in
          switch quantity.dimension {
          case .time: .nanoseconds
          case .acceleration: .metresPerSecondSquared
          case .rotationRate: .radiansPerSecond
          case .speed: .metresPerSecond
          default: nil
          }
        },
        isLinear: { _ in role == .linearAccelerometer })
    })
}
