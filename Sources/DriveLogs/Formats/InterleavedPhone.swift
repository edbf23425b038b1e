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
