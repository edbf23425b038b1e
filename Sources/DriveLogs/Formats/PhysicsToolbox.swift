/// Physics Toolbox: one file, delimiter and decimal mark by the phone's locale.
///
/// `gFx,gFy,gFz` are total acceleration in g, `ax,ay,az,aT` linear acceleration in m/s²; `wx,wy,wz` are rad/s. Time is
/// seconds, or `HH:MM:SS:ffff` without a date.
enum PhysicsToolbox {
  static let total = format(axes: ["gfx", "gfy", "gfz"], and: [], unit: .standardGravity, isLinear: false)
  static let linear = format(
    axes: ["ax", "ay", "az"], and: ["at"], unit: .metresPerSecondSquared, isLinear: true)

  private static func format(axes: [String], and others: [String], unit: Unit, isLinear: Bool) -> TableFormat
  {
    let rest: [String: Quantity] = [
      "time": .time, "wx": .gx, "wy": .gy, "wz": .gz, "latitude": .latitude, "longitude": .longitude,
      "speed": .speed,
    ]
    return TableFormat(
      name: "physics toolbox",
      assign: { names in
        guard Set(names.map(\.base)).isSuperset(of: ["time"] + axes + others) else { return nil }
        return names.map { name in
          axes.firstIndex(of: name.base).map { Quantity.accelerations[$0] } ?? rest[name.base]
        }
      },
      defaultUnit: { quantity in
        switch quantity.dimension {
        case .acceleration: unit
        case .rotationRate: .radiansPerSecond
        case .speed: .metresPerSecond
        default: nil
        }
      },
      isLinear: { _ in isLinear })
  }
}
