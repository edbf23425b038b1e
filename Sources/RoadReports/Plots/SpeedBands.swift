/// Points coloured by the speed at which they were driven, the same in every plot.
enum SpeedBands {
  private static let bands: [(colour: Chart.Colour, below: Double, name: String)] = [
    (.blue, 30, "below 30"), (.sky, 50, "30–50"), (.green, 70, "50–70"),
    (.red, .infinity, "70 km/h and more"),
  ]

  /// One value of a plot with its speed, km/h, where that is known.
  struct Point {
    var x: Double
    var y: Double
    var speedKmh: Double?
  }

  /// Adds the points to a panel, band by band, with a legend of the bands that occur.
  static func add(_ points: [Point], to panel: inout Chart.Panel) {
    var slowest = -Double.infinity
    for (colour, limit, name) in bands {
      let those = points.filter { point in point.speedKmh.map { $0 >= slowest && $0 < limit } ?? false }
      slowest = limit
      add(those, colour, name, to: &panel)
    }
    add(points.filter { $0.speedKmh == nil }, .grey, "speed unknown", to: &panel)
  }

  private static func add(
    _ points: [Point], _ colour: Chart.Colour, _ name: String, to panel: inout Chart.Panel
  ) {
    guard !points.isEmpty else { return }
    panel.marks.append(.points(x: points.map(\.x), y: points.map(\.y), colour))
    panel.legend.append((colour, name))
  }
}
