public import RoadSurveys

/// Estimates over references as an SVG: a point a pair, the line of equality, ±20 %, coloured by speed.
public enum ScatterPlot {
  public static let fileName = "scatter.svg"
  /// Beyond this many points every k-th is drawn, and the plot says so.
  static let mostPoints = 20_000
  private static let side = 520.0
  private static let margin = 60.0
  /// From slow to fast: a scale that reads without colour vision too (blue to yellow).
  private static let colours = ["#3b4cc0", "#6f92f3", "#9fbfa8", "#e8b13a", "#d7691c", "#a01515"]

  /// The plot of one level of an evaluation.
  public static func svg(_ level: Evaluation.Level) -> String {
    let pairs = level.pairs.filter { !$0.onCalibrationRoad }
    let top = ceiling(pairs.reduce(0) { max($0, $1.estimate, $1.reference) })
    func x(_ value: Double) -> String { pixels(margin + value / top * side) }
    func y(_ value: Double) -> String { pixels(margin / 2 + side - value / top * side) }
    let size = pixels(side + 1.5 * margin)
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(size)" height="\(size)" viewBox="0 0 \(size) \(size)" \
      font-family="sans-serif" font-size="12">
      <rect width="100%" height="100%" fill="white"/>

      """
    let step = top <= 6 ? 1.0 : top <= 15 ? 2 : 5
    var tick = 0.0
    while tick <= top {
      let label = FixedDecimals.text(tick, decimals: 0)
      svg += """
        <path d="M\(x(tick)) \(y(0))V\(y(top))M\(x(0)) \(y(tick))H\(x(top))" stroke="#ddd"/>
        <text x="\(x(tick))" y="\(pixels(side + margin / 2 + 16))" text-anchor="middle">\(label)</text>
        <text x="\(pixels(margin - 6))" y="\(y(tick))" text-anchor="end" dominant-baseline="middle">\(label)</text>

        """
      tick += step
    }
    svg += """
      <path d="M\(x(0)) \(y(0))L\(x(top)) \(y(top))" stroke="#333" fill="none"/>
      <path d="M\(x(0)) \(y(0))L\(x(top / 1.2)) \(y(top))M\(x(0)) \(y(0))L\(x(top)) \(y(0.8 * top))" \
      stroke="#888" stroke-dasharray="4 4" fill="none"/>

      """
    let stride = (pairs.count + mostPoints - 1) / max(1, mostPoints)
    for (i, pair) in pairs.enumerated() where stride <= 1 || i % stride == 0 {
      svg += "<circle cx=\"\(x(pair.reference))\" cy=\"\(y(pair.estimate))\" r=\"2.2\" fill-opacity=\"0.6\" "
      svg += "fill=\"\(colour(pair.speedKmh))\"/>\n"
    }
    svg += caption(level, drawn: stride > 1 ? "every \(stride)th point drawn" : nil)
    return svg + "</svg>\n"
  }

  private static func caption(_ level: Evaluation.Level, drawn: String?) -> String {
    let a = level.total
    var text = level.lengthMeters.map { "runs, \(EvaluationText.plain($0)) m" } ?? "sections"
    text += ": n = \(a.count), r2 = \(EvaluationText.number(a.rSquared, 3)), r² = "
    text += EvaluationText.number(a.pearson.map { $0 * $0 }, 3)
    text += ", rmse = \(EvaluationText.number(a.rootMeanSquareError, 2))"
    if let drawn { text += "; \(drawn)" }
    let centre = pixels(margin + side / 2)
    var svg = "<text x=\"\(centre)\" y=\"18\" text-anchor=\"middle\">\(text)</text>\n"
    svg += "<text x=\"\(centre)\" y=\"\(pixels(side + margin / 2 + 36))\" text-anchor=\"middle\">"
    svg += "reference IRI, m/km</text>\n"
    let middle = pixels(margin / 2 + side / 2)
    svg += "<text x=\"18\" y=\"\(middle)\" text-anchor=\"middle\" transform=\"rotate(-90 18 \(middle))\">"
    svg += "estimated IRI, m/km</text>\n"
    for (i, colour) in colours.enumerated() {
      let height = margin / 2 + 14 + Double(i) * 16
      svg += "<circle cx=\"\(pixels(margin + 12))\" cy=\"\(pixels(height))\" r=\"4\" fill=\"\(colour)\"/>"
      let from = i == 0 ? "below 30" : i == 5 ? "70 and more" : "\(20 + 10 * i)-\(30 + 10 * i)"
      svg += "<text x=\"\(pixels(margin + 22))\" y=\"\(pixels(height + 4))\">\(from) km/h</text>\n"
    }
    return svg
  }

  private static func colour(_ speed: Double?) -> String {
    guard let speed else { return "#555" }
    return colours[max(0, min(colours.count - 1, Int((speed - 20) / 10)))]
  }

  /// The next whole number, at least 1: where the axes end.
  private static func ceiling(_ value: Double) -> Double { max(1, value.rounded(.up)) }

  private static func pixels(_ value: Double) -> String { FixedDecimals.text(value, decimals: 1) }
}
