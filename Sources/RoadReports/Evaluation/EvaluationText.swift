public import RoadSurveys

/// An evaluation as a page for the terminal.
public enum EvaluationText {
  /// The whole text, without a final newline.
  ///
  /// - Parameter runs: whether each run gets a line of its own.
  public static func text(_ evaluation: Evaluation, runs: Bool = false) -> String {
    var lines: [String] = []
    if let alignment = evaluation.alignment { lines += [shift(alignment), ""] }
    for level in evaluation.levels {
      lines.append(title(level))
      lines += table(rows(level, runs: runs))
      lines += bounds(level.total)
      lines.append("")
    }
    if let repeatability = evaluation.repeatability { lines += text(repeatability) }
    lines += missing("without an estimate", evaluation.roadsWithoutEstimate)
    lines += missing("without a reference", evaluation.roadsWithoutReference)
    lines.append(
      "r2 = 1 - SSE/SST; r² = squared correlation, forgives gain and offset; interval = share of 95 % intervals that hold the reference."
    )
    return lines.joined(separator: "\n")
  }

  private static func title(_ level: Evaluation.Level) -> String {
    var title = level.lengthMeters.map { "Runs, \(plain($0)) m" } ?? "Sections, all runs together"
    if let coverage = level.coverage {
      title += level.lengthMeters == nil ? "; coverage of the reference " : "; coverage of what was driven "
      title += FixedDecimals.text(coverage, decimals: 3)
    }
    return title
  }

  private static func rows(_ level: Evaluation.Level, runs: Bool) -> [EvaluationScore] {
    var rows = [level.total]
    if let practised = level.calibrationRoads { rows.append(practised) }
    if level.byCalibration.count > 1 { rows += level.byCalibration }
    rows += level.bySpeed
    if level.byVehicle.count > 1 { rows += level.byVehicle }
    if level.byRoad.count > 1 { rows += level.byRoad }
    if runs, level.byRun.count > 1 { rows += level.byRun }
    return rows
  }

  private static func table(_ scores: [EvaluationScore]) -> [String] {
    let titles = [
      "n", "r2", "r", "r²", "rmse", "bias", "mape %", "spearman", "class", "worst 10 %",
      "limits of agreement",
      "interval",
    ]
    var table = TextTable(
      [.init(title: "", alignment: .left, limit: 34)]
        + titles.map { .init(title: $0, alignment: .right, limit: 24) })
    for score in scores {
      let a = score
      let limits = a.limitsOfAgreement.map { "\(number($0.lowerBound, 2)) … \(number($0.upperBound, 2))" }
      table.row([
        score.name, String(a.count), number(a.rSquared, 3), number(a.pearson, 3),
        number(a.pearson.map { $0 * $0 }, 3), number(a.rootMeanSquareError, 3), number(a.bias, 3),
        number(a.meanAbsolutePercentageError, 1), number(a.spearman, 3), number(a.classAgreement, 3),
        number(a.worstTenthOverlap, 3), limits ?? "–", number(score.intervalCoverage, 3),
      ])
    }
    return table.lines
  }

  private static func bounds(_ score: EvaluationScore) -> [String] {
    guard let bounds = score.bounds else { return [] }
    func range(_ name: String, _ range: ClosedRange<Double>?, _ decimals: Int) -> String? {
      range.map { "\(name) \(number($0.lowerBound, decimals))…\(number($0.upperBound, decimals))" }
    }
    let parts = [
      range("r2", bounds.rSquared, 3), range("r", bounds.pearson, 3),
      range("rmse", bounds.rootMeanSquareError, 3), range("bias", bounds.bias, 3),
      range("mape", bounds.meanAbsolutePercentageError, 1),
    ].compactMap { $0 }
    guard !parts.isEmpty else { return [] }
    return ["  95 % by drawing \(bounds.groups) anew: " + parts.joined(separator: ", ")]
  }

  private static func shift(_ alignment: ReferenceAlignment) -> String {
    "Alignment: \(plain(alignment.shiftMeters)) m added to the reference's chainage; correlation of ln IRI "
      + "\(number(alignment.correlationBefore, 3)) before, \(number(alignment.correlationAfter, 3)) after "
      + "(n = \(alignment.count))"
  }

  private static func text(_ repeatability: Repeatability) -> [String] {
    guard repeatability.pieces > 0 else {
      return ["Repeatability: no piece of road was rated by two runs", ""]
    }
    var lines = [
      "Repeatability between runs: \(repeatability.pieces) pieces of \(plain(repeatability.lengthMeters)) m seen "
        + "twice or more, coefficient of variation \(number(repeatability.coefficientOfVariation, 3))"
    ]
    for (name, likeness) in [
      ("one vehicle", repeatability.sameVehicle), ("different vehicles", repeatability.otherVehicle),
    ] where likeness.pairs > 0 {
      lines.append(
        "  \(name): \(likeness.pairs) pairs of runs, correlation of 10 m values \(number(likeness.correlation, 3)), "
          + "at the best shift \(number(likeness.bestCorrelation, 3)) (median shift "
          + "\(plain(likeness.shiftMeters ?? 0)) m)")
    }
    return lines + [""]
  }

  private static func missing(_ what: String, _ roads: [String]) -> [String] {
    guard !roads.isEmpty else { return [] }
    let named = roads.prefix(8).map { SafeText.visible($0) }.joined(separator: ", ")
    let more = roads.count > 8 ? " and \(roads.count - 8) more" : ""
    return ["\(roads.count) \(roads.count == 1 ? "road" : "roads") \(what): \(named)\(more)"]
  }

  static func number(_ value: Double?, _ decimals: Int) -> String {
    guard let value, value.isFinite else { return "–" }
    return FixedDecimals.text(value, decimals: decimals)
  }

  static func plain(_ value: Double) -> String {
    value == value.rounded() ? FixedDecimals.text(value, decimals: 0) : FixedDecimals.text(value, decimals: 1)
  }
}
