public import RoadSurveys
import RoughnessModels

/// A calibration as a plot: the factor that each piece of road asked for with the fitted curve, and what it leaves over
/// speed and roughness.
public enum CalibrationChart {
  /// Complexity: O(samples).
  public static func chart(_ outcome: CalibrationOutcome) -> Chart {
    let samples = outcome.samples.filter { $0.raw > 0 && $0.reference > 0 }
    let curve = outcome.fit.curve
    let factors = samples.map { $0.reference / $0.raw }
    let lines = [curve.speedRangeKmh[0], curve.centreSpeedKmh, curve.speedRangeKmh[1]].map { speed in
      line(of: curve, at: speed)
    }
    var fit = Chart.Panel(
      "factor each piece asks for; lines: the fit at "
        + "\([curve.speedRangeKmh[0], curve.centreSpeedKmh, curve.speedRangeKmh[1]].map(whole).joined(separator: ", ")) km/h",
      x: .holding("raw estimate, m/km", samples.map(\.raw)),
      y: .holding("reference over raw", factors + lines.flatMap(\.y)))
    fit.aspect = 0.42
    points(samples, x: \.raw, y: factors, into: &fit)
    for (index, line) in lines.enumerated() {
      fit.marks.append(.line(x: line.x, y: line.y, .ink, width: 1.4, isDashed: index != 1))
    }
    let residuals = samples.map {
      100 * ($0.raw * curve.factor(raw: $0.raw, speedKmh: $0.speedKmh) / $0.reference - 1)
    }
    let error = Chart.Axis.holding("estimate too high by, %", residuals + [-10, 10])
    var overSpeed = Chart.Panel(
      "what the fit leaves, over speed", x: .holding("speed, km/h", samples.map(\.speedKmh)), y: error)
    var overIRI = Chart.Panel(
      "what the fit leaves, over roughness", x: .holding("reference IRI, m/km", samples.map(\.reference)),
      y: error)
    points(samples, x: \.speedKmh, y: residuals, into: &overSpeed)
    points(samples, x: \.reference, y: residuals, into: &overIRI)
    for level in [-10.0, 0, 10] {
      let mark = { (axis: Chart.Axis) in
        Chart.Mark.line(
          x: [axis.range.lowerBound, axis.range.upperBound], y: [level, level], level == 0 ? .ink : .grey,
          width: 1, isDashed: level != 0)
      }
      overSpeed.marks.append(mark(overSpeed.x))
      overIRI.marks.append(mark(overIRI.x))
    }
    return Chart(
      "\(outcome.vehicle.id): \(samples.count) pieces of road, on road not seen "
        + "\(FixedDecimals.text(outcome.fit.crossValidatedPercent, decimals: 1)) % off",
      panels: [fit, overSpeed, overIRI])
  }

  /// The curve over the raw estimates it was fitted on, at one speed.
  private static func line(of curve: CalibrationCurve, at speed: Double) -> (x: [Double], y: [Double]) {
    let (low, high) = (curve.rawRange[0], curve.rawRange[1])
    let x = (0...40).map { low + (high - low) * Double($0) / 40 }
    return (x, x.map { curve.factor(raw: $0, speedKmh: speed) })
  }

  /// A point a sample, coloured by its speed.
  private static func points(
    _ samples: [CalibrationSample], x place: (CalibrationSample) -> Double, y values: [Double],
    into panel: inout Chart.Panel
  ) {
    SpeedBands.add(
      zip(samples, values).map { .init(x: place($0), y: $1, speedKmh: $0.speedKmh) }, to: &panel)
  }

  private static func whole(_ value: Double) -> String { FixedDecimals.text(value, decimals: 0) }
}
