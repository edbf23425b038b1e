/// Our own wide log: one row per motion sample, fix columns empty between fixes, every unit in its column's name.
///
/// Header: `time_s,ax_mps2,ay_mps2,az_mps2,gx_radps,gy_radps,gz_radps,lat_deg,lon_deg,speed_mps,heading_deg`, optionally
/// `accuracy_m`, `axle_mps2` and `strut_mps2` (two accelerometers), `profile_m` (a profiler's height of the road),
/// `vehicle` and `road` (text of the first row).
enum WideLog {
  static let columns: [(name: String, quantity: Quantity)] = [
    ("time_s", .time), ("ax_mps2", .ax), ("ay_mps2", .ay), ("az_mps2", .az), ("gx_radps", .gx),
    ("gy_radps", .gy), ("gz_radps", .gz), ("axle_mps2", .axle), ("strut_mps2", .strut),
    ("profile_m", .profile),
    ("lat_deg", .latitude), ("lon_deg", .longitude), ("speed_mps", .speed), ("heading_deg", .heading),
    ("accuracy_m", .accuracy), ("vehicle", .vehicle), ("road", .road),
  ]

  static let format = TableFormat(
    name: "wide",
    assign: { names in
      let known = names.map { name in columns.first { $0.name == name.spelled }?.quantity }
      let found = Set(known.compactMap { $0 })
      // The spelling of the clock and of one motion column makes it ours, and nothing foreign may be in the header.
      guard found.contains(.time), !found.isDisjoint(with: Quantity.motion), !known.contains(nil) else {
        return nil
      }
      return known
    })
}

extension WideLog {
  /// Times keep 4 decimals, accelerations 4, rates and a profile 5, coordinates 7, speed 3, heading and accuracy 1.
  static let layout = RecordingLayout(parts: [
    .init(
      columns: columns.map { name, quantity in
        switch quantity {
        case .time: .init(name, .clock(.seconds(decimals: 4)))
        case .vehicle, .road: .init(name, .text(quantity))
        default: .init(name, .number(quantity, unit(quantity), decimals: decimals(quantity)))
        }
      })
  ])

  private static func unit(_ quantity: Quantity) -> Unit {
    switch quantity.dimension {
    case .rotationRate: .radiansPerSecond
    case .angle: .degrees
    case .speed: .metresPerSecond
    case .length: .metres
    default: .metresPerSecondSquared
    }
  }

  private static func decimals(_ quantity: Quantity) -> Int {
    switch quantity {
    case .latitude, .longitude: 7
    case .gx, .gy, .gz, .profile: 5
    case .speed: 3
    case .heading, .accuracy: 1
    default: 4
    }
  }
}
