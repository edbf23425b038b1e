/// AndroSensor: one wide file or one per sensor, `sep=;` first, columns that depend on the user's settings.
///
/// Known by names such as `ACCELEROMETER X (m/s²)` and `LOCATION Latitude : `; `²` may be mojibake. The date column is the
/// clock where there is one (local time without a zone), else `Time since start in ms`; speeds are km/h.
enum AndroSensor {
  static let format = TableFormat(
    name: "androsensor",
    assign: { names in
      guard isOurs(names),
        names.contains(where: { $0.base == "accelerometerx" || $0.base == "linearaccelerationx" })
      else { return nil }
      let hasDate = names.contains { $0.base == "yyyymoddhhmisssss" }
      let hasTotal = names.contains { $0.base == "accelerometerx" }
      return names.map { quantity($0, hasDate: hasDate, hasTotal: hasTotal) }
    },
    defaultUnit: { $0 == .speed ? .kilometresPerHour : nil },
    isLinear: { names in !names.contains { $0.base == "accelerometerx" } })

  /// One file per sensor, each with both clocks; no file of a folder of wide logs is one of these.
  static let folder = SensorFolder.Format(
    name: "androsensor",
    role: { _, names in
      guard isOurs(names) else { return nil }
      let roles: [(String, SensorFolder.Role)] = [
        ("locationlatitude", .location), ("accelerometerx", .accelerometer), ("gyroscopex", .gyroscope),
        ("linearaccelerationx", .linearAccelerometer), ("gravityx", .gravity),
      ]
      let found = roles.filter { role in names.contains { $0.base == role.0 } }
      return found.count == 1 ? found[0].1 : nil
    },
    table: { role in
      TableFormat(
        name: "androsensor",
        assign: { names in
          let hasDate = names.contains { $0.base == "yyyymoddhhmisssss" }
          return names.map { name in
            if role == .gravity, let axis = ["gravityx", "gravityy", "gravityz"].firstIndex(of: name.base) {
              return Quantity.accelerations[axis]
            }
            return quantity(name, hasDate: hasDate, hasTotal: role != .linearAccelerometer)
          }
        },
        defaultUnit: { $0 == .speed ? .kilometresPerHour : nil },
        isLinear: { _ in role == .linearAccelerometer })
    })

  /// Its clocks are spelled as nobody else's.
  private static func isOurs(_ names: [ColumnName]) -> Bool {
    names.contains { $0.base == "timesincestartinms" || $0.base == "yyyymoddhhmisssss" }
  }

  private static func quantity(_ name: ColumnName, hasDate: Bool, hasTotal: Bool) -> Quantity? {
    switch name.base {
    case "yyyymoddhhmisssss": return .time
    case "timesincestartinms": return hasDate ? nil : .time
    case "locationorientation": return .heading
    case "locationlatitude", "locationlongitude", "locationspeed", "locationaccuracy":
      return name.commonQuantity
    default: break
    }
    let acceleration = hasTotal ? "accelerometer" : "linearacceleration"
    for (index, axis) in ["x", "y", "z"].enumerated() {
      if name.base == acceleration + axis { return Quantity.accelerations[index] }
      if name.base == "gyroscope" + axis { return Quantity.rotationRates[index] }
    }
    return nil
  }
}

extension AndroSensor {
  /// Fixes are repeated in every row until the next one, as the application does.
  static let layout = RecordingLayout(
    parts: [
      .init(
        header: { names, layout, _ in "sep=;\n" + names.joined(separator: ";") + layout.lineEnd },
        columns: RecordingLayout.axes(Quantity.accelerations, .metresPerSecondSquared, decimals: 4) {
          "ACCELEROMETER \($0.uppercased()) (m/s²)"
        }
          + RecordingLayout.axes(Quantity.rotationRates, .radiansPerSecond, decimals: 5) {
            "GYROSCOPE \($0.uppercased()) (rad/s)"
          } + [
            .init("LOCATION Latitude : ", .number(.latitude, .degrees, decimals: 7)),
            .init("LOCATION Longitude : ", .number(.longitude, .degrees, decimals: 7)),
            .init("LOCATION Speed ( Kmh)", .number(.speed, .kilometresPerHour, decimals: 3)),
            .init("LOCATION Accuracy ( m)", .number(.accuracy, .metres, decimals: 1)),
            .init("LOCATION ORIENTATION (°)", .number(.heading, .degrees, decimals: 1)),
            .init("Satellites in range", .constant("18 / 19")),
            .init("Time since start in ms ", .clock(.sinceStart(.milliseconds, decimals: 0))),
            .init("YYYY-MO-DD HH-MI-SS_SSS", .clock(.date(fraction: ":", end: ""))),
          ], holdsFixes: true)
    ], separator: ";")
}
