public import RoadSurveys

/// Estimates over references as a plot: a point a pair, the line of equality, ±20 %, coloured by speed.
public enum ScatterPlot {
  public static let fileName = "scatter.svg"
  /// Beyond this many points every k-th is drawn, and the plot says so.
  static let mostPoints = 20_000
  private static let speeds: [(Chart.Colour, below: Double, String)] = [
    (.blue, 30, "below 30"), (.sky, 50, "30–50"), (.green, 70, "50–70"),
    (.red, .infinity, "70 km/h and more"),
  ]

  /// The plot of one level of an evaluation; pairs on roads that served for calibration are left out.
  public static func chart(_ level: Evaluation.Level) -> Chart {
    let pairs = level.pairs.filter { !$0.onCalibrationRoad }
    let top = max(1, pairs.reduce(0) { max($0, $1.estimate, $1.reference) }.rounded(.up))
    var panel = Chart.Panel(
      "\(level.lengthMeters.map { "runs, \(EvaluationText.plain($0)) m" } ?? "sections"), n = \(level.total.count)",
      x: Chart.Axis("reference IRI, m/km", 0...top), y: Chart.Axis("estimated IRI, m/km", 0...top))
    panel.aspect = 1
    panel.marks = [
      .line(x: [0, top], y: [0, top], .ink),
      .line(x: [0, top], y: [0, 1.2 * top], .grey, isDashed: true),
      .line(x: [0, top], y: [0, 0.8 * top], .grey, isDashed: true),
    ]
    let stride = max(1, (pairs.count + mostPoints - 1) / mostPoints)
    let drawn = pairs.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
    var unknown = drawn.filter { $0.speedKmh == nil }
    var slowest = -Double.infinity
    for (colour, limit, name) in speeds {
      let those = drawn.filter { pair in pair.speedKmh.map { $0 >= slowest && $0 < limit } ?? false }
      slowest = limit
      guard !those.isEmpty else { continue }
      panel.marks.append(.points(x: those.map(\.reference), y: those.map(\.estimate), colour))
      panel.legend.append((colour, name))
    }
    if !unknown.isEmpty {
      unknown.sort { $0.reference < $1.reference }
      panel.marks.append(.points(x: unknown.map(\.reference), y: unknown.map(\.estimate), .grey))
      panel.legend.append((.grey, "speed unknown"))
    }
    var chart = Chart(caption(level, isThinned: stride > 1 ? stride : nil), panels: [panel])
    chart.width = 560
    return chart
  }

  private static func caption(_ level: Evaluation.Level, isThinned stride: Int?) -> String {
    let a = level.total
    var text = "r2 = \(EvaluationText.number(a.rSquared, 3)), r² = "
    text += EvaluationText.number(a.pearson.map { $0 * $0 }, 3)
    text += ", rmse = \(EvaluationText.number(a.rootMeanSquareError, 2)) m/km"
    if let stride { text += "; every \(stride)th point drawn" }
    return text
  }
}
