/// AndroSensor: one wide file, `sep=;` first, columns that depend on the user's settings.
///
/// Known by names such as `ACCELEROMETER X (m/s²)` and `LOCATION Latitude : `; `²` may be mojibake. The date column is the
/// clock where there is one (local time without a zone), else `Time since start in ms`; speeds are km/h.
enum AndroSensor {
  static let format = TableFormat(
    name: "androsensor",
    assign: { names in
      guard
        names.contains(where: {
          $0.spelled.hasPrefix("ACCELEROMETER X") || $0.spelled.hasPrefix("LINEAR ACCELERATION X")
        })
      else { return nil }
      let hasDate = names.contains { $0.base == "yyyymoddhhmisssss" }
      let hasTotal = names.contains { $0.base == "accelerometerx" }
      return names.map { quantity($0, hasDate: hasDate, hasTotal: hasTotal) }
    },
    defaultUnit: { $0 == .speed ? .kilometresPerHour : nil },
    isLinear: { names in !names.contains { $0.base == "accelerometerx" } })

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
