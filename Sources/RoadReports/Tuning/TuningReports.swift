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

  static func ranked(_ trials: [TuningTrial]) -> [TuningTrial] {
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

  /// Error over each setting, one panel below the other; the best trial stands out.
  public static func chart(_ trials: [TuningTrial], axes: [TuningAxis]) -> Chart {
    let good = ranked(trials)
    let errors = good.compactMap { $0.score?.error }
    let y = Chart.Axis.holding("error", errors)
    let panels = axes.enumerated().map { index, axis in
      let x = good.map { place($0.values[index], axis) }
      var panel = Chart.Panel(title(axis), x: scale(axis), y: y)
      panel.marks = [.points(x: x, y: errors, .blue)]
      if let best = x.first, let least = errors.first {
        panel.marks.append(.points(x: [best], y: [least], .red, radius: 4))
        panel.legend = [(.blue, "tried"), (.red, "best")]
      }
      return panel
    }
    return Chart("Tuning: \(good.count) settings", panels: panels)
  }

  /// A list's values stand side by side, numbered from 0.
  private static func place(_ value: SettingTree, _ axis: TuningAxis) -> Double {
    switch axis.values {
    case .range:
      if case .number(let number) = value { return number }
      return .nan
    case .list(let values): return Double(values.firstIndex(of: value) ?? 0)
    }
  }

  private static func scale(_ axis: TuningAxis) -> Chart.Axis {
    switch axis.values {
    case .range(let low, let high): Chart.Axis(axis.path, low...high, isLogarithmic: axis.isLogarithmic)
    case .list(let values): Chart.Axis(axis.path, -0.5...max(0.5, Double(values.count) - 0.5))
    }
  }

  private static func title(_ axis: TuningAxis) -> String {
    guard case .list(let values) = axis.values else { return axis.path }
    return axis.path + ": "
      + values.enumerated().map { "\($0.offset) = \($0.element.text)" }.joined(separator: ", ")
  }
}
