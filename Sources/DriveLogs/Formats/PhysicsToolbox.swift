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

extension PhysicsToolbox {
  /// No accuracy, no heading, no date: the application has no such columns. `comma`: as a phone set to German writes it.
  static func layout(comma: Bool) -> RecordingLayout {
    RecordingLayout(
      parts: [
        .init(
          columns: [.init("time", .clock(.sinceStart(.seconds, decimals: 4)))]
            + RecordingLayout.axes(Quantity.accelerations, .standardGravity, decimals: 5) { "gF\($0)" }
            + RecordingLayout.axes(Quantity.rotationRates, .radiansPerSecond, decimals: 5) { "w\($0)" } + [
              .init("Latitude", .number(.latitude, .degrees, decimals: 7)),
              .init("Longitude", .number(.longitude, .degrees, decimals: 7)),
              .init("Speed (m/s)", .number(.speed, .metresPerSecond, decimals: 3)),
            ], holdsFixes: true)
      ], separator: comma ? ";" : ",", decimalMark: comma ? UInt8(ascii: ",") : UInt8(ascii: "."))
  }
}
