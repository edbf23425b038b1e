/// Any table whose columns say what they are by name and unit, from whatever recorder.
enum GenericWide {
  static let format = TableFormat(
    name: "generic wide",
    assign: { names in
      let quantities = names.map(\.commonQuantity)
      return quantities.contains { $0 != nil } ? quantities : nil
    })
}

extension GenericWide {
  /// A table of nobody's in particular: units that are not ours, a clock in milliseconds.
  static let layout = RecordingLayout(
    parts: [
      .init(
        columns: [.init("Timestamp (ms)", .clock(.sinceStart(.milliseconds, decimals: 1)))]
          + RecordingLayout.axes(Quantity.accelerations, .standardGravity, decimals: 5) { "Acc_\($0) [g]" }
          + RecordingLayout.axes(Quantity.rotationRates, .degreesPerSecond, decimals: 3) {
            "Gyro \($0) (deg/s)"
          }
          + [
            .init("GPS Lat", .number(.latitude, .degrees, decimals: 7)),
            .init("GPS Lon", .number(.longitude, .degrees, decimals: 7)),
            .init("GPS Speed (km/h)", .number(.speed, .kilometresPerHour, decimals: 2)),
            .init("Bearing", .number(.heading, .degrees, decimals: 1)),
            .init("Accuracy (m)", .number(.accuracy, .metres, decimals: 1)),
          ])
    ], separator: "\t")
}
