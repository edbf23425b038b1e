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

extension SensorLogger {
  private static let clocks: [RecordingLayout.Column] = [
    .init("time", .clock(.nanoseconds)), .init("seconds_elapsed", .clock(.sinceStart(.seconds, decimals: 9))),
  ]

  private static func part(
    _ file: String, _ quantities: [Quantity], _ unit: Unit, sign: Double = 1, gravity: Double = 0
  ) -> RecordingLayout.Part {
    // The order of the axes as the application has it; gravity is taken out of z.
    .init(
      file: file,
      columns: clocks
        + zip(quantities, ["x", "y", "z"]).reversed().map { quantity, axis in
          .init(
            axis,
            .number(quantity, unit, decimals: 7, factor: sign, offset: axis == "z" ? gravity : 0))
        })
  }

  private static let location = RecordingLayout.Part(
    file: "Location.csv", rows: .fixes,
    columns: clocks + [
      .init("speedAccuracy", .constant("-1")), .init("bearingAccuracy", .constant("-1")),
      .init("latitude", .number(.latitude, .degrees, decimals: 7)),
      .init("bearing", .number(.heading, .degrees, decimals: 1, missing: "-1")),
      .init("horizontalAccuracy", .number(.accuracy, .metres, decimals: 1)),
      .init("longitude", .number(.longitude, .degrees, decimals: 7)),
      .init("speed", .number(.speed, .metresPerSecond, decimals: 3, missing: "-1")),
    ])

  /// `Accelerometer.csv` without gravity beside `TotalAcceleration.csv` with it.
  static let androidLayout = RecordingLayout(parts: [
    part("TotalAcceleration.csv", Quantity.accelerations, .metresPerSecondSquared),
    part("Accelerometer.csv", Quantity.accelerations, .metresPerSecondSquared, gravity: 9.80665),
    part("Gyroscope.csv", Quantity.rotationRates, .radiansPerSecond), location,
  ])

  /// Signs opposite to Android's; gravity in a file of its own, to be added.
  static let iOSLayout = RecordingLayout(parts: [
    part("Accelerometer.csv", Quantity.accelerations, .metresPerSecondSquared, sign: -1, gravity: 9.80665),
    .init(
      file: "Gravity.csv",
      columns: clocks + [
        .init("z", .constant("-9.80665")), .init("y", .constant("0")), .init("x", .constant("0")),
      ]), part("Gyroscope.csv", Quantity.rotationRates, .radiansPerSecond), location,
  ])
}
