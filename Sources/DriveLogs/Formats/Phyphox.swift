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
