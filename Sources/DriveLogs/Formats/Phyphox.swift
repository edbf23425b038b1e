/// phyphox: a folder with `Accelerometer.csv`, `Location.csv` and others, in five flavours of delimiter and decimal mark.
///
/// Times are seconds since the start; `meta/time.csv` ties them to the world's clock. `Linear Accelerometer.csv` has the
/// accelerometer's header without gravity, so the file's name must tell them apart. Missing values are `NaN`, an unknown
/// speed or direction −1; the first fixes are stale, which the screening of fixes sees to.
enum Phyphox {
  static let format = SensorFolder.Format(
    name: "phyphox",
    role: { stem, names in
      guard names.first?.base == "time", names.first?.unit == .seconds else { return nil }
      if names.contains(where: { $0.base == "latitude" }) { return .location }
      switch axis("x", names)?.unit?.dimension {
      case .acceleration: return stem.contains("linear") ? .linearAccelerometer : .accelerometer
      case .rotationRate: return .gyroscope
      default: return nil
      }
    },
    table: { role in
      TableFormat(
        name: "phyphox",
        assign: { names in
          let quantities = names.map { quantity($0, role) }
          return quantities.contains { $0 != nil } ? quantities : nil
        },
        isLinear: { _ in role == .linearAccelerometer })
    },
    clockFile: "meta/time.csv")

  private static func axis(_ letter: String, _ names: [ColumnName]) -> ColumnName? {
    names.first {
      [letter, "acceleration" + letter, "linearacceleration" + letter, "gyroscope" + letter].contains($0.base)
    }
  }

  private static func quantity(_ name: ColumnName, _ role: SensorFolder.Role) -> Quantity? {
    if name.base == "time" { return .time }
    if role == .location {
      switch name.base {
      case "latitude": return .latitude
      case "longitude": return .longitude
      case "velocity": return .speed
      case "direction": return .heading
      case "horizontalaccuracy": return .accuracy
      default: return nil
      }
    }
    for (index, letter) in ["x", "y", "z"].enumerated() where axis(letter, [name]) != nil {
      return role == .gyroscope ? Quantity.rotationRates[index] : Quantity.accelerations[index]
    }
    return nil
  }
}

extension Phyphox {
  static func layout(_ separator: String, _ mark: Character) -> RecordingLayout {
    let clock = RecordingLayout.Column("Time (s)", .clock(.sinceStart(.seconds, decimals: 9)))
    let header: @Sendable ([String], RecordingLayout, Int64) -> String = { names, layout, _ in
      names.map { "\"\($0)\"" }.joined(separator: layout.separator) + layout.lineEnd
    }
    func part(_ file: String, _ quantities: [Quantity], _ unit: Unit, _ spelled: String)
      -> RecordingLayout.Part
    {
      .init(
        file: file, header: header,
        columns: [clock]
          + RecordingLayout.axes(quantities, unit, decimals: 9) { "\($0.uppercased()) (\(spelled))" })
    }
    return RecordingLayout(
      parts: [
        part("Accelerometer.csv", Quantity.accelerations, .metresPerSecondSquared, "m/s^2"),
        part("Gyroscope.csv", Quantity.rotationRates, .radiansPerSecond, "rad/s"),
        .init(
          file: "Location.csv", rows: .fixes, header: header,
          columns: [
            clock, .init("Latitude (°)", .number(.latitude, .degrees, decimals: 9)),
            .init("Longitude (°)", .number(.longitude, .degrees, decimals: 9)),
            .init("Height (m)", .constant("NaN")),
            .init("Velocity (m/s)", .number(.speed, .metresPerSecond, decimals: 9, missing: "-1")),
            .init("Direction (°)", .number(.heading, .degrees, decimals: 9, missing: "-1")),
            .init("Horizontal Accuracy (m)", .number(.accuracy, .metres, decimals: 9, missing: "NaN")),
            .init("Vertical Accuracy (°)", .constant("NaN")),
          ]),
        // The clock's file: experiment time 0 is the first row's moment.
        .init(
          file: "meta/time.csv", rows: .start, header: header,
          columns: [
            .init("event", .constant("\"START\"")),
            .init("experiment time", .constant("0\(mark)000000000E0")),
            .init("system time", .clock(.seconds(decimals: 9))), .init("system time text", .constant("\"\"")),
          ]),
      ], separator: separator, decimalMark: mark == "," ? UInt8(ascii: ",") : UInt8(ascii: "."),
      isScientific: true)
  }
}
