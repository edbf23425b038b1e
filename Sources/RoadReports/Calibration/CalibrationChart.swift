public import RoadSurveys

/// A calibration as a plot: the factor that each piece of road asked for with the fitted curve, and what it leaves over
/// speed and roughness.
public enum CalibrationChart {
  /// Complexity: O(pieces).
  public static func chart(_ figures: CalibrationFigures) -> Chart {
    let pieces = figures.pieces
    let speeds = figures.lines.map { FixedDecimals.text($0.speedKmh, decimals: 0) }.joined(separator: ", ")
    var fit = Chart.Panel(
      "factor each piece asks for; lines: the fit at \(speeds) km/h",
      x: .holding("raw estimate, m/km", pieces.map(\.raw)),
      y: .holding("reference over raw", pieces.map(\.factor) + figures.lines.flatMap(\.factor)))
    fit.aspect = 0.42
    add(pieces, x: \.raw, y: \.factor, to: &fit)
    for (index, line) in figures.lines.enumerated() {
      fit.marks.append(.line(x: line.raw, y: line.factor, .ink, width: 1.4, isDashed: index != 1))
    }
    let error = Chart.Axis.holding("estimate too high by, %", pieces.map(\.errorPercent) + [-10, 10])
    var overSpeed = Chart.Panel(
      "what the fit leaves, over speed", x: .holding("speed, km/h", pieces.map(\.speedKmh)), y: error)
    var overIRI = Chart.Panel(
      "what the fit leaves, over roughness", x: .holding("reference IRI, m/km", pieces.map(\.reference)),
      y: error)
    add(pieces, x: \.speedKmh, y: \.errorPercent, to: &overSpeed)
    add(pieces, x: \.reference, y: \.errorPercent, to: &overIRI)
    level(&overSpeed)
    level(&overIRI)
    return Chart(
      "\(figures.vehicle): \(pieces.count) pieces of road, on road not seen "
        + "\(FixedDecimals.text(figures.errorOnUnseenRoad, decimals: 1)) % off",
      panels: [fit, overSpeed, overIRI])
  }

  private static func add(
    _ pieces: [CalibrationFigures.Piece], x: (CalibrationFigures.Piece) -> Double,
    y: (CalibrationFigures.Piece) -> Double, to panel: inout Chart.Panel
  ) {
    SpeedBands.add(pieces.map { .init(x: x($0), y: y($0), speedKmh: $0.speedKmh) }, to: &panel)
  }

  /// Lines at 0 and at ten per cent either way.
  private static func level(_ panel: inout Chart.Panel) {
    for error in [-10.0, 0, 10] {
      panel.marks.append(
        .line(
          x: [panel.x.range.lowerBound, panel.x.range.upperBound], y: [error, error],
          error == 0 ? .ink : .grey, width: 1, isDashed: error != 0))
    }
  }
}
