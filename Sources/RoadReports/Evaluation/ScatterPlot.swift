public import RoadSurveys

/// Estimates over references as a plot: a point a pair, the line of equality, ±20 %, coloured by speed.
public enum ScatterPlot {
  public static let fileName = "scatter.svg"
  /// Beyond this many points every k-th is drawn, and the plot says so.
  static let mostPoints = 20_000

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
    SpeedBands.add(
      drawn.map { .init(x: $0.reference, y: $0.estimate, speedKmh: $0.speedKmh) }, to: &panel)
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
