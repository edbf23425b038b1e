/// iPhone recordings with two kinds of rows under one header: motion rows leave the fix columns empty and the other way.
///
/// `timestamp(unix)` stands twice: the first is the motion's clock, the second the fix's own. Gravity and the user's
/// acceleration are separate columns in G and are added.
enum InterleavedPhone {
  static let format = TableFormat(
    name: "iphone interleaved",
    assign: { names in
      let bases = names.map(\.base)
      guard bases.contains("useraccx"), bases.contains("gravityx") else { return nil }
      var clocks = 0
      return names.map { name in
        if name.base == "timestamp" {
          clocks += 1
          return clocks == 1 ? .time : clocks == 2 ? .fixTime : nil
        }
        return columns[name.base] ?? name.commonQuantity
      }
    },
    defaultUnit: { $0.dimension == .acceleration ? .standardGravity : $0.dimension == .time ? .seconds : nil }
  )

  private static let columns: [String: Quantity] = [
    "useraccx": .ax, "useraccy": .ay, "useraccz": .az, "gravityx": .gravityX, "gravityy": .gravityY,
    "gravityz": .gravityZ,
  ]
}

extension InterleavedPhone {
  /// The signs are those of iOS; gravity is a column of its own and taken out of z.
  static let layout: RecordingLayout = {
    let motion =
      [RecordingLayout.Column("timestamp(unix)", .clock(.seconds(decimals: 4)))]
      + zip(Quantity.accelerations, ["x", "y", "z"]).map { quantity, axis in
        .init(
          "user_acc_\(axis)(G)",
          .number(
            quantity, .standardGravity, decimals: 6, factor: -1,
            offset: axis == "z" ? Unit.standardGravity.scale : 0))
      } + [
        .init("gravity_x(G)", .constant("0")), .init("gravity_y(G)", .constant("0")),
        .init("gravity_z(G)", .constant("-1")),
      ]
    let fix: [RecordingLayout.Column] = [
      .init("timestamp(unix)", .clock(.seconds(decimals: 4))),
      .init("latitude(degree)", .number(.latitude, .degrees, decimals: 7)),
      .init("longitude(degree)", .number(.longitude, .degrees, decimals: 7)),
      .init("speed(m/s)", .number(.speed, .metresPerSecond, decimals: 3, missing: "-1")),
      .init("course(degree)", .number(.heading, .degrees, decimals: 1, missing: "-1")),
      .init("horizontal_accuracy(m)", .number(.accuracy, .metres, decimals: 1)),
    ]
    func blank(_ columns: [RecordingLayout.Column]) -> [RecordingLayout.Column] {
      columns.map { .init($0.name, .constant("")) }
    }
    return RecordingLayout(parts: [
      .init(columns: motion + blank(fix)),
      .init(rows: .fixes, header: { _, _, _ in "" }, columns: blank(motion) + fix),
    ])
  }()
}
