public import RoadSurveys

/// A search as a table for the terminal, as `trials.csv` and as a plot.
public enum TuningReports {
  public static let tableName = "trials.csv"
  public static let plotName = "tuning.svg"
  public static let bestName = "best.json"

  /// The best trials, best first, and what they gain over the settings as they were.
  public static func text(
    _ trials: [TuningTrial], axes: [TuningAxis], before: TuningScore?, most: Int = 15
  ) -> String {
    let ranked = ranked(trials)
    var table = TextTable(
      axes.map { .init(title: $0.path, alignment: .right, limit: 32) }
        + ["error", "mape %", "r²", "gain", "n"].map { .init(title: $0, alignment: .right, limit: 10) })
    for trial in ranked.prefix(most) {
      table.row(trial.values.map(\.text) + figures(trial.score))
    }
    if let before { table.row(axes.map { _ in "(as it was)" } + figures(before)) }
    let failed = trials.count { $0.score == nil }
    var lines = [
      "\(trials.count) settings tried" + (failed > 0 ? ", \(failed) of them rated too little" : "")
    ]
    lines += table.lines
    lines.append("error: root mean square of ln(reference/estimate) on road that the car's gain hasn't seen")
    return lines.joined(separator: "\n")
  }

  private static func ranked(_ trials: [TuningTrial]) -> [TuningTrial] {
    trials.enumerated().filter { $0.element.score != nil }.sorted { a, b in
      (a.element.score?.error ?? 0, a.offset) < (b.element.score?.error ?? 0, b.offset)
    }.map(\.element)
  }

  private static func figures(_ score: TuningScore?) -> [String] {
    guard let score else { return ["–", "–", "–", "–", "0"] }
    return [
      FixedDecimals.text(score.error, decimals: 4), FixedDecimals.text(score.percent, decimals: 2),
      FixedDecimals.text(score.rSquared, decimals: 4), FixedDecimals.text(score.gain, decimals: 3),
      String(score.count),
    ]
  }

  /// Every trial in the order tried.
  public static func write(
    _ trials: [TuningTrial], axes: [TuningAxis], into sink: inout ByteSink
  ) throws(ReportError) {
    var table = DelimitedText(
      columns: axes.map(\.path) + ["error", "mape_percent", "r_squared", "gain", "n"])
    for trial in trials {
      for value in trial.values { table.text(value.text) }
      table.number(trial.score?.error, decimals: 6)
      table.number(trial.score?.percent, decimals: 3)
      table.number(trial.score?.rSquared, decimals: 6)
      table.number(trial.score?.gain, decimals: 4)
      table.integer(trial.score?.count ?? 0)
      table.endRow()
    }
    try table.drain(into: &sink, all: true)
  }

  /// The best values as a configuration file.
  public static func best(_ trial: TuningTrial, axes: [TuningAxis]) -> String {
    var groups: [(String, [(String, String)])] = []
    for (axis, value) in zip(axes, trial.values) {
      let parts = axis.path.split(separator: ".").map(String.init)
      let group = parts.dropLast().joined(separator: ".")
      let leaf = (parts.last ?? "", value.text)
      if let known = groups.firstIndex(where: { $0.0 == group }) {
        groups[known].1.append(leaf)
      } else {
        groups.append((group, [leaf]))
      }
    }
    let body = groups.map { group, leaves in
      let inner = leaves.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ")
      let names = group.split(separator: ".")
      return names.reversed().reduce(inner) { "\"\($1)\": {\($0)}" }
    }
    return "{\n  " + body.joined(separator: ",\n  ") + "\n}\n"
  }

  /// Error over each setting, one panel beside the other; the best trial is filled.
  public static func svg(_ trials: [TuningTrial], axes: [TuningAxis]) -> String {
    let good = ranked(trials)
    let errors = good.compactMap { $0.score?.error }
    guard let low = errors.min(), let high = errors.max() else {
      return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"/>\n"
    }
    let (width, height, margin) = (260.0, 200.0, 50.0)
    func pixels(_ value: Double) -> String { FixedDecimals.text(value, decimals: 1) }
    let total = pixels(Double(axes.count) * (width + margin) + margin)
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(total)" height="\(pixels(height + 2 * margin))" \
      font-family="sans-serif" font-size="11">
      <rect width="100%" height="100%" fill="white"/>

      """
    for (a, axis) in axes.enumerated() {
      let left = margin + Double(a) * (width + margin)
      svg += """
        <rect x="\(pixels(left))" y="\(pixels(margin))" width="\(pixels(width))" height="\(pixels(height))" \
        fill="none" stroke="#999"/>
        <text x="\(pixels(left))" y="\(pixels(margin - 8))">\(escaped(axis.path))</text>
        <text x="\(pixels(left - 4))" y="\(pixels(margin + 10))" text-anchor="end">\(FixedDecimals.text(high, decimals: 3))</text>
        <text x="\(pixels(left - 4))" y="\(pixels(margin + height))" text-anchor="end">\(FixedDecimals.text(low, decimals: 3))</text>

        """
      for (i, trial) in good.enumerated().reversed() {
        guard let error = trial.score?.error else { continue }
        let share = position(trial.values[a], axis)
        let y = high > low ? (error - low) / (high - low) : 1
        svg +=
          "<circle cx=\"\(pixels(left + share * width))\" cy=\"\(pixels(margin + height - y * height))\" r=\"3\" "
        svg += "stroke=\"#1f5fa8\" fill=\"\(i == 0 ? "#d7461c" : "none")\"/>\n"
      }
      for (share, anchor) in [(0.0, "start"), (1.0, "end")] {
        svg += "<text x=\"\(pixels(left + share * width))\" y=\"\(pixels(margin + height + 14))\" "
        svg += "text-anchor=\"\(anchor)\">\(escaped(end(axis, share)))</text>\n"
      }
    }
    return svg + "</svg>\n"
  }

  private static func position(_ value: SettingTree, _ axis: TuningAxis) -> Double {
    switch axis.values {
    case .range:
      if case .number(let number) = value { return axis.share(of: number) }
      return 0
    case .list(let values):
      let index = values.firstIndex(of: value) ?? 0
      return values.count > 1 ? Double(index) / Double(values.count - 1) : 0.5
    }
  }

  private static func end(_ axis: TuningAxis, _ share: Double) -> String {
    switch axis.values {
    case .range(let low, let high): SettingTree.number(share == 0 ? low : high).text
    case .list(let values): (share == 0 ? values.first : values.last)?.text ?? ""
    }
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in SafeText.visible(text) {
      switch character {
      case "<": escaped += "&lt;"
      case "&": escaped += "&amp;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
